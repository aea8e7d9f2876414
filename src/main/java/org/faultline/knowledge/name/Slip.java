package org.faultline.knowledge.name;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Words that differ by a slip of the keyboard: a letter more, less, other, or two neighbours that changed places (Damerau). */
public final class Slip {
    private Slip() {}

    /** Whether one is the other but for so few slips as its length allows: one in a word of four letters, two in one of seven; of three letters only the order. */
    public static boolean isOne(String written, String known) {
        int allowed = allowed(Math.min(written.length(), known.length()));
        boolean otherAcronym =
                known.length() == 3 && written.length() == 3 && !sorted(written).equals(sorted(known));
        return !written.equals(known)
                && !otherAcronym
                && Math.abs(written.length() - known.length()) <= allowed
                && !written.replaceAll("\\D", "").equals(written)
                && distance(written, known) <= allowed;
    }

    private static String sorted(String word) {
        char[] letters = word.toCharArray();
        Arrays.sort(letters);
        return new String(letters);
    }

    private static int allowed(int length) {
        return length < 3 ? 0 : length < 7 ? 1 : length < 12 ? 2 : 3;
    }

    /** The word of those known that is nearest to one by slips; null where none is near. */
    public static @Nullable String nearest(String plain, Collection<String> known, UnaryOperator<String> asPlain) {
        String nearest = null;
        int least = Integer.MAX_VALUE;
        for (String word : known) {
            String other = asPlain.apply(word);
            int distance = isOne(plain, other) ? distance(plain, other) : Integer.MAX_VALUE;
            if (distance < least) {
                least = distance;
                nearest = word;
            }
        }
        return nearest;
    }

    /** How many slips lie between two words, where no part of a word changes twice (optimal string alignment). */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int other = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(d[i - 1][j - 1] + other, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
