package org.faultline.explain.lane;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.explain.text.Subject;
import org.faultline.fact.Fact;
import org.faultline.fact.event.Event;
import org.faultline.rule.file.Rule;
import org.faultline.rule.firing.Firing;
import org.faultline.rule.language.model.FactPattern;

/**
 * Looks for a report that would fire a rule, by trial: what is known of the group is told again of today, changed into what the rule asks
 * for, and taken in by facts and rules as any report would be. So what is said to fire it does.
 */
public final class FiringReportSearch {
    /** What is told again: the latest events of each kind. */
    private static final int MOST_TEMPLATES = 8;

    private static final int MOST_TRIED = 60;
    private static final int MOST_FOUND = 3;

    /** More reports than this are no near miss. */
    private static final int MOST_REPORTS = 4;

    /** Days ahead that are looked at for when it would be too late. */
    private static final int FARTHEST = 120;

    /** A firing that would come, and what it would come of. */
    public record Hit(SupposedReport supposed, List<ObjectNode> reports, Firing firing, List<Fact> facts) {}

    private final Rule rule;
    private final Subject subject;
    private final LaneCopy copy;
    private final LocalDate today;
    private int number;

    public FiringReportSearch(Rule rule, Subject subject, LaneCopy copy, LocalDate today) {
        this.rule = rule;
        this.subject = subject;
        this.copy = copy;
        this.today = today;
    }

    /** Those that would fire it with the fewest reports, each for other group-by values or of another kind. */
    public List<Hit> hits(List<Event> events) {
        List<SupposedReport> all = supposed(events);
        for (int reports = 1; reports <= MOST_REPORTS; reports++) {
            Map<String, Hit> found = new LinkedHashMap<>();
            for (SupposedReport s : reports == 1 ? all : all.subList(0, Math.min(all.size(), MOST_TEMPLATES))) {
                if (found.size() < MOST_FOUND) {
                    hit(s, reports)
                            .ifPresent(h -> found.putIfAbsent(
                                    h.firing().groupBy()
                                            + s.report().path("type").asText(),
                                    h));
                }
            }
            if (!found.isEmpty()) {
                return List.copyOf(found.values());
            }
        }
        return List.of();
    }

    private List<SupposedReport> supposed(List<Event> events) {
        Set<SupposedReport> all = new LinkedHashSet<>();
        for (Event e : kinds(events)) {
            for (boolean swapped : List.of(false, true)) {
                SupposedReport like = SupposedReport.like(e, swapped);
                Stream<FactPattern> patterns = like.hasSides() ? rule.model().patterns().stream() : Stream.empty();
                patterns.flatMap(p -> new SupposedEvent(p).of(like)).forEach(all::add);
            }
        }
        return all.stream().limit(MOST_TRIED).toList();
    }

    /** The latest of each type, sides and place; those that happened before those that did not. */
    private static List<Event> kinds(List<Event> events) {
        Map<String, Event> kinds = new LinkedHashMap<>();
        events.stream()
                .sorted(Comparator.comparing(Event::happened)
                        .thenComparing(Event::day)
                        .reversed()
                        .thenComparing(Event::id))
                .forEach(e -> kinds.putIfAbsent(
                        e.type() + SupposedReport.like(e, false).report().toString(), e));
        return kinds.values().stream().limit(MOST_TEMPLATES).toList();
    }

    private Optional<Hit> hit(SupposedReport s, int reports) {
        List<LocalDate> days =
                Stream.iterate(today, d -> d.plusDays(1)).limit(reports).toList();
        return tried(s, days);
    }

    /** Whether it would fire on that day. */
    boolean fires(SupposedReport s, LocalDate day) {
        return tried(s, List.of(day)).isPresent();
    }

    private Optional<Hit> tried(SupposedReport s, List<LocalDate> days) {
        List<ObjectNode> told = new ArrayList<>();
        List<Firing> come = List.of();
        try {
            for (LocalDate day : days) {
                ObjectNode one = s.on(day, "supposed-" + ++number);
                told.add(one);
                come = copy.suppose(SupposedReport.read(one, day));
            }
            List<String> ids = told.stream()
                    .map(one -> SupposedReport.DATASET + ":"
                            + one.path("externalId").asText())
                    .toList();
            return come.stream()
                    .filter(f -> f.rule().equals(rule.id()) && subject.isOf(f.groupBy()) && restsOn(f, ids))
                    .findFirst()
                    .map(f -> new Hit(s, List.copyOf(told), f, copy.facts()));
        } finally {
            for (int i = 0; i < told.size(); i++) {
                copy.suppose(SupposedReport.withdrawn(told.get(i), days.get(i)));
            }
        }
    }

    private static boolean restsOn(Firing f, List<String> ids) {
        return f.evidence().stream().anyMatch(e -> e.reports().stream().anyMatch(r -> ids.contains(r.key())));
    }

    /** The last day on which it would still fire; empty where it would on any. */
    public Optional<LocalDate> lastDay(SupposedReport s) {
        if (fires(s, today.plusDays(FARTHEST))) {
            return Optional.empty();
        }
        int fires = 0;
        int late = FARTHEST;
        while (late - fires > 1) {
            int between = (fires + late) / 2;
            if (fires(s, today.plusDays(between))) {
                fires = between;
            } else {
                late = between;
            }
        }
        return Optional.of(today.plusDays(fires));
    }

    /** The first day until which nothing more may happen, so that a rule about absence fires. */
    public Optional<LocalDate> silence() {
        for (int days = 1; days <= FARTHEST / 2; days++) {
            LocalDate day = today.plusDays(days);
            boolean fires = copy.supposeSilenceUntil(day).stream()
                    .anyMatch(f -> f.rule().equals(rule.id()) && subject.isOf(f.groupBy()));
            if (fires) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }
}
