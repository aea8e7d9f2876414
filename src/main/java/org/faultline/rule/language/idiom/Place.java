package org.faultline.rule.language.idiom;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.faultline.rule.language.table.Synonyms;
import org.faultline.rule.language.text.Token;

/** The part of a rule that a token stands in. */
enum Place {
    /** Before {@code when}. */
    HEADER,
    /** Between patterns, also those inside {@code not}, {@code exists} and {@code accumulate}. */
    CONDITION,
    /** Between the brackets of a pattern, or among the tests of {@code accumulate}. */
    TEST,
    /** Between the first and the second semicolon of {@code accumulate}. */
    FIGURE,
    /** Behind {@code then}. */
    RAISE;

    private static final Set<String> OF_CONDITIONS = Set.of("not", "exists", "forall", "or", "and", "no", "any");

    /** The place of each token. */
    static List<Place> of(List<Token> tokens) {
        List<Place> places = new ArrayList<>();
        Deque<Place> open = new ArrayDeque<>(List.of(HEADER));
        Token before = tokens.get(0);
        for (Token t : tokens) {
            if (open.peek() == HEADER && open.size() == 1 && begins(t)) {
                open = new ArrayDeque<>(List.of(CONDITION));
            } else if (isPart(t, "then")) {
                open = new ArrayDeque<>(List.of(RAISE));
            } else if (t.is(")") && open.size() > 1) {
                open.pop();
            }
            places.add(open.getFirst());
            if (t.is("(")) {
                open.push(inside(before, open.getFirst()));
            } else if (t.is(";") && open.size() > 1 && !open.contains(RAISE)) {
                open.push(open.pop() == CONDITION ? FIGURE : TEST);
            }
            before = t;
        }
        return places;
    }

    private static boolean isPart(Token t, String word) {
        return t.isWord() && t.text().equalsIgnoreCase(word);
    }

    /** Whether the conditions begin behind it, also where they begin with a word of others. */
    private static boolean begins(Token t) {
        return isPart(t, "when")
                || (t.isWord() && Synonyms.find(t.text(), Set.of("when")).isPresent());
    }

    private static Place inside(Token before, Place outside) {
        String word = before.isWord() ? before.text() : "";
        if (outside != CONDITION) {
            return outside;
        }
        boolean groups =
                word.isEmpty() || word.equals("accumulate") || OF_CONDITIONS.contains(word.toLowerCase(Locale.ROOT));
        return groups || !Character.isUpperCase(word.charAt(0)) ? CONDITION : TEST;
    }
}
