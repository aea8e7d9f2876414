package org.faultline.knowledge;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** One spelling for names that differ only in case, accents, punctuation, spacing and what nobody sees; never a similarity. */
final class Names {
    /** Accents and vowel signs, directional and zero-width marks, and the tatweel that stretches an Arabic word. */
    private static final Pattern MARKS = Pattern.compile("[\\p{M}\\p{Cf}\\x{0640}]+");

    private static final Pattern APOSTROPHES = Pattern.compile("['’‘ʼʿʾ`]");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{P}]+");

    private Names() {}

    static String normalised(String name) {
        String plain =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        String words =
                SEPARATORS.matcher(APOSTROPHES.matcher(plain).replaceAll("")).replaceAll(" ");
        return words.strip().toLowerCase(Locale.ROOT);
    }
}
