package org.faultline.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFoundationsTest {
    private static final String RULE = """
            rule "%s"
              @title("Any") @severity(LOW) @status(draft) @groupBy("dyad")
            when
              %s
            then
              alerts.raise($dyad, "Any");
            end
            """;

    @TempDir
    Path dir;

    @Test
    void onlyWhatARuleBuildsOnIsCompiledWithIt() throws IOException {
        write("clash", "Encounter( type == CLASH, happened, $dyad : dyad )");
        write("attack", "Encounter( type == ATTACK, happened, $dyad : dyad )");
        write("on-clash", "Finding( rule == \"clash\", $dyad : dyad )");
        write("on-both", "Finding( rule in (\"on-clash\", \"attack\"), $dyad : dyad )");
        write("on-either", "Finding( rule == \"clash\" || rule == \"attack\", $dyad : dyad )");
        write("on-all-others", "Finding( rule not in (\"clash\"), $dyad : dyad )");
        assertThat(compiledFor("clash")).containsExactly("clash");
        assertThat(compiledFor("on-clash")).containsExactly("clash", "on-clash");
        assertThat(compiledFor("on-both")).containsExactly("attack", "clash", "on-both", "on-clash");
        assertThat(compiledFor("on-either")).containsExactly("attack", "clash", "on-either");
        assertThat(compiledFor("on-all-others")).hasSize(6);
    }

    @Test
    void faultsOfOtherRulesAreNamedAllTheSame() throws IOException {
        write("clash", "Encounter( type == CLASH, happened, $dyad : dyad )");
        write("wrong", "Encounter( type == CLASHES, happened, $dyad : dyad )");
        LoadedRules loaded = LoadedRules.from(dir, 400, "clash"::equals);
        loaded.book().close();
        assertThat(loaded.faulty()).containsOnlyKeys("wrong");
    }

    private Set<String> compiledFor(String id) {
        try (RuleBook book = LoadedRules.from(dir, 400, id::equals).book()) {
            return book.rules().keySet();
        }
    }

    private void write(String id, String condition) throws IOException {
        Files.writeString(dir.resolve(id + ".drl"), RULE.formatted(id, condition));
    }
}
