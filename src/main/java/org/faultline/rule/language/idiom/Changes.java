package org.faultline.rule.language.idiom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.rule.language.model.FactVocabulary;
import org.faultline.rule.language.model.ValueKind;
import org.faultline.rule.language.text.Token;

/** What becomes of that which fills a gap when it is written in a rule. */
final class Changes {
    private static final Map<String, String> TURNED = Map.of("<", ">", "<=", ">=", ">", "<", ">=", "<=");
    private static final Map<String, String> OPPOSITE =
            Map.of("<", ">=", "<=", ">", ">", "<=", ">=", "<", "==", "!=", "!=", "==");
    private static final Pattern SPAN = Pattern.compile("(\\d+)\\s*([a-zA-Z]*)");

    private static final Map<String, BiFunction<List<Token>, Template.Found, String>> ALL = Map.ofEntries(
            Map.entry(
                    "turned",
                    (t, f) -> TURNED.getOrDefault(t.get(0).text(), t.get(0).text())),
            Map.entry("opposite", (t, f) -> OPPOSITE.getOrDefault(t.get(0).text(), "!=")),
            Map.entry("known", (t, f) -> known(t, true)),
            Map.entry("unknown", (t, f) -> known(t, false)),
            Map.entry("like", (t, f) -> quoted(wildcards(t.get(0).text()))),
            Map.entry("ilike", (t, f) -> quoted("(?i)" + wildcards(t.get(0).text()))),
            Map.entry("starts", (t, f) -> quoted(literal(t.get(0).text()) + ".*")),
            Map.entry("ends", (t, f) -> quoted(".*" + literal(t.get(0).text()))),
            Map.entry("anycase", (t, f) -> quoted("(?i)" + literal(t.get(0).text()))),
            Map.entry("listed", Changes::listed),
            Map.entry("joined", (t, f) -> t.stream()
                    .filter(w -> w.sort() != Token.Sort.SIGN)
                    .map(w -> w.text().replaceFirst("^\\$", ""))
                    .collect(Collectors.joining(", "))),
            Map.entry("bare", (t, f) -> t.get(0).text()),
            Map.entry("lower", (t, f) -> t.get(0).text().toLowerCase(Locale.ROOT)),
            Map.entry("weeks", (t, f) -> String.valueOf(7 * digits(t))),
            Map.entry("months", (t, f) -> String.valueOf(30 * digits(t))),
            Map.entry("span", Changes::span),
            Map.entry(
                    "asked",
                    (t, f) -> FactVocabulary.fieldOf(t.get(0).text()) + " == "
                            + t.get(0).text()),
            Map.entry("field", Changes::field),
            Map.entry("together", Changes::together),
            Map.entry("braced", (t, f) -> quoted(braced(t, f.gap("r")))),
            Map.entry("either", (t, f) -> PatternAlternatives.either(t, f.gap("q"))),
            Map.entry("denied", (t, f) -> PatternAlternatives.denied(t)),
            Map.entry("forall", (t, f) -> PatternAlternatives.forall(t, f.gap("q"))));

    private Changes() {}

    static String of(String change, List<Token> filling, Template.Found found) {
        BiFunction<List<Token>, Template.Found, String> how = ALL.get(change);
        if (how == null && !change.isEmpty()) {
            throw new IllegalArgumentException("no change is called " + change);
        }
        return how == null ? plain(filling) : how.apply(filling, found);
    }

    /** As written, but for numbers said in words and in thousands. */
    private static String plain(List<Token> filling) {
        if (filling.size() == 1 && filling.get(0).isWord()) {
            return NumberWords.number(filling.get(0).text())
                    .map(String::valueOf)
                    .orElseGet(() -> Template.written(filling));
        } else if (filling.size() == 1 && filling.get(0).sort() == Token.Sort.NUMBER) {
            Matcher withUnit = SPAN.matcher(filling.get(0).text());
            return withUnit.matches() ? withUnit.group(1) : filling.get(0).text();
        }
        return Template.written(filling);
    }

