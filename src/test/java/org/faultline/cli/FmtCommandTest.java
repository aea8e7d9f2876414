package org.faultline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.faultline.cli.option.ServiceSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FmtCommandTest {
    private static final String UGLY = """
            rule "one" @groupBy("dyad") @title("Any clash")
            when
              Encounter(type==CLASH,$dyad:dyad) // any
            then alerts.raise($dyad,"A clash"); end
            """;
    private static final String LAID_OUT = """
            rule "one"
              @title("Any clash")
              @groupBy("dyad")
            when
              Encounter( type == CLASH, $dyad : dyad ) // any
            then
              alerts.raise($dyad, "A clash");
            end
            """;

    @TempDir
    Path dir;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void filesAreLaidOutAndNamed() throws IOException {
        Path file = Files.writeString(dir.resolve("one.drl"), UGLY);
        Path same = Files.writeString(dir.resolve("two.drl"), LAID_OUT.replace("one", "two"));
        assertThat(run("", "--rules", dir.toString())).isZero();
        assertThat(printed()).containsExactly("laid out: " + file, "2 rules, 1 laid out anew");
        assertThat(file).hasContent(LAID_OUT);
        assertThat(same).hasContent(LAID_OUT.replace("one", "two"));
        assertThat(dir).isDirectoryNotContaining(p -> !p.toString().endsWith(".drl"));
    }

    @Test
    void checkOnlyNamesThem() throws IOException {
        Path file = Files.writeString(dir.resolve("one.drl"), UGLY);
        assertThat(run("", "--check", file.toString())).isEqualTo(1);
        assertThat(printed()).containsExactly("not laid out: " + file, "1 rule, 1 not laid out");
        assertThat(file).hasContent(UGLY);
        assertThat(run("", "--check", "rules")).isZero();
    }

    @Test
    void aFileWithAFaultIsLeftAlone() throws IOException {
        String wrong = UGLY.replace("CLASH", "CLASHES");
        Path file = Files.writeString(dir.resolve("one.drl"), wrong);
        assertThat(run("", "--rules", dir.toString())).isEqualTo(1);
        assertThat(printed().get(0)).startsWith("left alone: " + file + ":3:19: UNKNOWN_CONSTANT");
        assertThat(printed()).endsWith("1 rule, 0 laid out anew, left alone for faults: 1");
        assertThat(file).hasContent(wrong);
    }

    @Test
    void anEditorHandsATextOver() {
        assertThat(run(UGLY, "-")).isZero();
        assertThat(out.toString(UTF_8)).isEqualTo(LAID_OUT);
        out.reset();
        assertThat(run("rule", "-")).isEqualTo(1);
        assertThat(out.toString(UTF_8)).isEqualTo("rule");
    }

    private int run(String stdin, String... words) {
        List<String> all = new ArrayList<>(List.of("fmt"));
        all.addAll(List.of(words));
        PrintStream print = new PrintStream(out, true, UTF_8);
        return new Commands(new ByteArrayInputStream(stdin.getBytes(UTF_8)), print, System.err)
                .run(all, ServiceSettings.none());
    }

    private List<String> printed() {
        return out.toString(UTF_8).lines().toList();
    }
}
