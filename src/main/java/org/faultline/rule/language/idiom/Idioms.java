package org.faultline.rule.language.idiom;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.faultline.rule.language.model.Position;
import org.faultline.rule.language.text.Fault;
import org.faultline.rule.language.text.Token;
import org.faultline.rule.language.text.Tokenizer;

/**
 * Names each idiom of a file as one fault, and goes on with what is written for it, so that nothing else is said about it. What filled a
 * gap keeps its place, so that a second mistake in it is named there.
 */
public final class Idioms {
    /** Gaps that hold more than one value, in which other idioms may stand. */
    private static final Set<String> WIDE = Set.of("p", "q", "r");

    private static final Set<String> OF_THE_CONTEXT = Set.of("b", "before");

    private final List<Token> tokens;
    private final List<Place> places;
    private final Fault.Gatherer faults;

    private Idioms(List<Token> tokens, Fault.Gatherer faults) {
        this.tokens = tokens;
        this.places = Place.of(tokens);
        this.faults = faults;
    }

    /** The tokens, with each idiom in the form that a rule has for it. */
    public static List<Token> translate(List<Token> tokens, Fault.Gatherer faults) {
        List<Token> out = new ArrayList<>();
        new Idioms(tokens, faults).translate(0, tokens.size(), out);
        return out;
    }

    /** Adds the tokens from one index to another to those before them. */
    private void translate(int from, int to, List<Token> out) {
        int i = from;
        while (i < to) {
            int length = idiom(i, to, out);
            if (length == 0) {
                out.add(tokens.get(i));
            }
            i += Math.max(1, length);
        }
    }

    /** The length of the idiom that begins there; 0 where none does. */
    private int idiom(int from, int to, List<Token> out) {
        for (Idiom idiom : IdiomTable.of(places.get(from))) {
            Optional<Template.Found> there = idiom.find(tokens, from)
                    .filter(f -> f.length() > 0 && from + f.length() <= to)
                    .map(f -> f.with("b", patternBefore(out)).with("before", out));
            if (there.isPresent()) {
                List<Token> theirs = tokens.subList(from, from + there.get().length());
                if (!same(theirs, read(idiom.standIn(there.get())))) {
                    replace(idiom, there.get(), from, out);
                    return theirs.size();
                }
            }
        }
        return 0;
    }

    private void replace(Idiom idiom, Template.Found there, int from, List<Token> out) {
        List<Token> theirs = tokens.subList(from, from + there.length());
        Token mistake = tokens.get(there.at());
        faults.removeWithin(theirs.get(0).at(), theirs.get(theirs.size() - 1).end());
        Template.Found found = translated(there, from, out);
        faults.add(mistake.at(), idiom.code(), idiom.remedy(found, theirs));
        out.addAll(replaced(idiom.standIn(found), mistake, found));
    }

    /** With what else is an idiom within its wide gaps in the form that a rule has for it. */
    private Template.Found translated(Template.Found found, int from, List<Token> before) {
        Template.Found all = found;
        for (String name : WIDE) {
            List<Token> gap = found.gap(name);
            if (!gap.isEmpty()) {
                int start = from;
                while (!isAt(tokens.get(start), gap.get(0).at())) {
                    start++;
                }
                List<Token> out = new ArrayList<>(before);
                translate(start, start + gap.size(), out);
                all = all.with(name, List.copyOf(out.subList(before.size(), out.size())));
            }
        }
        return all;
    }

    /** Positions of a model are all equal, so that two rules are that say the same. */
    private static boolean isAt(Token token, Position at) {
        return token.at().line() == at.line() && token.at().column() == at.column();
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

    /** What was copied from a gap keeps its place; all else stands where the mistake is, where nothing more is said of it. */
    private static List<Token> replaced(String text, Token mistake, Template.Found found) {
        List<Token> copied = new ArrayList<>();
        found.gaps().forEach((name, filling) -> copied.addAll(OF_THE_CONTEXT.contains(name) ? List.of() : filling));
        List<Token> all = new ArrayList<>();
        for (Token t : read(text)) {
            Optional<Token> own = copied.stream().filter(c -> same(c, t)).findFirst();
            own.ifPresent(copied::remove);
            all.add(own.orElseGet(() -> new Token(t.sort(), t.text(), mistake.at(), mistake.at())));
        }
        return all;
    }

    private static List<Token> read(String text) {
        List<Token> tokens = Tokenizer.tokens(text, new Fault.Gatherer("", text));
        return tokens.subList(0, tokens.size() - 1);
    }

    private static boolean same(List<Token> some, List<Token> others) {
        return some.size() == others.size()
                && IntStream.range(0, some.size()).allMatch(i -> same(some.get(i), others.get(i)));
    }

    private static boolean same(Token one, Token other) {
        return one.sort() == other.sort() && one.text().equals(other.text());
    }
}
