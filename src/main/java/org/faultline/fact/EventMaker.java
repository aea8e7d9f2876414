package org.faultline.fact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.faultline.knowledge.Actor;
import org.faultline.knowledge.Knowledge;
import org.faultline.report.Count;
import org.faultline.report.Outcome;
import org.faultline.report.PlaceName;
import org.faultline.report.Quantity;
import org.faultline.report.Report;
import org.faultline.report.Source;
import org.jspecify.annotations.Nullable;

/**
 * Makes the facts of one incident. Where its reports differ: the dates and the place of the most precise report, the least low
 * and the greatest high of people hurt with the best of the newest report, the longest list of quantities.
 */
final class EventMaker {
    private final Knowledge knowledge;
    private final Sites sites;

    EventMaker(Knowledge knowledge, Sites sites) {
        this.knowledge = knowledge;
        this.sites = sites;
    }

    /** The event, then each actor's involvement, then each pair of groups that met. */
    List<Fact> facts(Linker.Incident incident) {
        List<Report> reports = incident.accounts().stream().map(Account::report).toList();
        Event event = event(incident, reports);
        List<Fact> facts = new ArrayList<>();
        facts.add(event);
        event.parts().forEach(part -> facts.add(new Involvement(event, part)));
        Map<String, Encounter> meetings = new LinkedHashMap<>();
        // who is a main side for one report is no bystander for another
        reports.forEach(r -> encounter(event, r.sideA(), r.sideB(), Role.SIDE_A, meetings));
        reports.forEach(r -> encounter(event, r.assocA(), r.sideB(), Role.ASSOC, meetings));
        facts.addAll(meetings.values());
        return facts;
    }

    private Event event(Linker.Incident incident, List<Report> reports) {
        Report dated = reports.stream()
                .min(Comparator.comparingInt((Report r) -> r.date().precision()).thenComparing(Report::key))
                .orElseThrow();
        Report placed = reports.stream()
                .min(Comparator.comparingInt((Report r) -> sites.site(r.place()).precision())
                        .thenComparing(Report::key))
                .orElseThrow();
        return new Event(
                incident.id(),
                dated.type(),
                reports.stream()
                        .map(Report::status)
                        .max(Comparator.comparingInt(EventMaker::weight))
                        .orElseThrow(),
                dated.clarity(),
                dated.date().start(),
                dated.date().end(),
                dated.date().best(),
                dated.date().precision(),
                sites.site(placed.place()),
                site(reports, Report::origin),
                site(reports, Report::destination),
                toll(reports, Report::fatalities),
                toll(reports, Report::injured),
                quantity(reports, "VEHICLES"),
                quantity(reports, "PERSONNEL"),
                quantity(reports, "POSITIONS_LOST"),
                reports.stream()
                        .map(Report::outcome)
                        .min(Comparator.naturalOrder())
                        .orElse(Outcome.UNSTATED),
                parts(reports, dated.date().best()),
                sources(reports),
                reports.stream().map(EventMaker::telling).toList(),
                incident.links());
    }

    /** CONFIRMED weighs more than REPORTED, and either more than the rest, which linking keeps apart. */
    private static int weight(org.faultline.report.Status status) {
        return switch (status) {
            case CONFIRMED -> 2;
            case REPORTED -> 1;
            default -> 0;
        };
    }

    private Site site(List<Report> reports, Function<Report, @Nullable PlaceName> which) {
        return reports.stream()
                .map(which)
                .filter(Objects::nonNull)
                .map(sites::site)
                .min(Comparator.comparingInt(Site::precision).thenComparing(Site::name))
                .orElse(Site.NONE);
    }

    private static Toll toll(List<Report> reports, Function<Report, @Nullable Count> which) {
        List<Report> telling =
                reports.stream().filter(r -> which.apply(r) != null).toList();
        List<Count> counts =
                telling.stream().map(which).filter(Objects::nonNull).toList();
        Count newest = telling.stream()
                .max(Comparator.comparing(Report::asOf).thenComparing(Report::key))
                .map(which)
                .orElse(null);
        if (newest == null) {
            return Toll.UNKNOWN;
        }
        return new Toll(
                counts.stream().mapToInt(Count::low).min().orElse(0),
                newest.best(),
                counts.stream().mapToInt(Count::high).max().orElse(0),
                true);
    }

    /** The most that any report gives as the lower bound of a measure. */
    private static int quantity(List<Report> reports, String measure) {
        return reports.stream()
                .flatMap(r -> r.quantities().stream())
                .filter(q -> q.measure().equals(measure))
                .map(Quantity::low)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }

    /** Original sources, else publishers, each once whatever its case. */
    private static List<String> sources(List<Report> reports) {
        Map<String, String> byName = new LinkedHashMap<>();
        for (Report r : reports) {
            Source s = r.source();
            String told =
                    s.originalSource() != null ? s.originalSource() : s.publisher() != null ? s.publisher() : s.title();
            if (told != null) {
                Arrays.stream(told.split(";"))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .forEach(one -> byName.putIfAbsent(one.toLowerCase(Locale.ROOT), one));
            }
        }
        return byName.values().stream().sorted().toList();
    }

    private static Telling telling(Report r) {
        Source s = r.source();
        return new Telling(
                r.dataset(),
                r.externalId(),
                r.asOf().toString(),
                orEmpty(r.quote()),
                orEmpty(s.originalSource() != null ? s.originalSource() : s.publisher()),
                orEmpty(s.publisher()),
                orEmpty(s.title()),
                orEmpty(s.url()),
                s.publishedOn() == null ? "" : s.publishedOn().toString());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Each actor once in each role, in the order of the reports. */
    private List<Part> parts(List<Report> reports, LocalDate day) {
        Set<Part> parts = new LinkedHashSet<>();
        for (Report r : reports) {
            r.sideA().forEach(name -> parts.add(part(name, Role.SIDE_A, day)));
            r.sideB().forEach(name -> parts.add(part(name, Role.SIDE_B, day)));
            r.assocA().forEach(name -> parts.add(part(name, Role.ASSOC, day)));
            r.assocB().forEach(name -> parts.add(part(name, Role.ASSOC, day)));
        }
        return List.copyOf(parts);
    }

    private Part part(String name, Role role, LocalDate day) {
        Actor actor = knowledge.actor(name);
        return new Part(actor.id(), actor.name(), knowledge.groupOn(actor, day), role, actor.kind(), actor.country());
    }

    private void encounter(Event event, List<String> a, List<String> b, Role role, Map<String, Encounter> meetings) {
        for (String nameA : a) {
            for (String nameB : b) {
                String groupA = knowledge.groupOn(knowledge.actor(nameA), event.day());
                String groupB = knowledge.groupOn(knowledge.actor(nameB), event.day());
                Encounter met = new Encounter(
                        event,
                        groupA,
                        groupB,
                        Encounter.dyad(groupA, groupB),
                        knowledge.between(groupA, groupB, event.day()),
                        role);
                meetings.putIfAbsent(met.id(), met);
            }
        }
    }
}
