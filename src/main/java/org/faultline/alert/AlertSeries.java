package org.faultline.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.faultline.alert.lifecycle.AlertLifecycle;
import org.faultline.alert.lifecycle.AlertLifecycle.Input;
import org.faultline.alert.lifecycle.AlertSubjects;
import org.faultline.alert.lifecycle.FiringGroup;
import org.faultline.alert.lifecycle.Snapshot;
import org.faultline.rule.file.Rule;
import org.faultline.rule.firing.Evidence;
import org.faultline.rule.firing.Firing;
import org.faultline.rule.firing.FiringChange;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of one fingerprint, told again from all firings that stand whenever some come or go. It knows no database: what there is to
 * write is asked of it afterwards, and where nothing is kept nobody asks.
 */
public final class AlertSeries {
    /** Firings, and what they say together and are about. */
    private record Told(List<Firing> firings, Snapshot says, AlertSubjects about) {}

    /** Before any day of news. */
    public static final LocalDate NOTHING_PAST = LocalDate.of(1, 1, 1);

    private final String fingerprint;
    private final int maxLatenessDays;

    private final List<Alert> alerts = new ArrayList<>();
    private final Map<String, StoredFiring> matches = new HashMap<>();
    private final List<LocalDate> cuts = new ArrayList<>();

    /** The firings that each alert was made of last. */
    private final IdentityHashMap<Alert, Told> told = new IdentityHashMap<>();

    private final Set<Alert> restless = new LinkedHashSet<>();
    private final Set<StoredFiring> changed = new LinkedHashSet<>();
    private final List<NewRevision> newRevisions = new ArrayList<>();
    private boolean whole;
    private int things;

    /** The last day that is near an alert which was let go. */
    private LocalDate past = NOTHING_PAST;

    /** @param maxLatenessDays days after which an alert that becomes known is not news any more */
    public AlertSeries(String fingerprint, int maxLatenessDays) {
        this.fingerprint = fingerprint;
        this.maxLatenessDays = maxLatenessDays;
    }

    /** Takes up what is kept, in the order it was begun. */
    public void put(Alert alert) {
        alerts.add(alert);
    }

    /** Heeds what a person decided. */
    public void put(AlertDecisions.Decided decided) {
        if (decided.kind() == AlertDecisions.Kind.STARTS_AGAIN) {
            cuts.add(decided.day());
        } else {
            alerts.stream()
                    .filter(e -> e.stored() && e.id() == decided.alertId() && !e.approved())
                    .forEach(e -> {
                        e.approve();
                        restless.add(e);
                    });
        }
    }

    public void put(StoredFiring match) {
        matches.put(match.id(), match);
        if (match.live()) {
            things += things(match.firing());
        }
    }

