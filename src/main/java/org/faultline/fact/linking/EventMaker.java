package org.faultline.fact.linking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.faultline.fact.Casualties;
import org.faultline.fact.Fact;
import org.faultline.fact.Part;
import org.faultline.fact.Quantities;
import org.faultline.fact.ReportExcerpt;
import org.faultline.fact.Role;
import org.faultline.fact.Site;
import org.faultline.fact.Spelling;
import org.faultline.fact.event.Encounter;
import org.faultline.fact.event.Event;
import org.faultline.fact.event.Involvement;
import org.faultline.fact.event.Sources;
import org.faultline.fact.resolve.ActorResolver;
import org.faultline.fact.resolve.LinkingPlace;
import org.faultline.fact.resolve.ResolvedReport;
import org.faultline.knowledge.name.Memo;
import org.faultline.report.Outcome;
import org.faultline.report.Quantity;
import org.faultline.report.Report;
import org.faultline.report.Status;
import org.jspecify.annotations.Nullable;

/**
 * Makes the facts of one incident. Where its reports differ: the dates and the type of the report with the most precise date, the
 * place of the one with the most precise place, people hurt by the rule of {@link Casualties}, sources by that of {@link Sources}, the
 * greatest of the quantities. Among equals the report with the least key decides, which is the first.
 */
public final class EventMaker {
    private static final Comparator<Spelling> BY_TEXT =
            Comparator.comparing(Spelling::kind).thenComparing(Spelling::text).thenComparing(Spelling::folded);

    private final ActorResolver who;
    private final Memo<List<Part>, List<Part>> parts = Memo.ofEquals();
    private final Memo<List<String>, List<String>> sources = Memo.ofEquals();
    private final Memo<Casualties, Casualties> tolls = Memo.ofEquals();
    private final Memo<Quantities, Quantities> quantities = Memo.ofEquals();
    private final Memo<LocalDate, LocalDate> days = Memo.ofEquals();

    public EventMaker(ActorResolver who) {
        this.who = who;
    }

    /** The event, then each actor's involvement, then each pair of groups that met. */
    public List<Fact> facts(LinkedReports incident) {
        List<ResolvedReport> resolved = incident.reports();
        List<Report> reports = new ArrayList<>(resolved.size());
        for (ResolvedReport a : resolved) {
            reports.add(a.report());
        }
        Event event = event(incident, resolved, reports);
        ActorResolver.Stretch then = who.on(event.day());
        List<Fact> facts = new ArrayList<>();
        facts.add(event);
        for (Part part : event.parts()) {
            facts.add(new Involvement(event, part));
        }
        List<Encounter> meetings = new ArrayList<>();
        // who is a main side for one report is no bystander for another
        for (Report r : reports) {
            meet(event, r.sideA(), r.sideB(), Role.SIDE_A, then, meetings);
        }
        for (Report r : reports) {
            meet(event, r.assocA(), r.sideB(), Role.ASSOC, then, meetings);
        }
        facts.addAll(meetings);
        return List.copyOf(facts);
    }

    private Event event(LinkedReports incident, List<ResolvedReport> resolved, List<Report> reports) {
        Report dated = reports.get(0);
        Site place = resolved.get(0).spot().site();
        Status status = dated.status();
        Outcome outcome = dated.outcome();
        LocalDate knownOn = resolved.get(0).knownOn();
        List<ReportExcerpt> excerpts = new ArrayList<>(resolved.size());
        for (ResolvedReport a : resolved) {
            Report r = a.report();
            dated = r.date().precision() < dated.date().precision() ? r : dated;
            place = a.spot().site().precision() < place.precision() ? a.spot().site() : place;
            status = weight(r.status()) > weight(status) ? r.status() : status;
            outcome = r.outcome().compareTo(outcome) < 0 ? r.outcome() : outcome;
            knownOn = earlier(a.knownOn(), knownOn);
            excerpts.add(a.excerpt());
        }
        ActorResolver.Stretch then = who.on(dated.date().best());
        return new Event(
                incident.id(),
                dated.type(),
                status,
                dated.clarity(),
                dated.date().start(),
                dated.date().end(),
                dated.date().best(),
                dated.date().precision(),
                place,
                site(resolved, ResolvedReport::origin),
                site(resolved, ResolvedReport::destination),
                tolls.of(Casualties.of(reports, Report::fatalities)),
                tolls.of(Casualties.of(reports, Report::injured)),
                quantities.of(new Quantities(
                        quantity(reports, "VEHICLES"),
                        quantity(reports, "PERSONNEL"),
                        quantity(reports, "POSITIONS_LOST"))),
                outcome,
                parts.of(parts(reports, then)),
                sources.of(Sources.independent(reports)),
                days.of(knownOn),
                spellings(resolved, then),
                List.copyOf(excerpts),
                incident.links());
    }

