package org.faultline.trial.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.faultline.rule.language.text.Code;

/**
 * One mistake that analysts make in a cases file: with a mark where it is, and on its last line the code and what the message must name.
 *
 * @param text without the mark
 * @param remedy an expression that a message with the remedy in it has a match of
 */
record CaseMistake(String name, String text, int line, int column, Code code, Pattern remedy) {
    private static final Path CORPUS = Path.of("src/test/resources/case-mistakes");
    private static final String MARK = "▲";
    private static final Pattern EXPECTED = Pattern.compile("# ([A-Z_]+): (.+)\\R\\z");

    static List<CaseMistake> all() {
        try (Stream<Path> files = Files.list(CORPUS)) {
            return files.sorted().map(CaseMistake::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CaseMistake read(Path file) {
        try {
            String marked = Files.readString(file);
            int at = marked.indexOf(MARK);
            Matcher expected = EXPECTED.matcher(marked);
            if (at < 0 || !expected.find()) {
                throw new IllegalStateException(file + " has no mark, or does not say what is expected");
            }
            return new CaseMistake(
                    file.getFileName().toString().replace(CaseFile.ENDING, ""),
                    marked.replace(MARK, ""),
                    (int) marked.substring(0, at).chars().filter(c -> c == '\n').count() + 1,
                    at - marked.lastIndexOf('\n', at),
                    Code.valueOf(expected.group(1)),
                    Pattern.compile(expected.group(2)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
