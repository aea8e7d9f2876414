package org.faultline.explain.text;

import com.ibm.icu.text.MessageFormat;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.fact.Role;
import org.faultline.knowledge.actor.DisplayNames;
import org.faultline.knowledge.actor.FieldMeaning;
import org.faultline.knowledge.name.Relation;
import org.faultline.report.EventType;
import org.faultline.report.Outcome;
import org.faultline.report.Status;
import org.faultline.trial.nearmiss.FactText;
import org.jspecify.annotations.Nullable;

/** What explanations are put together from, in one language; what a reader is shown of values, names and constants. */
public final class Phrases {
    private static final int MOST_SHOWN = 6;

    /** A country's code is written like one of these, and is none. */
    private static final Set<String> CONSTANTS = Stream.of(
                    EventType.values(), Relation.values(), Role.values(), Status.values(), Outcome.values())
            .flatMap(Arrays::stream)
            .map(Enum::name)
            .collect(Collectors.toUnmodifiableSet());

    private final Locale locale;
    private final DisplayNames names;
    private final UnaryOperator<String> ruleTitle;
    private final ResourceBundle texts;
    private final DateTimeFormatter day;

    private Phrases(Locale locale, DisplayNames names, UnaryOperator<String> ruleTitle) {
        this.locale = locale;
        this.ruleTitle = ruleTitle;
        this.names = names;
        this.texts = ResourceBundle.getBundle(
                "org.faultline.explain.phrases",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.day = DateTimeFormatter.ofPattern(texts.getString("date"), locale);
    }

    /**
     * Those in English.
     *
     * @param names those that stand for ids and codes
     * @param ruleTitle the title that stands for the id of a rule
     */
    public static Phrases english(DisplayNames names, UnaryOperator<String> ruleTitle) {
        return new Phrases(Locale.ENGLISH, names, ruleTitle);
    }

    /** Likewise, for texts that name no rule. */
    public static Phrases english(DisplayNames names) {
        return english(names, UnaryOperator.identity());
    }

    public DisplayNames names() {
        return names;
    }

    /** What facts are called in the explanation of a silence. */
    public FactText factText() {
        return new FactText(names, ruleTitle, r -> Stream.of(r.source(), r.publisher(), r.externalId())
                .filter(s -> !s.isEmpty())
                .findFirst()
                .orElse(""));
    }

    public String of(String key, Object... values) {
        return new MessageFormat(texts.getString(key), locale).format(values);
    }

    /** The phrase of a key, or of another where there is none. */
    private String either(String key, String otherwise) {
        return texts.containsKey(key) ? texts.getString(key) : otherwise;
    }

    /** A field of a fact, as a reader is told of it. */
    public String field(String name) {
        return either("field." + name, spaced(name));
    }

    /** Several of a field's values. */
    String many(String field) {
        return either("many." + field, field(field));
    }

    public String type(String name) {
        return either("type." + name, spaced(name));
    }

    String counted(String type, Number count) {
        String key = "counted." + type;
        return of(texts.containsKey(key) ? key : "counted.other", count);
    }

    /** {@code goalAdmin1} as {@code goal admin1}. */
    public static String spaced(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** {@code REINFORCEMENT_CONVOY} as {@code reinforcement convoy}. */
    public static String words(String constant) {
        return DisplayNames.constant(constant);
    }

    public String shown(@Nullable Object value) {
        return shown(FieldMeaning.TEXT, value);
    }

    /** A value of a field as a reader says it. */
    public String shown(FieldMeaning meaning, @Nullable Object value) {
        if (value == null || (value instanceof Double d && !Double.isFinite(d)) || "".equals(value)) {
            return of("unknown");
        } else if (value instanceof Boolean b) {
            return of(b ? "yes" : "no");
        } else if (value instanceof Enum<?> constant) {
            return words(constant.name());
        } else if (value instanceof LocalDate date) {
            return day.format(date);
        } else if (value instanceof BigDecimal d) {
            return d.stripTrailingZeros().toPlainString();
        } else if (value instanceof Double d) {
            return String.format(Locale.ROOT, "%.1f", d).replaceFirst("\\.0$", "");
        } else if (value instanceof Collection<?> all) {
            return all.stream().map(one -> shown(meaning, one)).sorted().collect(Collectors.joining(", "));
        }
        return readable(meaning, String.valueOf(value));
    }

    /** What a firing keeps of a value of a field, as a reader says it: names for ids, constants in words. */
    String readable(FieldMeaning meaning, String kept) {
        if (kept.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return day.format(LocalDate.parse(kept));
        } else if (kept.matches("\\[.*]")) {
            return Arrays.stream(kept.substring(1, kept.length() - 1).split(", "))
                    .map(one -> readable(meaning, one))
                    .collect(Collectors.joining(", "));
        }
        return meaning == FieldMeaning.RULE
                ? ruleTitle.apply(kept)
                : CONSTANTS.contains(kept) ? words(kept) : meaning.shown(kept, names);
    }

    /** Different values in one line, not endless. */
    String line(List<String> values) {
        List<String> all = values.stream().filter(v -> !v.isEmpty()).distinct().toList();
        String some = all.stream().limit(MOST_SHOWN).collect(Collectors.joining("; "));
        return all.size() > MOST_SHOWN ? some + "; …" : some;
    }

    /** {@code a, b or c}. */
    public String anyOf(List<String> words) {
        return words.size() < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, words.size() - 1)) + " " + of("or") + " "
                        + words.get(words.size() - 1);
    }
}
