package org.faultline.rule.language.idiom;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.faultline.rule.language.model.FactVocabulary;
import org.faultline.rule.language.model.ValueKind;
import org.faultline.rule.language.text.Token;

/** What a template asks of that which fills one of its gaps. */
final class Guards {
    private static final Set<String> UNITS = Set.of(
            "km",
            "kilometer",
            "kilometers",
            "kilometre",
            "kilometres",
            "people",
            "persons",
            "deaths",
            "dead",
            "killed",
            "fatalities",
            "vehicles",
            "sources",
            "events",
            "times",
            "days",
            "men",
            "fighters",
            "troops");

    private static final Map<String, Predicate<List<Token>>> GUARDS = Map.ofEntries(
            Map.entry("flag", t -> is(t, ValueKind.Sort.FLAG)),
            Map.entry("text", t -> is(t, ValueKind.Sort.TEXT)),
            Map.entry("texts", t -> t.stream().anyMatch(v -> v.sort() == Token.Sort.TEXT)),
            Map.entry("field", t -> FactVocabulary.everyField().contains(last(t).text())),
            Map.entry("dollar", t -> last(t).text().matches("\\$\\w+")),
            Map.entry("unit", t -> UNITS.contains(last(t).text().toLowerCase(Locale.ROOT))),
            Map.entry("many", t -> t.size() > 1),
            Map.entry("worded", t -> t.get(0).isWord()),
            Map.entry("order", t -> Set.of("before", "after", "coincides").contains(last(t).text())),
            Map.entry("timed", t -> Set.of("quiet", "grace", "hold").contains(last(t).text())),
            Map.entry("odd", t -> !last(t).text().matches("\\d+[mhd]")),
            Map.entry(
                    "plain", t -> FactVocabulary.everyField().contains(last(t).text()) && !is(t, ValueKind.Sort.FLAG)),
            Map.entry("places", t -> t.get(0).text().matches(".*(%[sd]|\\{\\d?}).*")),
            Map.entry("own", t -> !t.get(0).isName() || t.size() > 1),
            Map.entry("literal", t -> last(t).sort() != Token.Sort.WORD || Gap.isConstant(last(t))),
            Map.entry("single", t -> t.size() == 1),
            Map.entry("bare", t -> t.stream().noneMatch(v -> v.text().matches(".*[a-zA-Z].*"))),
            Map.entry("textless", t -> t.isEmpty() || last(t).sort() != Token.Sort.TEXT));

    private Guards() {}

    /** Whether what fills a gap is as that guard asks; no guard asks nothing. */
    static boolean hold(String guard, List<Token> filling) {
        Predicate<List<Token>> asked = GUARDS.get(guard);
        if (asked == null && !guard.isEmpty()) {
            throw new IllegalArgumentException("no guard is called " + guard);
        }
        return asked == null || asked.test(filling);
    }

    static Token last(List<Token> tokens) {
        return tokens.get(tokens.size() - 1);
    }

    static boolean is(List<Token> field, ValueKind.Sort sort) {
        return FactVocabulary.kindsOf(last(field).text()).stream().anyMatch(k -> k.is(sort));
    }
}
