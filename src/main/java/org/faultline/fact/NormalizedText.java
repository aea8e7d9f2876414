package org.faultline.fact;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text reduced to its words, so that copies can be told: lower case, without accents and punctuation. Two wordings are nearly
 * the same when they are equal, when the longer holds the whole of the shorter (of eight words at least), or when of all the runs
 * of three words in either at least nine tenths are in both.
 */
public final class NormalizedText {
    private static final int FEWEST_WORDS = 8;
    private static final int RUN = 3;
    private static final double NEARLY = 0.9;

    private final String words;
    private final int length;
    private volatile @Nullable Set<String> runs;

    private NormalizedText(String words) {
        this.words = words;
        int gaps = 0;
        for (int i = 0; i < words.length(); i++) {
            gaps += words.charAt(i) == ' ' ? 1 : 0;
        }
        this.length = 1 + gaps;
    }

    public static NormalizedText of(String text) {
        return new NormalizedText(plain(text));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NormalizedText w && w.words.equals(words);
    }

    @Override
    public int hashCode() {
        return words.hashCode();
    }

    @Override
    public String toString() {
        return words;
    }

    /** Letters and digits only, single spaces between words, lower case, no accents or vowel signs. */
    public static String plain(String text) {
        byte[] plain = new byte[text.length()];
        int length = 0;
        boolean gap = false;
        for (int i = 0; i < plain.length; i++) {
            char c = text.charAt(i);
            if (c > 0x7f) {
                return plainOfAny(text);
            }
            boolean capital = 'A' <= c && c <= 'Z';
            if (capital || ('a' <= c && c <= 'z') || ('0' <= c && c <= '9')) {
                if (gap && length > 0) {
                    plain[length++] = ' ';
                }
                plain[length++] = (byte) (capital ? c - 'A' + 'a' : c);
                gap = false;
            } else if (c != '\'') {
                gap = true;
            }
        }
        return new String(plain, 0, length, StandardCharsets.ISO_8859_1);
    }

    /** The same, by way of Unicode, for text that is not all in ASCII. */
    private static String plainOfAny(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder out = new StringBuilder(decomposed.length());
        boolean gap = false;
        for (int i = 0; i < decomposed.length(); ) {
            int c = decomposed.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isLetterOrDigit(c)) {
                if (gap && !out.isEmpty()) {
                    out.append(' ');
                }
                out.appendCodePoint(c);
                gap = false;
            } else if (Character.getType(c) != Character.NON_SPACING_MARK && c != '\'' && c != '’' && c != '‘') {
                gap = true;
            }
        }
        return out.toString();
    }

    @SuppressWarnings("ReferenceEquality")
    public boolean nearly(NormalizedText other) {
        if (words.equals(other.words)) {
            return !words.isEmpty();
        }
        boolean isShorter = length <= other.length;
        NormalizedText shorter = isShorter ? this : other;
        NormalizedText longer = isShorter ? other : this;
        if (shorter.length < FEWEST_WORDS) {
            return false;
        }
        return longer.holds(shorter.words) || overlap(shorter, longer) >= NEARLY;
    }

    /** Whole words only: what stands before and after must be a space or nothing. */
    private boolean holds(String some) {
        int at = words.indexOf(some);
        while (at >= 0) {
            int end = at + some.length();
            if ((at == 0 || words.charAt(at - 1) == ' ') && (end == words.length() || words.charAt(end) == ' ')) {
                return true;
            }
            at = words.indexOf(some, at + 1);
        }
        return false;
    }

    /** Jaccard's measure on the runs of three words; 0 where it is soon seen to be low. */
    private static double overlap(NormalizedText shorter, NormalizedText longer) {
        // repeated runs aside, this bounds the measure from above; it spares most pairs the closer look
        if (shorter.length - RUN + 1 < NEARLY * (longer.length - RUN + 1) || apart(shorter, longer)) {
            return 0;
        }
        Set<String> one = shorter.runs();
        Set<String> two = longer.runs();
        int common = 0;
        for (String run : one) {
            common += two.contains(run) ? 1 : 0;
        }
        return (double) common / (one.size() + two.size() - common);
    }

    /** Whether more runs are in one of them only than a ninth of those that can be in both, as the first of them show. */
    private static boolean apart(NormalizedText shorter, NormalizedText longer) {
        int most = (shorter.length - RUN + 1) / 9;
        Set<String> single = new HashSet<>();
        Iterator<String> ours = shorter.eachRun();
        Iterator<String> theirs = longer.eachRun();
        while (theirs.hasNext() && single.size() <= most) {
            single(theirs, shorter).ifPresent(single::add);
            single(ours, longer).ifPresent(single::add);
        }
        return single.size() > most;
    }

    /** The next run where another has none such. */
    private static Optional<String> single(Iterator<String> runs, NormalizedText other) {
        return runs.hasNext() ? Optional.of(runs.next()).filter(run -> !other.holds(run)) : Optional.empty();
    }

    /** All runs of three words, each once. */
    public Set<String> runs() {
        Set<String> known = runs;
        if (known == null) {
            known = new HashSet<>();
            eachRun().forEachRemaining(known::add);
            runs = known;
        }
        return known;
    }

    /** The runs as they stand. */
    private Iterator<String> eachRun() {
        return new Iterator<>() {
            private int first;
            private int second = NormalizedText.this.next(first);
            private int third = NormalizedText.this.next(second);

            @Override
            public boolean hasNext() {
                return third > 0;
            }

            @Override
            public String next() {
                if (third == 0) {
                    throw new NoSuchElementException();
                }
                int fourth = NormalizedText.this.next(third);
                String run = words.substring(first, fourth > 0 ? fourth - 1 : words.length());
                first = second;
                second = third;
                third = fourth;
                return run;
            }
        };
    }

    /** Where the word after one begins; 0 where there is none. */
    private int next(int word) {
        return words.indexOf(' ', word) + 1;
    }
}
