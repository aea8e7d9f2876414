package org.faultline.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One attack of the corpus: the text of a rule file, and the layers that refuse it alone. */
public record Attack(String name, List<String> layers, String text) {
    private static final Path CORPUS = Path.of("src/test/resources/attacks");

    /** The files of the corpus, without their ending. */
    public static final List<String> FAMILIES =
            List.of("right-side", "conditions", "declarations", "attributes", "literals", "ways-out", "endless");

    private static final Pattern HEAD = Pattern.compile("=== (.+?): ([a-z ]+)");
    private static final String SET = "System.setProperty(\"faultline.attacked\", \"x\")";

    /** Those of one family, with a file and a port of the test's own in them. */
    public static List<Attack> of(String family, String file, int port) {
        List<Attack> all = new ArrayList<>();
        for (String block : read(CORPUS.resolve(family + ".txt")).split("(?m)^(?==== )")) {
            int end = block.indexOf('\n');
            Matcher head = HEAD.matcher(block.substring(0, Math.max(0, end)));
            if (!head.matches()) {
                throw new IllegalStateException(family + ": not the head of an attack: " + block);
            }
            String text = whole(block.substring(end + 1))
                    .replace("${SET}", SET)
                    .replace("${SET_ESCAPED}", SET.replace("\"", "\\\""))
                    .replace("${FILE}", file)
                    .replace("${PORT}", String.valueOf(port));
            all.add(new Attack(head.group(1), List.of(head.group(2).split(" ")), text));
        }
        return all;
    }

    static String whole(String body) {
        if (body.startsWith("then: ")) {
            return RuleFolder.rule(
                    "a", "@groupBy(\"dyad\")", "  $e : Encounter( $dyad : dyad )", "  " + body.substring(6));
        } else if (body.startsWith("when: ")) {
            return RuleFolder.rule(
                    "a", "@groupBy(\"dyad\")", "  " + body.substring(6), "  alerts.raise($dyad, \"x\");");
        }
        return body;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
