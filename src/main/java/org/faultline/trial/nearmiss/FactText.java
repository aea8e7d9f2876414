package org.faultline.trial.nearmiss;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.fact.Coverage;
import org.faultline.fact.Fact;
import org.faultline.fact.ReportExcerpt;
import org.faultline.fact.Today;
import org.faultline.fact.aggregate.Lull;
import org.faultline.fact.aggregate.Tally;
import org.faultline.fact.event.Concern;
import org.faultline.fact.event.Event;
import org.faultline.fact.event.Finding;
import org.faultline.knowledge.actor.DisplayNames;
import org.faultline.knowledge.actor.FieldMeaning;
import org.faultline.report.EventType;
import org.faultline.rule.firing.EvidenceReader;
import org.faultline.rule.interpret.Values;
import org.faultline.rule.language.model.Term;
import org.jspecify.annotations.Nullable;

/**
 * What facts and their values are called where a person is told of them.
 *
 * @param names those that stand for ids and codes
 * @param ruleTitle the title that stands for the id of a rule
 * @param report what a report is called: by its id in cases, by who told it elsewhere
 */
public record FactText(DisplayNames names, UnaryOperator<String> ruleTitle, Function<ReportExcerpt, String> report) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final int MOST_NAMED = 3;

    /** Such as {@code the clash of 4 November 2024 (SYR-17)}: what it is, of which day, and its reports. */
    String named(Fact fact) {
        if (fact instanceof Today today) {
            return "today, " + day(today.day());
        } else if (fact instanceof Coverage source) {
            return source.source() + ", "
                    + (source.lastSeen().equals(Coverage.NEVER)
                            ? "never heard"
                            : "not heard since " + day(source.lastSeen()));
        }
        List<Event> events = EvidenceReader.events(fact);
        return what(fact, events) + reports(events);
    }

    private String what(Fact fact, List<Event> events) {
        String day = day(fact.day());
        if (fact instanceof Lull lull) {
            return "the silence of " + names.group(lull.group()) + " in " + names.named(lull.admin2()) + " after "
                    + day;
        } else if (fact instanceof Tally tally) {
            return "the month up to " + day + " in " + names.named(tally.admin1());
        } else if (fact instanceof Finding finding) {
            return rule(finding.rule()) + " of " + day;
        } else if (fact instanceof Concern concern) {
            return rule(concern.rule()) + " of " + day;
        }
        return kind(events) + " of " + day;
    }

    /** What happened as a noun, of which "of 21 October" can be said; most types are one. */
    private static String noun(EventType type) {
        return switch (type) {
            case SMUGGLING_ROUTE_DISMANTLED -> "closing of a smuggling route";
            case LEADERS_RELOCATED -> "relocation of leaders";
            case WEAPONS_CACHED -> "caching of weapons";
            case TRAINING_CANCELLED -> "cancelling of training";
            case BASE_ESTABLISHED -> "new base";
            case OTHER -> "other event";
            default -> DisplayNames.constant(type.name());
        };
    }

    private static String kind(List<Event> events) {
        List<String> kinds = events.stream().map(e -> noun(e.type())).distinct().toList();
        return events.size() == 1
                ? "the " + kinds.get(0)
                : kinds.size() == 1 ? events.size() + " × " + kinds.get(0) : events.size() + " events";
    }

    private String reports(List<Event> events) {
        List<String> ids = events.stream()
                .flatMap(e -> e.reports().stream())
                .map(report)
                .distinct()
                .sorted()
                .toList();
        Stream<String> more = ids.size() > MOST_NAMED ? Stream.of("…") : Stream.of();
        String some = Stream.concat(ids.stream().limit(MOST_NAMED), more).collect(Collectors.joining(", "));
        return some.isEmpty() ? "" : " (" + some + ")";
    }

    /** The title of a rule, in quotation marks. */
    String rule(String id) {
        return "“" + ruleTitle.apply(id) + "”";
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** Whether a term is an id that nobody reads, such as that of an event. */
    static boolean isKey(Term term) {
        return meaning(term) == FieldMeaning.KEY;
    }

    private static FieldMeaning meaning(Term term) {
        return term instanceof Term.Path path && !path.fields().isEmpty()
                ? FieldMeaning.of(path.fields().get(path.fields().size() - 1))
                : FieldMeaning.TEXT;
    }

    /** A value of a term: names for ids, constants in words. */
    String value(Term of, @Nullable Object value) {
        if (value instanceof Enum<?> constant) {
            return DisplayNames.constant(constant.name());
        } else if (value instanceof LocalDate date) {
            return day(date);
        } else if (value instanceof String text && !text.isEmpty()) {
            FieldMeaning meaning = meaning(of);
            return meaning == FieldMeaning.RULE ? rule(text) : meaning.shown(text, names);
        }
        return Values.shown(value);
    }
}
