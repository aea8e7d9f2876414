package org.faultline.fact.memory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.fact.aggregate.AffectedFacts;
import org.faultline.fact.event.Event;
import org.faultline.fact.event.FactChange;
import org.faultline.fact.linking.EventMaker;
import org.faultline.fact.linking.LinkDecision;
import org.faultline.fact.linking.LinkDecisions;
import org.faultline.fact.linking.LinkNode;
import org.faultline.fact.linking.LinkObjections;
import org.faultline.fact.linking.LinkedReports;
import org.faultline.fact.linking.Linker;
import org.faultline.fact.linking.StandingIncident;
import org.faultline.fact.resolve.ActorResolver;
import org.faultline.fact.resolve.KnownReport;
import org.faultline.fact.resolve.PlaceResolver;
import org.faultline.fact.resolve.PreparedReport;
import org.faultline.fact.resolve.ReportInterner;
import org.faultline.fact.resolve.ReportResolver;
import org.faultline.fact.resolve.ResolvedReport;
import org.faultline.knowledge.Knowledge;
import org.faultline.report.Report;
import org.jspecify.annotations.Nullable;

/**
 * All facts that the known reports give. Learning a report works out again only the incidents and days it touches, and the
 * outcome is the same whatever came first. Not for use by several threads at once.
 */
public final class FactBase {
    private final ReportInterner sharer = new ReportInterner();
    private final ReportResolver resolver;
    private final EventMaker maker;
    private final Linker linker = new Linker();
    private final Days days = new Days();
    private final InactivityGaps lulls = new InactivityGaps();
    private final Tallies tallies = new Tallies();

    /** The newest revision of each report that is withdrawn. */
    private final Map<String, PreparedReport> withdrawn = new HashMap<>();

    public FactBase(Knowledge knowledge) {
        ActorResolver who = new ActorResolver(knowledge);
        this.resolver = new ReportResolver(who, new PlaceResolver(knowledge));
        this.maker = new EventMaker(who);
    }

    /** Takes in reports in any order: of each identity the newest revision counts, and a retracted one leaves nothing. */
    public FactChange learn(Collection<Report> reports) {
        return hear(reports.stream().map(KnownReport::now).toList());
    }

    /** Likewise, where it is said since when each has been known. */
    public FactChange hear(Collection<KnownReport> reports) {
        return take(reports.stream().map(this::ready).toList());
    }

    /** Looks up what a report names. */
    private PreparedReport ready(KnownReport known) {
        KnownReport shared = sharer.shared(known);
        String key = shared.report().key();
        return new PreparedReport(key, shared, shared.report().retracted() ? null : resolver.resolve(key, shared));
    }

    private FactChange take(Collection<PreparedReport> reports) {
        Map<String, PreparedReport> changed = new LinkedHashMap<>();
        for (PreparedReport r : reports) {
            String key = r.key();
            PreparedReport known = changed.containsKey(key) ? changed.get(key) : known(key);
            PreparedReport now = known == null ? (r.known().newest() ? r : null) : known.later(r);
            if (now != null && (known == null || !now.known().equals(known.known()))) {
                changed.put(key, now);
            }
        }
        List<LinkNode> touched = linker.neighbourhood(changed.keySet());
        Map<String, StandingIncident> stale = new LinkedHashMap<>();
        changed.forEach((key, ready) -> {
            note(linker.remove(key), stale);
            keep(key, ready, touched);
        });
        return replace(stale, linker.incidents(touched), false);
    }

    private @Nullable PreparedReport known(String key) {
        ResolvedReport resolved = linker.resolved(key);
        return resolved == null ? withdrawn.get(key) : PreparedReport.of(resolved);
    }

    private void keep(String key, PreparedReport ready, List<LinkNode> touched) {
        ResolvedReport resolved = ready.resolved();
        if (resolved == null) {
            withdrawn.put(key, ready);
        } else {
            withdrawn.remove(key);
            touched.add(linker.put(resolved));
        }
    }

