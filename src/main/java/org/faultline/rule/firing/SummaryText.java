package org.faultline.rule.firing;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.faultline.knowledge.actor.DisplayNames;
import org.faultline.knowledge.actor.FieldMeaning;
import org.faultline.rule.file.Rule;
import org.faultline.rule.language.model.Severity;
import org.jspecify.annotations.Nullable;

/** Fills the text of a rule with the values of a match as people write them: names for ids, lists as part of a sentence. */
public final class SummaryText {
    /** Of a longer list so many are named, and the others counted. */
    private static final int MOST_NAMED = 3;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private final Map<String, Rule> rules;
    private final DisplayNames names;

    /** @param rules those whose titles stand for their ids */
    public SummaryText(Map<String, Rule> rules, DisplayNames names) {
        this.rules = rules;
        this.names = names;
    }

    /**
     * The text of a rule with a value in place of each <code>{name}</code>; braces around anything else stay. It begins with a capital
     * letter.
     *
     * @param values what the names of the rule stand for in the match
     */
    public String filled(Rule rule, String text, Map<String, Object> values) {
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (int end = text.indexOf('}'); end >= 0; end = text.indexOf('}', end + 1)) {
            int begin = text.lastIndexOf('{', end);
            String name = begin < from ? "" : text.substring(begin + 1, end);
            Object value = values.get(name);
            if (value != null) {
                FieldMeaning meaning = rule.meanings().getOrDefault(name, FieldMeaning.TEXT);
                filled.append(text, from, begin).append(shown(value, meaning));
                from = end + 1;
            }
        }
        filled.append(text, from, text.length());
        return from > 0 ? capitalised(filled.toString()) : filled.toString();
    }

    private String shown(Object value, FieldMeaning meaning) {
        if (value instanceof String text) {
            return meaning == FieldMeaning.RULE ? title(text) : meaning.shown(text, names);
        } else if (value instanceof Enum<?> constant) {
            return DisplayNames.constant(constant.name());
        } else if (value instanceof LocalDate day) {
            return DAY.format(day);
        } else if (value instanceof Boolean flag) {
            return flag ? "yes" : "no";
        } else if (value instanceof Collection<?> many) {
            return listed(many.stream()
                    .sorted(Comparator.comparing((Object one) -> severity(one, meaning))
                            .reversed()
                            .thenComparing(one -> shown(one, meaning), String.CASE_INSENSITIVE_ORDER))
                    .map(one -> shown(one, meaning))
                    .distinct()
                    .toList());
        }
        return Firing.kept(value);
    }

    /** Rules are listed with the gravest first, anything else by the alphabet. */
    private Severity severity(@Nullable Object value, FieldMeaning meaning) {
        Rule rule = meaning == FieldMeaning.RULE && value instanceof String id ? rules.get(id) : null;
        return rule == null ? Severity.LOW : rule.severity();
    }

    /** Within a sentence, so that "Build-up: repeated reinforcements" begins small; "UN convoy attacked" does not. */
    private String title(String rule) {
        Rule known = rules.get(rule);
        String title = known == null ? rule.replace('-', ' ') : known.title();
        boolean acronym = title.length() > 1 && Character.isUpperCase(title.codePointAt(1));
        return acronym || title.isEmpty() ? title : title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1);
    }

    /** Joined by semicolons where a comma within one of them would be taken for the end of it. */
    private static String listed(List<String> all) {
        if (all.size() < 2) {
            return String.join("", all);
        }
        int named = all.size() > MOST_NAMED + 1 ? MOST_NAMED : all.size() - 1;
        int more = all.size() - named;
        List<String> first = all.subList(0, named);
        String last = more == 1 ? all.get(named) : more + " more";
        return all.subList(0, more == 1 ? named + 1 : named).stream().anyMatch(one -> one.contains(","))
                ? String.join("; ", first) + "; and " + last
                : String.join(", ", first) + " and " + last;
    }

    private static String capitalised(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT)
                        + text.substring(text.offsetByCodePoints(0, 1));
    }
}
