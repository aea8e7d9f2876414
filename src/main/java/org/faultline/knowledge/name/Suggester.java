package org.faultline.knowledge.name;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/**
 * Likeness of names, for a human to choose from. Alike are names that share words (Dice's coefficient over words, themselves
 * matched by Jaro-Winkler), or whose letters run alike (Jaro-Winkler, weighed nine tenths). A name in another script is written
 * in Latin letters first and compared by its consonants, as Arabic leaves vowels out.
 */
public final class Suggester {
    private static final JaroWinklerSimilarity LETTERS = new JaroWinklerSimilarity();

    /** Two words as alike as this are one word in two spellings. */
    private static final double SAME_WORD = 0.88;

    private static final double LETTERS_WEIGHT = 0.9;
    private static final double LEAST = 0.6;

    /** Articles and particles, also as the Arabic one sounds before the sun letters. */
    private static final Set<String> SMALL_WORDS =
            Set.of("al", "el", "ad", "ar", "as", "at", "az", "an", "ash", "the", "of", "in", "and", "for", "de", "la");

    /** A name ready to compare. */
    private record Form(List<String> words, String letters, String consonants, boolean foreign) {
        static Form of(String name) {
            String normalised = Names.normalised(name);
            boolean foreign = normalised.codePoints().anyMatch(c -> c > 0x24F);
            String latin = foreign ? Names.normalised(Latin.FROM_ANY.transliterate(normalised)) : normalised;
            List<String> words = new ArrayList<>();
            for (String word : latin.split(" ", -1)) {
                // Arabic writes the article in one with its word
                String bare = foreign && word.startsWith("al") && word.length() > 4 ? word.substring(2) : word;
                if (!SMALL_WORDS.contains(bare)) {
                    words.add(bare);
                }
            }
            String letters = words.isEmpty() ? latin : String.join("", words);
            return new Form(words, letters, letters.replaceAll("[aeiouwy]", ""), foreign);
        }
    }

    /** Loaded when a name in another script is first asked for, as its tables take a while. */
    private static final class Latin {
        static final Transliterator FROM_ANY = Transliterator.getInstance("Any-Latin; Latin-ASCII");
    }

    private final Form unknown;
    private final Map<String, Suggestion> best = new HashMap<>();

    public Suggester(String unknownName) {
        this.unknown = Form.of(unknownName);
    }

    /** Weighs one spelling of a candidate, and keeps its best. */
    public void weigh(String id, String name, String spelling) {
        Suggestion suggestion = suggestion(id, name, spelling, Form.of(spelling));
        if (suggestion.score() >= LEAST) {
            best.merge(id, suggestion, (x, y) -> y.score() > x.score() ? y : x);
        }
    }

    /** Whether a spelling's first letter gives it a chance: what a gazetteer of a million names is sifted by. */
    public boolean mayBeLike(String normalised) {
        for (String word : normalised.split(" ", 3)) {
            if (!SMALL_WORDS.contains(word)) {
                return !unknown.letters.isEmpty() && word.startsWith(unknown.letters.substring(0, 1));
            }
        }
        return false;
    }

    public List<Suggestion> best(int most) {
        return best.values().stream()
                .sorted(Comparator.comparingDouble(Suggestion::score).reversed().thenComparing(Suggestion::id))
                .limit(most)
                .toList();
    }

    private Suggestion suggestion(String id, String name, String spelling, Form known) {
        List<String> left = new ArrayList<>(known.words);
        List<String> differs = new ArrayList<>();
        List<String> shared = new ArrayList<>();
        double alike = 0;
        for (String word : unknown.words) {
            String like = left.stream()
                    .max(Comparator.comparingDouble(w -> LETTERS.apply(word, w)))
                    .filter(w -> LETTERS.apply(word, w) >= SAME_WORD)
                    .orElse("");
            if (like.isEmpty()) {
                differs.add(word);
            } else {
                left.remove(like);
                shared.add(like);
                alike += LETTERS.apply(word, like);
            }
        }
        differs.addAll(left);
        double words = 2 * alike / Math.max(1, unknown.words.size() + known.words.size());
        double letters = LETTERS_WEIGHT * letters(known);
        double score = Math.round(Math.max(words, letters) * 1000) / 1000.0;
        return new Suggestion(id, name, score, why(spelling, known, shared, differs));
    }

    private double letters(Form known) {
        return unknown.foreign == known.foreign
                ? LETTERS.apply(unknown.letters, known.letters)
                : LETTERS.apply(unknown.consonants, known.consonants);
    }

    private String why(String spelling, Form known, List<String> shared, List<String> differs) {
        String quoted = "“" + spelling + "”";
        if (unknown.letters.equals(known.letters)) {
            return "the same letters as " + quoted;
        }
        if (shared.isEmpty()) {
            return unknown.foreign == known.foreign
                    ? "letters run as in " + quoted
                    : "written in Latin letters, reads like " + quoted;
        }
        return "shares " + String.join(", ", shared) + " with " + quoted
                + (differs.isEmpty() ? "" : "; differs in: " + String.join(", ", differs));
    }
}
