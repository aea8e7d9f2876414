package org.faultline.cli;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.faultline.report.Nearest;
import org.faultline.report.Text;

/**
 * What was said on the command line of {@code explain} and {@code why-not}.
 *
 * @param url where the service is, without a slash at the end
 * @param again whether to run the rule again
 * @param json whether to print the answer as it came
 */
record AskOptions(URI url, boolean again, boolean json, List<String> words) {
    private static final List<String> KNOWN = List.of("--url", "--again", "--json");

    /** @throws IllegalArgumentException saying which word is wrong, and why */
    static AskOptions read(List<String> arguments, ServiceSettings settings) {
        String url = "";
        boolean again = false;
        boolean json = false;
        List<String> words = new ArrayList<>();
        Deque<String> left = new ArrayDeque<>(arguments);
        while (!left.isEmpty()) {
            String word = left.remove();
            switch (word) {
                case "--url" -> {
                    if (left.isEmpty()) {
                        throw new IllegalArgumentException("--url needs a value after it");
                    }
                    url = left.remove();
                }
                case "--again" -> again = true;
                case "--json" -> json = true;
                default -> words.add(word(word));
            }
        }
        return new AskOptions(
                url.isEmpty() ? settings.service() : ImportOptions.address(url), again, json, List.copyOf(words));
    }

    private static String word(String word) {
        if (word.startsWith("-")) {
            throw new IllegalArgumentException("unknown option " + Text.clean(word) + Nearest.hint(word, KNOWN)
                    + "; known are " + String.join(", ", KNOWN));
        }
        return word;
    }
}
