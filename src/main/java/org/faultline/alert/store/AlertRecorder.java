package org.faultline.alert.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.alert.AlertDecisions;
import org.faultline.alert.AlertSeries;
import org.faultline.alert.AlertUpdate;
import org.faultline.alert.CurrentReports;
import org.faultline.alert.MonthsInMemory;
import org.faultline.alert.lifecycle.Fingerprint;
import org.faultline.rule.file.Rule;
import org.faultline.rule.firing.Firing;
import org.faultline.rule.firing.FiringChange;

/** Turns firings that come and go in a theatre into alerts and their revisions, and keeps these. Runs inside the lane's transaction. */
public final class AlertRecorder {
    /** Fingerprints whose alerts are in memory at once; a review may touch many thousands. */
    private static final int MOST_AT_ONCE = 500;

    /** Where the news has not changed. */
    private static final CurrentReports AS_IT_WAS = (report, was) -> was;

    private final String theatre;
    private final AlertSeriesStore allSeries;
    private final AlertDecisions decisions;

    AlertRecorder(String theatre, AlertSeriesStore allSeries, AlertDecisions decisions) {
        this.theatre = theatre;
        this.allSeries = allSeries;
        this.decisions = decisions;
    }

    /**
     * Records a change of firings.
     *
     * @param rules the rules that may raise alerts; what came of any other rule is retired
     * @param at when the news came in
     * @param currentReports where reports are now, for what has to be taken back
     * @return the revisions this made, in the order they were made
     */
    public List<AlertUpdate> record(
            FiringChange change, Map<String, Rule> rules, Instant at, CurrentReports currentReports) {
        Map<String, FiringChange> byFingerprint = change.by(Fingerprint::of);
        List<String> all = List.copyOf(byFingerprint.keySet());
        List<AlertUpdate> news = new ArrayList<>();
        for (int i = 0; i < all.size(); i += MOST_AT_ONCE) {
            Map<String, FiringChange> some = new LinkedHashMap<>();
            all.subList(i, Math.min(all.size(), i + MOST_AT_ONCE)).forEach(f -> some.put(f, byFingerprint.get(f)));
            news.addAll(allSeries.write(retold(some, rules, at), currentReports));
        }
        return news;
    }

    private Collection<AlertSeries> retold(Map<String, FiringChange> news, Map<String, Rule> rules, Instant at) {
        Map<String, AlertSeries> all = allSeries.of(news);
        all.forEach((fingerprint, series) -> {
            FiringChange change = news.getOrDefault(fingerprint, FiringChange.NONE);
            List<Firing> any = change.come().isEmpty() ? change.gone() : change.come();
            series.retell(change.gone(), change.come(), rules.get(any.get(0).rule()), at);
        });
        return all.values();
    }

    /** Lets time pass over the alerts that it changes: those that wait, cool or are over. */
    public List<AlertUpdate> pass(Instant at) {
        Collection<AlertSeries> due = allSeries.due(at);
        due.forEach(series -> series.pass(at));
        return allSeries.write(due, AS_IT_WAS);
    }

    /** Tells the alerts again about which people decided something since. */
    public List<AlertUpdate> heed(Map<String, Rule> rules, Instant at) {
        List<String> untold = decisions.heed(theatre);
        if (untold.isEmpty()) {
            return List.of();
        }
        allSeries.forget(untold);
        Map<String, FiringChange> noNews = new LinkedHashMap<>();
        untold.forEach(f -> noNews.put(f, FiringChange.NONE));
        Map<String, AlertSeries> kept = allSeries.of(noNews);
        kept.values()
                .forEach(series -> series.retell(
                        List.of(), List.of(), rules.get(series.alerts().get(0).rule()), at));
        return allSeries.write(kept.values(), AS_IT_WAS);
    }

    /** Whether time or people have changed anything that is not told yet. */
    public boolean owes(Instant now) {
        return allSeries.owes(now);
    }

    /** The ids of the firings of some rules that are kept as standing. */
    public List<String> standing(List<Rule> rules) {
        return rules.isEmpty()
                ? List.of()
                : allSeries.standing(rules.stream().map(Rule::id).toList());
    }

    /**
     * What has to be recorded so that the firings kept are those that stand now, as far as their last event is of these days, both
     * included.
     *
     * @param standing everything that stands and is in memory, also of other days
     * @param unheard rules of which nothing is known now; what is kept of them stays
     */
    public FiringChange difference(List<Firing> standing, Set<String> unheard, LocalDate from, LocalDate to) {
        Map<String, Firing> kept = new HashMap<>();
        allSeries.standing(from, to).stream()
                .filter(m -> !unheard.contains(m.rule()))
                .forEach(m -> kept.put(m.id(), m.firing()));
        List<Firing> come = standing.stream()
                .filter(f -> !f.last().isBefore(from) && !f.last().isAfter(to))
                .filter(f -> !f.equals(kept.get(f.id())))
                .toList();
        standing.forEach(f -> kept.remove(f.id()));
        return new FiringChange(List.copyOf(kept.values()), come);
    }

    /** To be said when facts were let go: keeps in memory only what those that are held can change. */
    public void letGo(MonthsInMemory held) {
        allSeries.letGo(held);
    }

    /** To be said when a transaction failed, before the next: what was written in it is not there. */
    public void failed() {
        allSeries.failed();
    }
}
