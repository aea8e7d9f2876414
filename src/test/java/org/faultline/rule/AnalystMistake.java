package org.faultline.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One mistake in a rule or a cases file, as an analyst made it who did not know the checker.
 *
 * @param file the name the analyst gave it
 * @param beside the rule that a cases file is about; empty for a rule
 * @param text without the sign at the mistake
 * @param remedy an expression that a message with the remedy in it has a match of
 */
record AnalystMistake(String file, String kind, String beside, String text, int line, int column, Pattern remedy) {
    private static final Path CORPUS = Path.of("src/test/resources/analyst-mistakes");
    private static final Pattern LAST = Pattern.compile("(?://|#) KIND: (\\w+) \\| REMEDY: (.+?)\\s*\\z");
    private static final Pattern NAME = Pattern.compile("(?://|#) FILE: (\\S+)\\R");
    private static final Pattern BESIDE = Pattern.compile("# BESIDE: (\\S+)\\R");

    static List<AnalystMistake> inRules() {
        return below("rules");
    }

    static List<AnalystMistake> inCases() {
        return below("cases");
    }

    /** What somebody thought a mistake and is none. */
    static List<AnalystMistake> accepted() {
        return below("accepted");
    }

    private static List<AnalystMistake> below(String folder) {
        try (Stream<Path> files = Files.list(CORPUS.resolve(folder))) {
            return files.sorted().map(AnalystMistake::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AnalystMistake read(Path file) {
        try {
            String marked = Files.readString(file);
            Matcher last = LAST.matcher(marked);
            if (!last.find()) {
                throw new IllegalStateException(file + " does not say what is expected");
            }
            int at = marked.indexOf('▲');
            String before = marked.substring(0, at);
            String bare = before + marked.substring(at + 1, last.start());
            String beside = first(BESIDE, bare, "");
            String name =
                    first(NAME, bare, beside.isEmpty() ? file.getFileName().toString() : beside + ".cases.yaml");
            return new AnalystMistake(
                    name,
                    last.group(1),
                    beside,
                    bare,
                    (int) before.chars().filter(c -> c == '\n').count() + 1,
                    at - before.lastIndexOf('\n'),
                    Pattern.compile(last.group(2)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String first(Pattern pattern, String text, String otherwise) {
        Matcher m = pattern.matcher(text);
        return m.find() ? m.group(1) : otherwise;
    }

    @Override
    public String toString() {
        return file + " (" + kind + ")";
    }
}