    /**
     * Tells the alerts again.
     *
     * @param rule the rule they are of, or null where it may raise alerts no more
     * @param at when the news came in
     */
    public void retell(List<Firing> gone, List<Firing> come, @Nullable Rule rule, Instant at) {
        if (!gone.isEmpty()) {
            goes(gone, at);
        }
        if (rule == null) {
            alerts.forEach(e -> drop(e, new Input.Retired(), at));
            return;
        }
        for (Firing f : come) {
            comes(f, at);
        }
        List<Firing> live = matches.values().stream()
                .filter(StoredFiring::live)
                .map(StoredFiring::firing)
                .toList();
        List<FiringGroup> now = FiringGroup.of(live, rule.terms(), cuts);
        AlertAssignment assignment = new AlertAssignment(now, alerts);
        assignment.silent().forEach(e -> drop(e, new Input.Nothing(), at));
        LocalDate latest =
                now.isEmpty() ? LocalDate.MIN : now.get(now.size() - 1).last();
        List<FiringGroup> begun = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            FiringGroup group = now.get(i);
            Alert alert = assignment.alert(i);
            if (alert == null) {
                begun.add(group);
            } else {
                tell(group, alert, group.last().isBefore(latest), rule, at);
            }
        }
        // those that are there first, so that at no moment two of one fingerprint are open
        for (FiringGroup s : begun) {
            tell(s, begin(s, rule, at), s.last().isBefore(latest), rule, at);
        }
    }

    private void goes(List<Firing> gone, Instant at) {
        for (Firing f : gone) {
            StoredFiring kept = matches.get(f.id());
            if (kept != null && kept.live()) {
                things -= things(kept.firing());
                kept.goes(at);
                changed.add(kept);
            }
        }
    }

    private void comes(Firing f, Instant at) {
        StoredFiring kept = matches.get(f.id());
        if (kept == null) {
            StoredFiring raised = new StoredFiring(f, fingerprint, at);
            matches.put(f.id(), raised);
            changed.add(raised);
            things += things(f);
            return;
        }
        Firing before = kept.live() ? kept.firing() : null;
        if (kept.stands(f)) {
            changed.add(kept);
            things += things(f) - (before == null ? 0 : things(before));
        }
    }

    private void drop(Alert alert, Input input, Instant at) {
        told.remove(alert);
        take(alert, input, at);
    }

    /** Lets time pass over what is open. */
    public void pass(Instant at) {
        for (Alert e : alerts) {
            if (e.changesBy(at)) {
                take(e, new Input.Passing(), at);
            }
        }
    }

    /** When time alone first changes one of its alerts; null where it never does. */
    public @Nullable Instant nextChangeAt() {
        Instant first = null;
        for (Alert e : alerts) {
            Instant at = e.nextChangeAt();
            if (at != null && (first == null || at.isBefore(first))) {
                first = at;
            }
        }
        return first;
    }

    private void take(Alert alert, Input input, Instant when) {
        Instant at = alert.notBefore(when);
        AlertLifecycle lifecycle = new AlertLifecycle(alert.terms(), maxLatenessDays);
        AlertLifecycle.Standing before = alert.standing();
        if (before != null) {
            settle(alert, lifecycle, lifecycle.next(before, input, at), at);
        } else if (input instanceof Input.Says says) {
            settle(alert, lifecycle, lifecycle.begin(says, alert.approved(), at), at);
        }
    }

    private void settle(Alert alert, AlertLifecycle lifecycle, AlertLifecycle.Outcome outcome, Instant at) {
        Instant nextChangeAt = lifecycle.nextChangeAt(outcome.standing(), at);
        if (alert.moves(outcome.standing().condition(), nextChangeAt)) {
            restless.add(alert);
        }
        alert.take(outcome, nextChangeAt, at).ifPresent(newRevisions::add);
    }

    private void tell(FiringGroup group, Alert alert, boolean followed, Rule rule, Instant at) {
        alert.describe(rule);
        Told before = told.get(alert);
        if (before == null || !group.isOf(before.firings())) {
            group.firings().forEach(f -> moves(f, alert));
            List<Evidence> evidence = group.evidence();
            AlertSubjects about = AlertSubjects.of(evidence);
            before = new Told(group.firings(), group.says(evidence, about), about);
            told.put(alert, before);
        }
        take(alert, new Input.Says(before.says(), followed), at);
        alert.isAbout(before.about());
        alert.goesOnAs(null);
    }

    private void moves(Firing f, Alert to) {
        StoredFiring kept = matches.get(f.id());
        if (kept != null && kept.movesTo(to)) {
            changed.add(kept);
        }
    }

    private Alert begin(FiringGroup group, Rule rule, Instant at) {
        Alert begun = new Alert(rule, fingerprint, group.firings().get(0).groupBy(), at);
        alerts.add(begun);
        return begun;
    }

    /** All that there was to write is written: only what stands is kept. */
    public void written() {
        changed.stream().filter(m -> !m.live()).forEach(m -> matches.remove(m.id()));
        drain();
    }

    /**
     * The revisions since this was last asked, in their order; what there was to write of them is written nowhere. For who keeps a series
     * in memory.
     */
    public List<NewRevision> drain() {
        List<NewRevision> since = List.copyOf(newRevisions);
        newRevisions.clear();
        changed.stream().filter(m -> !m.live()).forEach(StoredFiring::fade);
        changed.clear();
        restless.clear();
        return since;
    }

    /** All that is kept of it is on it now; what it lets go of later it remembers the days of. */
    public void isWhole() {
        whole = true;
    }

    /** Whether it holds all that is kept of it but what it let go of, so that it can be told again. */
    public boolean whole() {
        return whole;
    }

    /** Its alerts and firings, and how many facts and events these rest on, each counted as often as it is. */
    public int size() {
        return alerts.size() + things;
    }

    /** What is counted is what is written. */
    private int things(Firing f) {
        return 1 + f.facts().size() + f.evidence().size();
    }

    public String fingerprint() {
        return fingerprint;
    }

    /** Lets go of alerts that are over and that nothing in memory can change, and of their firings; gives how many each had. */
    public Map<Alert, Integer> letGo(MonthsInMemory held) {
        return letGo(e -> !e.condition().open() && held.none(e.firstEvent(), reach(e)));
    }

    /** Lets go of all. */
    public Map<Alert, Integer> letGo() {
        return letGo(e -> true);
    }

    private static LocalDate reach(Alert e) {
        return e.terms().reach(e.lastEvent());
    }

    private Map<Alert, Integer> letGo(Predicate<Alert> over) {
        Map<Alert, Integer> gone = new LinkedHashMap<>();
        alerts.stream().filter(over).forEach(e -> gone.put(e, 0));
        if (gone.isEmpty()) {
            return gone;
        }
        matches.values().removeIf(m -> {
            Optional<Alert> home = m.home().filter(gone::containsKey);
            home.ifPresent(e -> {
                gone.merge(e, 1, Integer::sum);
                if (m.live()) {
                    things -= things(m.firing());
                }
            });
            return home.isPresent();
        });
        alerts.removeAll(gone.keySet());
        told.keySet().removeAll(gone.keySet());
        gone.keySet().stream().map(AlertSeries::reach).filter(past::isBefore).forEach(day -> past = day);
        return gone;
    }

    /** The last day that is near an alert which was let go; one long past where none was. */
    public LocalDate past() {
        return past;
    }

    /** Whether that is news of what it still holds, and of nothing that was let go. */
    public boolean canTell(FiringChange news) {
        return Stream.concat(news.gone().stream(), news.come().stream())
                .allMatch(f -> f.first().isAfter(past));
    }

    public boolean holds(StoredFiring match) {
        return matches.containsKey(match.id());
    }

    /** What stands on it, oldest begun first. */
    public List<Alert> alerts() {
        return List.copyOf(alerts);
    }

    /** The alerts whose condition is another, or changes at another time, or that a person approved, whether that is news or not. */
    public Collection<Alert> restless() {
        return restless;
    }

    /** The firings that are new, say something else, went, or moved to another alert. */
    public Collection<StoredFiring> changed() {
        return changed;
    }

    /** The new revisions of the alerts, in their order. */
    public List<NewRevision> newRevisions() {
        return List.copyOf(newRevisions);
    }
}
