package org.faultline.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.rule.RuleFolder.model;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a rule raises comes back as facts where another may build on it. */
class AudienceTest {
    private static Audience of(String... conditions) {
        return new Audience(List.of(conditions).stream().map(c -> model("x", c)).toList());
    }

    @Test
    void rulesAreHeededUnlessEveryPatternNamesOthers() {
        Audience audience = of(
                "Finding( rule == \"one\", $d : dyad )",
                "Finding( rule not in (\"one\", \"two\", \"three\"), admin1 == \"A\", $d : dyad )",
                "Concern( rule in (\"two\"), $d : group )");
        assertThat(audience.heeds("one")).isTrue();
        assertThat(audience.heeds("two")).isTrue();
        assertThat(audience.heeds("three")).isFalse();
        assertThat(audience.heeds("another")).isTrue();
    }

    @Test
    void whereNoRuleBuildsOnRulesNoneIsHeeded() {
        assertThat(of("Quarrel( $d : dyad )").heeds("one")).isFalse();
    }

    @Test
    void ofTheProjectsRulesOnlyWhatConvergesOrIsBuiltOnIsHeeded() {
        try (RuleBook book = RuleBook.compile(Path.of("rules"))) {
            Audience audience =
                    new Audience(book.rules().values().stream().map(Rule::model).toList());
            assertThat(book.rules().keySet().stream().filter(r -> !audience.heeds(r)))
                    .containsExactly("dyad-tension", "escalation-convergence");
        }
    }
}
