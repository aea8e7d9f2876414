package org.faultline.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Templates and the sentences of pages go together. */
class TemplateKeysTest {
    private static final Path TEMPLATES = Path.of("src/main/resources/templates/pages");
    private static final Pattern SAID = Pattern.compile("\\.(?:say|html)\\('([^']+)'");
    private static final Pattern GROUP = Pattern.compile("\\.word\\('([^']+)'");
    private static final Pattern QUOTED = Pattern.compile("['\"](page\\.[\\w.-]+)['\"]");

    @Test
    void whatATemplateSaysIsThere() throws IOException {
        Set<String> keys = keys();
        String templates = text(TEMPLATES, ".html");
        assertThat(all(SAID, templates)).isNotEmpty().isSubsetOf(keys);
        assertThat(all(GROUP, templates)).isNotEmpty().allSatisfy(group -> assertThat(keys)
                .anyMatch(key -> key.startsWith(group + ".")));
    }

    @Test
    void noSentenceOfAPageIsLeftOver() throws IOException {
        Set<String> used = all(QUOTED, text(TEMPLATES, ".html") + text(Path.of("src/main/java"), ".java"));
        Set<String> left = keys().stream()
                .filter(key -> key.startsWith("page.")
                        && !used.contains(key)
                        && !used.contains(key.replaceFirst("[.]text$", "")))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(left).isEmpty();
    }

    private static Set<String> keys() throws IOException {
        Properties all = new Properties();
        for (String file : List.of("mail", "page")) {
            try (Reader in = Files.newBufferedReader(Path.of("src/main/resources/" + file + "/words_en.properties"))) {
                all.load(in);
            }
        }
        return all.stringPropertyNames();
    }

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(m -> m.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(ending))
                    .map(TemplateKeysTest::read)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
