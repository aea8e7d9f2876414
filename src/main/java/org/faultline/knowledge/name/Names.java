package org.faultline.knowledge.name;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.text.Normalizer2;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One spelling for names that differ only in case, accents, vowel signs, letter variants of one script, digits, punctuation,
 * spacing and what nobody sees; never a similarity.
 */
public final class Names {
    private static final Normalizer2 CASE_FOLDED = Normalizer2.getNFKCCasefoldInstance();
    private static final Normalizer2 DECOMPOSED = Normalizer2.getNFKDInstance();

    /** Dropped, so that "Qa'im" is "Qaim": apostrophes, and the half rings that transliterate hamza and ayn. */
    private static final String APOSTROPHES = "'’‘‛ʼʽʿʾʻʹ`´′";

    /** Dropped: accents, harakat and hamza signs, directional and zero-width marks. */
    private static final int UNSEEN = types(
            UCharacterCategory.NON_SPACING_MARK,
            UCharacterCategory.ENCLOSING_MARK,
            UCharacterCategory.COMBINING_SPACING_MARK,
            UCharacterCategory.FORMAT);

    /** Kept; whatever else there is parts words. */
    private static final int KEPT = types(
            UCharacterCategory.UPPERCASE_LETTER,
            UCharacterCategory.LOWERCASE_LETTER,
            UCharacterCategory.TITLECASE_LETTER,
            UCharacterCategory.MODIFIER_LETTER,
            UCharacterCategory.OTHER_LETTER,
            UCharacterCategory.DECIMAL_DIGIT_NUMBER,
            UCharacterCategory.LETTER_NUMBER,
            UCharacterCategory.OTHER_NUMBER);

    /** The stroke that stretches an Arabic word. */
    private static final int TATWEEL = 0x0640;

    /**
     * Letters that stand for one another and that Unicode does not decompose: alef wasla; alef maksura and the Persian yeh; the
     * Persian keheh; teh marbuta and the forms of heh; the dotless i and the barred and ligated Latin letters.
     */
    private static final Map<Integer, String> LETTERS = Map.ofEntries(
            Map.entry(0x0671, "ا"),
            Map.entry(0x0649, "ي"),
            Map.entry(0x06CC, "ي"),
            Map.entry(0x06A9, "ك"),
            Map.entry(0x0629, "ه"),
            Map.entry(0x06C1, "ه"),
            Map.entry(0x06BE, "ه"),
            Map.entry(0x06D5, "ه"),
            Map.entry((int) 'ı', "i"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'œ', "oe"));

    /** Words that say what an area is and not which: dropped at either end of an area's name, and only there. */
    private static final Set<String> AREA_WORDS = Set.of(
            "governorate",
            "muhafazah",
            "muhafazat",
            "muhafaza",
            "محافظه",
            "province",
            "provincia",
            "wilayah",
            "wilayat",
            "ولايه",
            "district",
            "qada",
            "qadaa",
            "qaza",
            "قضاء",
            "mintaqah",
            "mintaqat",
            "mantiqah",
            "mantiqat",
            "منطقه",
            "markaz",
            "مركز",
            "subdistrict",
            "nahiyah",
            "nahiyat",
            "ناحيه");

    /** The English one, and the Arabic one as it is written before any letter. */
    private static final Pattern ARTICLE = Pattern.compile("^(?:the|al|el|ad|ar|as|at|az|an|ash) ");

    private static final Memo<String, String> AREAS = new Memo<>(Names::bareArea);

    private Names() {}

    /** The same text for every spelling of one name; what holds neither letter nor digit keeps its signs. */
    public static String normalised(String name) {
        String folded = CASE_FOLDED.normalize(withoutApostrophes(name));
        StringBuilder plain = new StringBuilder(folded.length());
        DECOMPOSED.normalize(folded).codePoints().forEach(c -> append(c, plain));
        String words = plain.toString().stripTrailing();
        return words.isEmpty() ? folded.strip() : words;
    }

    /** A normalised name without spaces. */
    public static String squeezed(String name) {
        return normalised(name).replace(" ", "");
    }

    /** A normalised name without spaces, nor an article before it. */
    public static String bare(String name) {
        return ARTICLE.matcher(normalised(name)).replaceFirst("").replace(" ", "");
    }

    /** Whether an article stands before a name. */
    public static boolean hasArticle(String name) {
        return ARTICLE.matcher(normalised(name)).find();
    }

    private static String withoutApostrophes(String name) {
        StringBuilder left = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            if (APOSTROPHES.indexOf(name.charAt(i)) < 0) {
                left.append(name.charAt(i));
            }
        }
        return left.toString();
    }

    private static void append(int c, StringBuilder plain) {
        int type = types(UCharacter.getType(c));
        if ((type & UNSEEN) != 0 || c == TATWEEL) {
            return;
        }
        String other = LETTERS.get(c);
        int digit = UCharacter.digit(c);
        if ((type & KEPT) == 0) {
            if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
                plain.append(' ');
            }
        } else if (other != null) {
            plain.append(other);
        } else if (digit >= 0) {
            plain.append(digit);
        } else {
            plain.appendCodePoint(c);
        }
    }

    private static int types(int... generalCategories) {
        int all = 0;
        for (int one : generalCategories) {
            all |= 1 << one;
        }
        return all;
    }

    /** The same text for every spelling of one administrative area: "Deir-ez-Zor Governorate" and "deir ez zor" are one. */
    public static String area(String name) {
        return AREAS.of(name);
    }

    private static String bareArea(String name) {
        List<String> words = Arrays.asList(normalised(name).split(" "));
        int from = 0;
        int to = words.size();
        while (to - from > 1 && AREA_WORDS.contains(words.get(to - 1))) {
            to--;
        }
        while (to - from > 1 && AREA_WORDS.contains(words.get(from))) {
            from++;
        }
        return String.join(" ", words.subList(from, to));
    }

    /** A normalised name as people read it: each word with a capital. */
    public static String titled(String normalised) {
        StringBuilder titled = new StringBuilder(normalised.length());
        int before = ' ';
        for (int c : normalised.codePoints().toArray()) {
            titled.appendCodePoint(before == ' ' ? UCharacter.toTitleCase(c) : c);
            before = c;
        }
        return titled.toString();
    }
}
