package org.faultline.rule.language.idiom;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.rule.language.model.Position;
import org.faultline.rule.language.text.Fault;
import org.faultline.rule.language.text.Token;
import org.faultline.rule.language.text.Tokenizer;

/** Names each idiom of a file as one fault, and goes on with what is written for it, so that nothing else is said about it. */
public final class Idioms {
    private Idioms() {}

    /** The tokens, with each idiom in the form that a rule has for it. */
    public static List<Token> translate(List<Token> tokens, Fault.Gatherer faults) {
        List<Place> places = Place.of(tokens);
        List<Token> out = new ArrayList<>();
        int i = 0;
        while (i < tokens.size()) {
            int length = 0;
            for (Idiom idiom : IdiomTable.of(places.get(i))) {
                Optional<Template.Found> found = idiom.find(tokens, i)
                        .map(f -> f.with("b", patternBefore(out)).with("before", out));
                if (found.isPresent() && found.get().length() > 0) {
                    List<Token> theirs = tokens.subList(i, i + found.get().length());
                    List<Token> ours = replaced(
                            idiom.standIn(found.get()), tokens.get(found.get().at()));
                    if (!same(theirs, ours)) {
                        faults.removeWithin(
                                theirs.get(0).at(),
                                theirs.get(theirs.size() - 1).end());
                        faults.add(tokens.get(found.get().at()).at(), idiom.code(), idiom.remedy(found.get(), theirs));
                        out.addAll(ours);
                        length = theirs.size();
                        break;
                    }
                }
            }
            if (length == 0) {
                out.add(tokens.get(i));
                length = 1;
            }
            i += length;
        }
        return out;
    }

    /** The name of the pattern before, from which a window may be counted. */
    private static List<Token> patternBefore(List<Token> before) {
        for (int i = before.size() - 1; i > 2; i--) {
            if (before.get(i).is("(")
                    && before.get(i - 2).is(":")
                    && before.get(i - 3).isName()) {
                return List.of(before.get(i - 3));
            }
        }
        return List.of(new Token(Token.Sort.WORD, "$x", Position.NOWHERE, Position.NOWHERE));
    }

    /** All of it stands where the mistake is, and whatever else is said of it there is not said twice. */
    private static List<Token> replaced(String text, Token mistake) {
        Position at = mistake.at();
        List<Token> tokens = Tokenizer.tokens(text, new Fault.Gatherer("", text));
        return tokens.subList(0, tokens.size() - 1).stream()
                .map(t -> new Token(t.sort(), t.text(), at, at))
                .toList();
    }

    private static boolean same(List<Token> some, List<Token> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (some.get(i).sort() != others.get(i).sort()
                    || !some.get(i).text().equals(others.get(i).text())) {
                return false;
            }
        }
        return true;
    }
}
