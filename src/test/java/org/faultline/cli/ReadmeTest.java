package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first rule that the README has a newcomer write works as it stands there. */
class ReadmeTest {
    @TempDir
    Path rules;

    @Test
    void theRuleOfTheReadmePassesItsCases() throws IOException {
        Files.writeString(rules.resolve("checkpoint-handover.drl"), block("drl"));
        Path cases = Files.writeString(rules.resolve("checkpoint-handover.cases.yaml"), block("yaml"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exit = new Commands(
                        InputStream.nullInputStream(), new PrintStream(out, true, StandardCharsets.UTF_8), System.err)
                .run(List.of("test", "--rules", rules.toString(), cases.toString()), ServiceSettings.none());
        assertThat(exit).as(out.toString(StandardCharsets.UTF_8)).isZero();
    }

    private static String block(String language) throws IOException {
        Matcher m = Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("README.md")));
        assertThat(m.find()).isTrue();
        return m.group(1).stripIndent().replaceAll("(?m)^ {3}", "");
    }
}
