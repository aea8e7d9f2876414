package org.faultline.rule.language.idiom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.faultline.rule.language.text.Token;

/**
 * A form of words with gaps, such as <code>{f} BETWEEN {v} AND {w}</code>. Its parts are separated by spaces:
 *
 * <ul>
 *   <li><code>{f}</code>: a gap, its kind by its first letter (see {@link #KINDS}); <code>{f:flag}</code> also asks for something of what fills it
 *       ({@link Guards});
 *   <li><code>a/b</code>: one of these words, in any case of its letters; with ' behind it in this case alone
 *   <li><code>?</code> behind a word: it may be missing; <code>^</code> before a part: there the mistake is, else at the first word
 * </ul>
 */
final class Template {
    private static final Map<Character, Gap> KINDS = Map.ofEntries(
            Map.entry('f', Gap.FIELD),
            Map.entry('g', Gap.FIELD),
            Map.entry('v', Gap.VALUE),
            Map.entry('w', Gap.VALUE),
            Map.entry('t', Gap.TEXT),
            Map.entry('n', Gap.NUMBER),
            Map.entry('m', Gap.NUMBER),
            Map.entry('x', Gap.NAME),
            Map.entry('y', Gap.NAME),
            Map.entry('i', Gap.WORD),
            Map.entry('j', Gap.WORD),
            Map.entry('c', Gap.CONSTANT),
            Map.entry('s', Gap.OPERATOR),
            Map.entry('z', Gap.OPERATOR),
            Map.entry('l', Gap.LIST),
            Map.entry('o', Gap.OPTIONS),
            Map.entry('p', Gap.PATTERN),
            Map.entry('q', Gap.PATTERN),
            Map.entry('e', Gap.TOGETHER),
            Map.entry('r', Gap.REST));

    private static final Pattern GAP = Pattern.compile("\\{(\\w)(?::(\\w+))?}");

    private sealed interface Part {
        boolean marked();
    }

    private record Words(List<String> any, boolean optional, boolean marked) implements Part {
        boolean fits(Token t) {
            return t.sort() != Token.Sort.TEXT && any.stream().anyMatch(word -> says(word, t.text()));
        }

        private static boolean says(String word, String written) {
            boolean exact = word.length() > 1 && word.endsWith("'");
            return exact ? written.equals(word.substring(0, word.length() - 1)) : written.equalsIgnoreCase(word);
        }
    }

    private record Filled(String name, Gap gap, String guard, boolean marked) implements Part {}

    /**
     * Where a template was found.
     *
     * @param length the number of tokens
     * @param at the index among all tokens where the mistake is
     */
    record Found(int length, int at, Map<String, List<Token>> gaps) {
        Found with(String name, List<Token> filling) {
            Map<String, List<Token>> all = new LinkedHashMap<>(gaps);
            all.put(name, filling);
            return new Found(length, at, all);
        }

        List<Token> gap(String name) {
            return gaps.getOrDefault(name, List.of());
        }
    }

    private final List<Part> parts;

    Template(String form) {
        parts = Arrays.stream(form.split(" ")).map(Template::part).toList();
    }

    private static Part part(String written) {
        boolean marked = written.length() > 1 && written.startsWith("^");
        String form = marked ? written.substring(1) : written;
        Matcher gap = GAP.matcher(form);
        if (gap.matches()) {
            String guard = Optional.ofNullable(gap.group(2)).orElse("");
            Gap kind = KINDS.get(gap.group(1).charAt(0));
            if (kind == null) {
                throw new IllegalArgumentException("no gap is called " + form);
            }
            return new Filled(gap.group(1), kind, guard, marked);
        }
        boolean optional = form.length() > 1 && form.endsWith("?");
        String words = optional ? form.substring(0, form.length() - 1) : form;
        return new Words(words.length() > 1 ? List.of(words.split("/")) : List.of(words), optional, marked);
    }

    /** Whether it stands there, and where its gaps are. */
    Optional<Found> find(List<Token> tokens, int from) {
        Map<String, List<Token>> gaps = new LinkedHashMap<>();
        int index = from;
        int mistake = -1;
        int firstWord = -1;
        for (Part part : parts) {
            if (index >= tokens.size()) {
                return Optional.empty();
            }
            mistake = part.marked() ? index : mistake;
            if (part instanceof Words words) {
                if (words.fits(tokens.get(index))) {
                    firstWord = firstWord < 0 && !words.optional() ? index : firstWord;
                    index++;
                } else if (!words.optional()) {
                    return Optional.empty();
                }
            } else if (part instanceof Filled filled) {
                int length = filled.gap().length(tokens, index);
                if (length < 0 || !Guards.hold(filled.guard(), tokens.subList(index, index + length))) {
                    return Optional.empty();
                }
                gaps.put(filled.name(), List.copyOf(tokens.subList(index, index + length)));
                index += length;
            }
        }
        int at = mistake >= 0 ? mistake : firstWord >= 0 ? firstWord : from;
        return Optional.of(new Found(index - from, at, gaps));
    }

    /** A text in which each gap is what filled it, some of them changed as {@link Changes} has it. */
    static String fill(String form, Found found) {
        Matcher gap = GAP.matcher(form);
        StringBuilder out = new StringBuilder();
        while (gap.find()) {
            if (found.gaps().containsKey(gap.group(1))) {
                String change = Optional.ofNullable(gap.group(2)).orElse("");
                gap.appendReplacement(
                        out, Matcher.quoteReplacement(Changes.of(change, found.gap(gap.group(1)), found)));
            }
        }
        return gap.appendTail(out).toString();
    }

    /** Tokens as people write them. */
    static String written(List<Token> tokens) {
        StringBuilder out = new StringBuilder();
        Token before = null;
        for (Token t : tokens) {
            boolean close = before == null
                    || t.is(",")
                    || t.is(")")
                    || t.is(";")
                    || t.is("]")
                    || t.is(".")
                    || t.is("[")
                    || before.is("(")
                    || before.is("[")
                    || before.is(".")
                    || before.is("!")
                    || before.is("@")
                    || (t.is("(") && before.isWord() && !before.is("in"));
            out.append(close ? "" : " ").append(word(t));
            before = t;
        }
        return out.toString();
    }

    static String word(Token t) {
        return t.sort() == Token.Sort.TEXT
                ? "\"" + t.text().replace("\\", "\\\\").replace("\"", "\\\"") + "\""
                : t.text();
    }

    static String written(List<Token> tokens, String between) {
        return tokens.stream().map(Template::word).collect(Collectors.joining(between));
    }

    static List<List<Token>> split(List<Token> tokens, List<String> signs) {
        List<List<Token>> all = new ArrayList<>(List.of(new ArrayList<>()));
        int depth = 0;
        for (Token t : tokens) {
            depth += t.is("(") || t.is("[") ? 1 : t.is(")") || t.is("]") ? -1 : 0;
            if (depth == 0 && t.sort() != Token.Sort.TEXT && signs.contains(t.text())) {
                all.add(new ArrayList<>());
            } else {
                all.get(all.size() - 1).add(t);
            }
        }
        all.removeIf(List::isEmpty);
        return all;
    }
}
