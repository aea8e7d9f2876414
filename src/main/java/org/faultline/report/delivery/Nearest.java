package org.faultline.report.delivery;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** "Did you mean": the known words within reach of a misspelt one, nearest first. */
public final class Nearest {
    private static final int MOST = 3;
    private static final int LONGEST = 60; // nobody misspells a longer word, and the search is quadratic

    private Nearest() {}

    /** Such as {@code ; did you mean CLASH or ATTACK?}, or nothing where no known word is near. */
    public static String hint(String word, Collection<String> known) {
        List<String> near = to(word, known);
        return near.isEmpty() ? "" : near.stream().collect(Collectors.joining(" or ", "; did you mean ", "?"));
    }

    /** At most three of them. */
    public static List<String> to(String word, Collection<String> known) {
        if (word.length() > LONGEST) {
            return List.of();
        }
        String wanted = word.toUpperCase(Locale.ROOT);
        int reach = Math.max(2, wanted.length() / 3);
        return known.stream()
                .filter(k -> distance(wanted, k.toUpperCase(Locale.ROOT)) <= reach)
                .sorted(Comparator.comparingInt((String k) -> distance(wanted, k.toUpperCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    /** Levenshtein distance, in single-character edits. */
    static int distance(String a, String b) {
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int swap = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(swap, 1 + Math.min(last[j], row[j - 1]));
            }
            last = row;
        }
        return last[b.length()];
    }
}
