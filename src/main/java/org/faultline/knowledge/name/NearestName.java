package org.faultline.knowledge.name;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** "Did you mean": what is spelt most like a text that is not known, by few edits for its length. */
public final class NearestName {
    private static final LevenshteinDistance EDITS = LevenshteinDistance.getDefaultInstance();
    private static final int MOST = 3;

    private NearestName() {}

    /** Such as {@code ; did you mean SYC or SYR?}, or nothing. */
    public static String hint(String text, Map<String, String> bySpelling) {
        return question(of(text, bySpelling));
    }

    /** At most three of them, all as many edits away. */
    static List<String> of(String text, Map<String, String> bySpelling) {
        TreeMap<Integer, TreeSet<String>> meant = new TreeMap<>();
        int reach = Math.max(1, text.length() / 4);
        bySpelling.forEach((spelling, means) -> {
            int edits = isSwapped(text, spelling) ? 0 : EDITS.apply(text, spelling);
            if (edits <= reach) {
                meant.computeIfAbsent(edits, e -> new TreeSet<>()).add(means);
            }
        });
        return meant.isEmpty()
                ? List.of()
                : meant.firstEntry().getValue().stream().limit(MOST).toList();
    }

    /** Two neighbours that changed places are a slip more often than another letter is. */
    private static boolean isSwapped(String text, String spelling) {
        return text.length() == spelling.length()
                && IntStream.range(1, text.length())
                        .anyMatch(i -> spelling.equals(text.substring(0, i - 1)
                                + text.charAt(i)
                                + text.charAt(i - 1)
                                + text.substring(i + 1)));
    }

    static String question(List<String> meant) {
        return meant.isEmpty() ? "" : "; did you mean " + String.join(" or ", meant) + "?";
    }
}
