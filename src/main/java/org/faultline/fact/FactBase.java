package org.faultline.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.knowledge.Knowledge;
import org.faultline.report.Report;

/**
 * All facts that the known reports give. Learning a report works out again only the incidents and days it touches, and the
 * outcome is the same whatever came first. Not for use by several threads at once.
 */
public final class FactBase {
    private final Sharer sharer = new Sharer();
    private final AccountMaker accounts;
    private final EventMaker maker;
    private final Linker linker = new Linker();
    private final Days days = new Days();
    private final Lulls lulls = new Lulls();
    private final Tallies tallies = new Tallies();

    /** The newest revision known of each report, also of those withdrawn. */
    private final Map<String, Heard> newest = new HashMap<>();

    private final Map<String, String> eventOf = new HashMap<>();
    private final Map<String, Incident> incidents = new HashMap<>();
    private final Map<String, List<Fact>> factsOf = new HashMap<>();

    public FactBase(Knowledge knowledge) {
        WhoIsWho who = new WhoIsWho(knowledge);
        this.accounts = new AccountMaker(who, new Sites(knowledge));
        this.maker = new EventMaker(who);
    }

    /** Takes in reports in any order: of each identity the newest revision counts, and a retracted one leaves nothing. */
    public FactChange learn(Collection<Report> reports) {
        return hear(reports.stream().map(Heard::now).toList());
    }

    /** Likewise, where it is said since when each has been known. */
    public FactChange hear(Collection<Heard> reports) {
        Map<String, Heard> changed = new LinkedHashMap<>();
        for (Heard h : reports) {
            String key = h.report().key();
            Heard known = newest.get(key);
            Heard now = known == null ? (h.newest() ? h : null) : later(known, h);
            if (now != null && !now.equals(known)) {
                Heard kept = sharer.shared(now);
                newest.put(key, kept);
                changed.put(key, kept);
            }
        }
        Set<String> touched = linker.neighbourhood(changed.keySet());
        changed.forEach((key, heard) -> {
            linker.remove(key);
            if (!heard.report().retracted()) {
                linker.put(accounts.account(key, heard));
            }
        });
        touched.addAll(changed.keySet());
        return replace(touched, linker.incidents(touched), false);
    }

    /** Of two revisions the newer, known since the earlier. */
    private static Heard later(Heard a, Heard b) {
        Heard newer = b.report().asOf().isAfter(a.report().asOf()) ? b : a;
        Instant since = a.since().isBefore(b.since()) ? a.since() : b.since();
        return newer.since().equals(since) ? newer : new Heard(newer.report(), since, true);
    }

    /**
     * What humans have ruled on pairs of reports, all of it in its newest state: rulings that are no longer in the list are taken
     * back. They hold for reports that come later, and again for those that come back.
     */
    public FactChange rulings(Collection<Ruling> all) {
        Rulings now = Rulings.of(all);
        Set<String> keys = now.differences(linker.rulings());
        Set<String> touched = linker.neighbourhood(keys);
        linker.rule(now);
        touched.addAll(keys);
        return replace(touched, linker.incidents(touched), false);
    }

    /**
     * Forgets the reports of these days, both included, and every event that one of them is part of, as if they had never come; no
     * other event is worked out anew. When those reports, each in its newest revision, are learned again, all facts are what they
     * were.
     */
    public FactChange forget(LocalDate from, LocalDate to) {
        Set<String> keys = new HashSet<>();
        newest.forEach((key, heard) -> {
            LocalDate day = heard.report().date().best();
            if (!heard.report().retracted() && !day.isBefore(from) && !day.isAfter(to)) {
                keys.add(key);
            }
        });
        keys.forEach(key -> {
            linker.remove(key);
            newest.remove(key);
        });
        return replace(keys, List.of(), true);
    }

    /**
     * Takes events that are not known here into the numbers of the dead, which look further back than anything else. Those numbers
     * are not forgotten, and are told anew when a report of such an event is learned.
     */
    public FactChange count(Collection<Event> events) {
        FactsAround around = new FactsAround();
        tallies.count(events, around);
        return around.change();
    }

    /** How many reports are known. */
    public int size() {
        return newest.size();
    }

    /** The events of these days, both included. */
    public List<Event> events(LocalDate from, LocalDate to) {
        return factsOf.values().stream()
                .map(facts -> (Event) facts.get(0))
                .filter(e -> !e.day().isBefore(from) && !e.day().isAfter(to))
                .toList();
    }

    /** Why two known reports cannot tell of one incident, in words; empty where nothing speaks against it, or one is unknown. */
    public String whyApart(String a, String b) {
        Account one = linker.account(a);
        Account two = linker.account(b);
        if (one == null || two == null) {
            return "";
        }
        return linker.rulings().apart(a, b) ? "ruled to be two incidents" : Reasons.against(one, two);
    }

    /** The incidents that there are now instead of those that any of them, or of the accounts touched, belonged to. */
    private FactChange replace(Set<String> touched, List<Incident> now, boolean forgetting) {
        Set<String> stale = new HashSet<>();
        for (String key : touched) {
            String id = linker.account(key) == null ? eventOf.remove(key) : null;
            if (id != null) {
                stale.add(id);
            }
        }
        List<Incident> changed = new ArrayList<>();
        for (Incident incident : now) {
            Incident known = incidents.get(incident.id());
            if (known == null || !known.sameAs(incident)) {
                changed.add(incident);
                incident.accounts().forEach(a -> move(a, incident, stale));
            }
        }
        FactsAround around = new FactsAround();
        stale.forEach(id -> remove(id, around));
        changed.forEach(i -> add(i, around));
        days.change(around);
        lulls.change(around);
        tallies.change(around, forgetting);
        return around.change();
    }

    private void move(Account account, Incident to, Set<String> stale) {
        String id = eventOf.put(account.key(), to.id());
        if (id != null) {
            stale.add(id);
        }
    }

    private void remove(String id, FactsAround around) {
        incidents.remove(id);
        List<Fact> facts = factsOf.remove(id);
        if (facts != null) {
            around.before(id, facts);
        }
    }

    private void add(Incident incident, FactsAround around) {
        List<Fact> facts = maker.facts(incident);
        incidents.put(incident.id(), incident);
        factsOf.put(incident.id(), facts);
        around.after(incident.id(), facts);
    }
}