    /**
     * What humans have decided about pairs of reports, all of it in its newest state: decisions that are no longer in the list are taken
     * back. They hold for reports that come later, and again for those that come back.
     */
    public FactChange decide(Collection<LinkDecision> all) {
        LinkDecisions now = LinkDecisions.of(all);
        Set<String> keys = now.differences(linker.decisions());
        List<LinkNode> touched = linker.neighbourhood(keys);
        linker.rule(now);
        touched.addAll(linker.neighbourhood(keys));
        return replace(new LinkedHashMap<>(), linker.incidents(touched), false);
    }

    /**
     * Forgets the reports of these days, both included, and every event that one of them is part of, as if they had never come; no
     * other event is worked out anew. When those reports, each in its newest revision, are learned again, all facts are what they
     * were.
     */
    public FactChange forget(LocalDate from, LocalDate to) {
        long first = from.toEpochDay();
        long last = to.toEpochDay();
        List<String> keys = linker.reports()
                .filter(a -> a.from() <= last && a.to() >= first) // at hand, where the day itself is far in memory
                .filter(a -> within(a.report().date().best(), from, to))
                .map(ResolvedReport::key)
                .toList();
        Map<String, StandingIncident> stale = new LinkedHashMap<>();
        keys.forEach(key -> note(linker.remove(key), stale));
        return replace(stale, List.of(), true);
    }

    private static boolean within(LocalDate day, LocalDate from, LocalDate to) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /**
     * Takes events that are not known here into the numbers of the dead, which look further back than anything else. Those numbers
     * are not forgotten, and are told anew when a report of such an event is learned.
     */
    public FactChange count(Collection<Event> events) {
        AffectedFacts around = new AffectedFacts();
        tallies.count(events, around);
        return around.change();
    }

    /** How many reports are known. */
    public int size() {
        return linker.size() + withdrawn.size();
    }

    /** The events of these days, both included. */
    public List<Event> events(LocalDate from, LocalDate to) {
        return linker.standing()
                .map(StandingIncident::event)
                .filter(e -> within(e.day(), from, to))
                .toList();
    }

    /** Why two known reports cannot tell of one incident, in words; empty where nothing speaks against it, or one is unknown. */
    public String whyApart(String a, String b) {
        ResolvedReport one = linker.resolved(a);
        ResolvedReport two = linker.resolved(b);
        if (one == null || two == null) {
            return "";
        }
        return linker.decisions().apart(a, b) ? "ruled to be two incidents" : LinkObjections.against(one, two);
    }

    /**
     * The incidents that there are now instead of those that any of their reports belonged to.
     *
     * @param stale those that are known to stand no more, by their ids
     */
    private FactChange replace(Map<String, StandingIncident> stale, List<LinkedReports> now, boolean forgetting) {
        List<LinkedReports> changed = new ArrayList<>();
        for (LinkedReports incident : now) {
            StandingIncident known = incident.nodes().get(0).standing;
            if (known == null || !known.is(incident)) {
                changed.add(incident);
                incident.nodes().forEach(n -> note(n.standing, stale));
            }
        }
        AffectedFacts around = new AffectedFacts();
        stale.values().forEach(s -> remove(s, around));
        changed.forEach(i -> add(i, around));
        days.change(around);
        lulls.change(around);
        tallies.change(around, forgetting);
        return around.change();
    }

    private static void note(@Nullable StandingIncident standing, Map<String, StandingIncident> stale) {
        if (standing != null) {
            stale.put(standing.id(), standing);
        }
    }

    private void remove(StandingIncident standing, AffectedFacts around) {
        standing.nodes().forEach(n -> n.standing = null);
        around.before(standing);
    }

    private void add(LinkedReports incident, AffectedFacts around) {
        StandingIncident standing = around.after(StandingIncident.of(incident, maker.facts(incident)));
        incident.nodes().forEach(n -> n.standing = standing);
    }
}
