package org.faultline.trial.nearmiss;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.fact.Fact;
import org.faultline.fact.ReportExcerpt;
import org.faultline.fact.event.Event;
import org.faultline.rule.firing.EvidenceReader;

/** What is behind a fact: its events, and the reports that a person knows them by. */
final class EvidenceOfFact {
    private static final int MOST_NAMED = 3;

    private EvidenceOfFact() {}

    /** None for a fact of no event, such as the day. */
    static List<Event> events(Fact fact) {
        return EvidenceReader.events(fact);
    }

    static boolean oneEvent(Fact a, Fact b) {
        return events(a).stream().anyMatch(events(b)::contains);
    }

    /** Its reports where it has some, by the names that they are given; else what it is and of which day. */
    static String named(Fact fact, BiFunction<Event, ReportExcerpt, String> report) {
        List<String> reports = events(fact).stream()
                .flatMap(e -> e.reports().stream().map(r -> report.apply(e, r)))
                .distinct()
                .sorted()
                .toList();
        if (reports.isEmpty()) {
            return fact.getClass().getSimpleName() + " of " + fact.day();
        }
        Stream<String> more = reports.size() > MOST_NAMED ? Stream.of("…") : Stream.of();
        return Stream.concat(reports.stream().limit(MOST_NAMED), more).collect(Collectors.joining(", "));
    }
}
