package org.faultline.rule;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.faultline.cli.Commands;
import org.faultline.fixture.GeneratedPart;
import org.faultline.report.EventType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The analysts' manual says what the code does; {@code -Dupdate=true} writes its generated parts anew. */
class ManualTest {
    private static final Path FIRST_RULE = Path.of("docs/writing-rules.md");
    private static final Path PATTERNS = Path.of("docs/rule-patterns.md");

    @Test
    void itsVocabularyIsThatOfTheFacts() throws IOException {
        GeneratedPart.of("vocabulary.md", "vocabulary").is(new Dictionary().markdown());
        GeneratedPart.of("vocabulary.md", "types").is(types());
    }

    @Test
    void itSaysOfEachEventTypeWhatItIs() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("docs/event-types.md")).stream()
                .filter(l -> l.matches("\\| `[A-Z_]+` \\| .+"))
                .map(l -> l.replaceFirst("\\| `([A-Z_]+)`.*", "$1"))
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(
                        Arrays.stream(EventType.values()).map(Enum::name).toList());
    }

    @Test
    void itsFirstRulePassesItsCases(@TempDir Path dir) throws IOException {
        String manual = Files.readString(FIRST_RULE);
        new RuleFolder(dir)
                .with("allies/deadly-allied-clash.drl", block(manual, "drl"))
                .with("allies/deadly-allied-clash.cases.yaml", block(manual, "yaml"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream said = new PrintStream(out, true, UTF_8);
        int exit =
                new Commands(InputStream.nullInputStream(), said, said).run(List.of("test", "--rules", dir.toString()));
        assertThat(out.toString(UTF_8)).endsWith("1 rule, 3 cases, 0 failed\n");
        assertThat(exit).isZero();
    }

    @Test
    void itsWorkedPatternsAreThoseOfTheRules() throws IOException {
        Matcher worked = Pattern.compile(
                        "]\\(\\.\\./rules/(\\w+/[\\w-]+\\.drl)\\)\\n\\n```drl\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PATTERNS));
        Set<String> rules = new TreeSet<>();
        while (worked.find()) {
            rules.add(worked.group(1));
            assertThat(Files.readString(Path.of("rules", worked.group(1))))
                    .as(worked.group(1))
                    .containsIgnoringWhitespaces("when " + worked.group(2) + " then");
        }
        assertThat(rules).hasSize(12);
    }

    private static String block(String manual, String language) {
        int start = manual.indexOf("```" + language + "\n") + language.length() + 4;
        return manual.substring(start, manual.indexOf("```", start));
    }

    private static String types() {
        StringBuilder out = new StringBuilder();
        for (EventType.Trait trait : EventType.Trait.values()) {
            out.append("- ")
                    .append(trait)
                    .append(": ")
                    .append(Arrays.stream(EventType.values())
                            .filter(t -> t.is(trait))
                            .map(Enum::name)
                            .collect(Collectors.joining(", ")))
                    .append('\n');
        }
        return out.append("- none of these: ")
                .append(Arrays.stream(EventType.values())
                        .filter(t -> Arrays.stream(EventType.Trait.values()).noneMatch(t::is))
                        .map(Enum::name)
                        .collect(Collectors.joining(", ")))
                .append('\n')
                .toString();
    }
}