    private static int digits(List<Token> number) {
        String text = plain(number).replaceAll("\\D.*", "");
        return text.isEmpty() || text.length() > 5 ? 1 : Integer.parseInt(text);
    }

    /** No field is ever null; what is asked of one that may be unknown is written so. */
    private static String known(List<Token> field, boolean wanted) {
        String written = Template.written(field);
        String name = Guards.last(field).text();
        if (name.endsWith("Km")) {
            return wanted ? written + " < 10000" : written + " > 10000";
        } else if (Guards.is(field, ValueKind.Sort.NUMBER)) {
            return wanted ? written + " > 0" : written + " == 0";
        } else if (Guards.is(field, ValueKind.Sort.FLAG)) {
            return wanted ? written : "!" + written;
        }
        return wanted ? written + " != \"\"" : written + " == \"\"";
    }

    private static String wildcards(String like) {
        return literal(like)
                .replace("%", ".*")
                .replace("*", ".*")
                .replace("..*", ".*")
                .replace("_", ".");
    }

    private static String literal(String text) {
        return text.replaceAll("([.\\[\\](){}+?^$|])", "\\\\$1");
    }

    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** Values of a list; words of a vocabulary lose their quotes. */
    private static String listed(List<Token> values, Template.Found found) {
        List<Token> field = found.gap("f");
        boolean words = !field.isEmpty() && Guards.is(field, ValueKind.Sort.CONSTANT);
        return values.stream()
                .filter(t -> t.sort() != Token.Sort.SIGN && !t.text().equalsIgnoreCase("or"))
                .map(t -> words && t.sort() == Token.Sort.TEXT ? constant(t.text()) : Template.word(t))
                .collect(Collectors.joining(", "));
    }

    private static String constant(String text) {
        String upper = text.trim().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
        return FactVocabulary.constants().containsKey(upper) ? upper : quoted(text);
    }

    /** A length of time as metadata takes it: {@code 14d}. */
    private static String span(List<Token> filling, Template.Found found) {
        String text = Stream.concat(filling.stream(), found.gap("j").stream())
                .map(Token::text)
                .collect(Collectors.joining(" "));
        String digits = Arrays.stream(text.split("\\s+"))
                .map(w -> NumberWords.number(w).map(String::valueOf).orElse(w))
                .collect(Collectors.joining(" "));
        Matcher m = SPAN.matcher(digits);
        if (!m.find() || m.group(1).length() > 5) {
            return "14d";
        }
        int amount = Integer.parseInt(m.group(1));
        String unit = m.group(2).toLowerCase(Locale.ROOT);
        return unit.startsWith("h")
                ? amount + "h"
                : unit.startsWith("w")
                        ? amount * 7 + "d"
                        : unit.startsWith("mo")
                                ? amount * 30 + "d"
                                : unit.startsWith("mi") ? amount + "m" : amount + "d";
    }

    /** The field that a name was given to before; the name where that is not known. */
    private static String field(List<Token> name, Template.Found found) {
        List<Token> before = found.gap("before");
        for (int i = before.size() - 3; i >= 0; i--) {
            if (before.get(i).text().equals(name.get(0).text())
                    && before.get(i + 1).is(":")) {
                return before.get(i + 2).text();
            }
        }
        return name.get(0).text();
    }

    /** One text of several and the values between them. */
    private static String together(List<Token> first, Template.Found found) {
        return quoted(Stream.concat(first.stream(), found.gap("e").stream())
                .filter(t -> t.sort() == Token.Sort.TEXT || t.isName())
                .map(t -> t.isName() ? "{" + t.text().substring(1) + "}" : t.text())
                .collect(Collectors.joining()));
    }

    /** A text with places for values that other languages put into it from behind. */
    private static String braced(List<Token> text, List<Token> behind) {
        List<String> names = new ArrayList<>();
        behind.stream()
                .filter(Token::isName)
                .forEach(t -> names.add("{" + t.text().substring(1) + "}"));
        String out = text.get(0).text();
        for (String name : names) {
            out = out.replaceFirst("%[sd]|\\{}|\\{\\d}", Matcher.quoteReplacement(name));
        }
        return out;
    }
}