    /** CONFIRMED weighs more than REPORTED, and either more than the rest, which linking keeps apart. */
    private static int weight(Status status) {
        return switch (status) {
            case CONFIRMED -> 2;
            case REPORTED -> 1;
            default -> 0;
        };
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static Site site(List<ResolvedReport> resolved, Function<ResolvedReport, @Nullable LinkingPlace> which) {
        Site best = null;
        for (ResolvedReport a : resolved) {
            LinkingPlace spot = which.apply(a);
            if (spot != null && (best == null || before(spot.site(), best))) {
                best = spot.site();
            }
        }
        return best == null ? Site.NONE : best;
    }

    private static boolean before(Site a, Site b) {
        return a.precision() < b.precision()
                || (a.precision() == b.precision() && a.name().compareTo(b.name()) < 0);
    }

    /** The most that any report gives as the lower bound of a measure; null where none gives one. */
    private static @Nullable Integer quantity(List<Report> reports, String measure) {
        Integer most = null;
        for (Report r : reports) {
            for (Quantity q : r.quantities()) {
                Integer low = q.low();
                if (low != null && q.measure().equals(measure) && (most == null || low > most)) {
                    most = low;
                }
            }
        }
        return most;
    }

    /** The names as the reports write them, each once, by text. */
    private static List<Spelling> spellings(List<ResolvedReport> resolved, ActorResolver.Stretch then) {
        List<Spelling> all = new ArrayList<>();
        for (ResolvedReport a : resolved) {
            Report r = a.report();
            for (List<String> names : List.of(r.sideA(), r.sideB(), r.assocA(), r.assocB())) {
                for (String name : names) {
                    all.add(then.player(name).spelling());
                }
            }
            add(a.spot(), all);
            add(a.origin(), all);
            add(a.destination(), all);
        }
        all.sort(BY_TEXT);
        List<Spelling> once = new ArrayList<>(all.size());
        for (Spelling s : all) {
            if (once.isEmpty() || BY_TEXT.compare(once.get(once.size() - 1), s) != 0) {
                once.add(s);
            }
        }
        return List.copyOf(once);
    }

    private static void add(@Nullable LinkingPlace spot, List<Spelling> to) {
        Spelling spelling = spot == null ? null : spot.spelling();
        if (spelling != null) {
            to.add(spelling);
        }
    }

    /** Each actor once in each role, in the order of the reports. */
    private static List<Part> parts(List<Report> reports, ActorResolver.Stretch then) {
        List<Part> parts = new ArrayList<>();
        for (Report r : reports) {
            add(r.sideA(), Role.SIDE_A, then, parts);
            add(r.sideB(), Role.SIDE_B, then, parts);
            add(r.assocA(), Role.ASSOC, then, parts);
            add(r.assocB(), Role.ASSOC, then, parts);
        }
        return List.copyOf(parts);
    }

    private static void add(List<String> names, Role role, ActorResolver.Stretch then, List<Part> parts) {
        for (String name : names) {
            Part part = Objects.requireNonNull(then.player(name).parts().get(role));
            if (!parts.contains(part)) {
                parts.add(part);
            }
        }
    }

    /** Each pair of groups once. */
    private static void meet(
            Event event,
            List<String> a,
            List<String> b,
            Role role,
            ActorResolver.Stretch then,
            List<Encounter> meetings) {
        for (String nameA : a) {
            String groupA = then.player(nameA).group();
            for (String nameB : b) {
                String groupB = then.player(nameB).group();
                if (!met(groupA, groupB, meetings)) {
                    ActorResolver.Meeting meeting = then.meeting(groupA, groupB);
                    meetings.add(new Encounter(event, groupA, groupB, meeting.dyad(), meeting.relation(), role));
                }
            }
        }
    }

    private static boolean met(String groupA, String groupB, List<Encounter> meetings) {
        for (Encounter e : meetings) {
            if (e.groupA().equals(groupA) && e.groupB().equals(groupB)) {
                return true;
            }
        }
        return false;
    }
}
