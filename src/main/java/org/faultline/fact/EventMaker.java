package org.faultline.fact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.faultline.knowledge.Actor;
import org.faultline.report.Outcome;
import org.faultline.report.PlaceName;
import org.faultline.report.Quantity;
import org.faultline.report.Report;
import org.faultline.report.Source;
import org.faultline.report.Status;
import org.jspecify.annotations.Nullable;

/**
 * Makes the facts of one incident. Where its reports differ: the dates and the type of the report with the most precise date, the
 * place of the one with the most precise place, people hurt by the rule of {@link Toll}, sources by that of {@link Sources}, the
 * greatest of the quantities. Among equals the report with the least key decides.
 */
final class EventMaker {
    private final WhoIsWho who;
    private final Sites sites;

    EventMaker(WhoIsWho who, Sites sites) {
        this.who = who;
        this.sites = sites;
    }

    /** The event, then each actor's involvement, then each pair of groups that met. */
    List<Fact> facts(Incident incident) {
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

    private Event event(Incident incident, List<Report> reports) {
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
                Toll.of(reports, Report::fatalities),
                Toll.of(reports, Report::injured),
                quantity(reports, "VEHICLES"),
                quantity(reports, "PERSONNEL"),
                quantity(reports, "POSITIONS_LOST"),
                reports.stream()
                        .map(Report::outcome)
                        .min(Comparator.naturalOrder())
                        .orElse(Outcome.UNSTATED),
                parts(reports, dated.date().best()),
                Sources.independent(reports),
                incident.accounts().stream()
                        .map(Account::knownOn)
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                spellings(reports, dated.date().best()),
                reports.stream().map(EventMaker::telling).toList(),
                incident.links());
    }

    private List<Spelling> spellings(List<Report> reports, LocalDate day) {
        Set<Spelling> all = new TreeSet<>(Comparator.comparing(Spelling::kind)
                .thenComparing(Spelling::text)
                .thenComparing(Spelling::folded));
        for (Report r : reports) {
            Stream.of(r.sideA(), r.sideB(), r.assocA(), r.assocB())
                    .flatMap(List::stream)
                    .map(name -> who.spelling(name, day))
                    .forEach(all::add);
            Stream.of(r.place(), r.origin(), r.destination())
                    .filter(p -> p != null && p.name() != null)
                    .map(sites::spelling)
                    .forEach(all::add);
        }
        return List.copyOf(all);
    }

    /** CONFIRMED weighs more than REPORTED, and either more than the rest, which linking keeps apart. */
    private static int weight(Status status) {
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
                s.publishedOn() == null ? "" : s.publishedOn().toString(),
                article(r),
                readings(r));
    }

    private static String article(Report r) {
        Source s = r.source();
        if (s.url() != null) {
            return s.url();
        } else if (s.article() != null) {
            return r.dataset() + " " + s.article();
        }
        return s.title() == null ? r.key() : s.title() + ", " + orEmpty(s.publisher()) + ", " + s.publishedOn();
    }

    private static List<String> readings(Report r) {
        Stream<String> flags = r.flags().stream().map(f -> f.words());
        Stream<String> counted = r.quantities().stream()
                .filter(q -> q.basis() != null)
                .map(q -> "\"" + orEmpty(q.raw()) + "\": " + q.basis());
        return Stream.concat(flags, counted).toList();
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
        WhoIsWho.Player player = who.player(name, day);
        Actor actor = player.actor();
        return new Part(actor.id(), actor.name(), player.group(), role, actor.kind(), actor.country());
    }

    private void encounter(Event event, List<String> a, List<String> b, Role role, Map<String, Encounter> meetings) {
        for (String nameA : a) {
            for (String nameB : b) {
                String groupA = who.player(nameA, event.day()).group();
                String groupB = who.player(nameB, event.day()).group();
                Encounter met = new Encounter(
                        event,
                        groupA,
                        groupB,
                        Encounter.dyad(groupA, groupB),
                        who.between(groupA, groupB, event.day()),
                        role);
                meetings.putIfAbsent(met.id(), met);
            }
        }
    }
}
