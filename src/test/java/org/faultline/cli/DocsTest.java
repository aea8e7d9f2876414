package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documentation can be followed and read: links lead somewhere, lines are of readable length, classes that it names are there. */
class DocsTest {
    private static final int LONGEST_LINE = 140;
    private static final int LONGEST_PAGE = 150;
    private static final int LONGEST_GUIDE = 60;

    /** {@code [text](target)}, with the address of another site left out. */
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#\\s]*)(?:#([^)\\s]*))?\\)");

    private static final Pattern CLASS = Pattern.compile("\\b(?:[A-Z][a-z]+){2,}\\b|`([A-Z][a-z]+)`");

    static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md", "rules/README.md", "config/README.md")
                                    .map(Path::of),
                            docs.filter(p -> p.toString().endsWith(".md")).sorted())
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(Path page) throws IOException {
        List<String> broken = new ArrayList<>();
        Matcher link = LINK.matcher(String.join("\n", prose(page)));
        while (link.find()) {
            Path folder = page.toAbsolutePath().getParent();
            Path target = link.group(1).isEmpty() ? page : folder.resolve(link.group(1));
            String anchor = link.group(2);
            if (!Files.exists(target) || (anchor != null && !anchors(target).contains(anchor))) {
                broken.add(link.group());
            }
        }
        assertThat(broken).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linesOfProseCanBeRead(Path page) throws IOException {
        assertThat(prose(page)).filteredOn(l -> !l.startsWith("|")).allSatisfy(l -> assertThat(l)
                .hasSizeLessThanOrEqualTo(LONGEST_LINE));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void pagesAreShort(Path page) throws IOException {
        boolean guide = page.endsWith("rules/README.md") || page.endsWith("config/README.md");
        assertThat(Files.readAllLines(page)).hasSizeLessThanOrEqualTo(guide ? LONGEST_GUIDE : LONGEST_PAGE);
    }

    @Test
    void everyPageIsInTheIndex() throws IOException {
        String index = Files.readString(Path.of("docs/README.md"));
        assertThat(pages().stream().filter(p -> p.startsWith("docs")))
                .allSatisfy(p -> assertThat(index).contains(p.getFileName().toString()));
    }

    @Test
    void theClassesOfTheArchitectureAreThere() throws IOException {
        Set<String> named = new TreeSet<>();
        Matcher word = CLASS.matcher(Files.readString(Path.of("docs/architecture.md")));
        while (word.find()) {
            named.add(word.group(1) == null ? word.group() : word.group(1));
        }
        try (Stream<Path> sources = Files.walk(Path.of("src"))) {
            Set<String> there = sources.map(p -> p.getFileName().toString())
                    .filter(n -> n.endsWith(".java"))
                    .map(n -> n.substring(0, n.length() - ".java".length()))
                    .collect(Collectors.toSet());
            assertThat(named).hasSizeGreaterThan(50).isSubsetOf(there);
        }
    }

    /** The lines of a page that are neither code nor generated. */
    private static List<String> prose(Path page) throws IOException {
        List<String> all = new ArrayList<>();
        boolean apart = false;
        for (String line : Files.readAllLines(page)) {
            boolean fence = line.strip().startsWith("```");
            if (fence || line.endsWith(": generated -->") || line.startsWith("<!-- end of")) {
                apart = !apart;
            } else if (!apart && !line.startsWith("    ")) {
                all.add(line);
            }
        }
        return all;
    }

    /** The anchors of a page's headings, as GitHub makes them. */
    private static Set<String> anchors(Path page) {
        Set<String> all = new HashSet<>();
        try {
            prose(page).stream().filter(l -> l.startsWith("#")).forEach(heading -> {
                String anchor = heading.replaceFirst("#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-');
                assertThat(all.add(anchor))
                        .as("%s has two headings %s", page, anchor)
                        .isTrue();
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
