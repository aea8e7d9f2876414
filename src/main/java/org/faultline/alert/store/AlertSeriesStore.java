package org.faultline.alert.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.faultline.alert.Alert;
import org.faultline.alert.AlertDecisions;
import org.faultline.alert.AlertMerges;
import org.faultline.alert.AlertSeries;
import org.faultline.alert.AlertUpdate;
import org.faultline.alert.CauseFinder;
import org.faultline.alert.CurrentReports;
import org.faultline.alert.MonthsInMemory;
import org.faultline.alert.NewRevision;
import org.faultline.alert.Revision;
import org.faultline.alert.StoredFiring;
import org.faultline.alert.bulk.InsertedRows;
import org.faultline.alert.lifecycle.Cause;
import org.faultline.alert.lifecycle.ListChange;
import org.faultline.alert.lifecycle.Snapshot;
import org.faultline.rule.firing.Evidence;
import org.faultline.rule.firing.Firing;
import org.faultline.rule.firing.FiringChange;
import org.faultline.settings.Settings;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;

/** Reads the alerts of many fingerprints of a theatre at once, and writes at once their new revisions. Runs inside the lane's transaction. */
final class AlertSeriesStore {
    /** Any number that nothing else locks by. */
    private static final long REVISION_ORDER_LOCK = 0x0FA018;

    /** Bytes of heap for each thing on the series in memory; many are facts and events that the lane holds as well. */
    private static final int BYTES_A_THING = 1024;

    private final String theatre;
    private final StatelessSession database;
    private final EvidenceStore evidence;
    private final Revisions revisions;
    private final int maxLatenessDays;

    /** Those used last and most, as the database has them, so that an alert that goes on daily need not be read each time. */
    private final Cache<String, AlertSeries> inMemory = Caffeine.newBuilder()
            .maximumWeight(Runtime.getRuntime().maxMemory() / BYTES_A_THING)
            .weigher((String fingerprint, AlertSeries series) -> series.size())
            .executor(Runnable::run)
            .build();

    AlertSeriesStore(
            String theatre, StatelessSession database, EvidenceStore evidence, Revisions revisions, Settings settings) {
        this.theatre = theatre;
        this.database = database;
        this.evidence = evidence;
        this.revisions = revisions;
        this.maxLatenessDays = settings.maxLateness();
    }

    /** The alerts of some fingerprints, as far as there is news of them, with the firings of these that stand and those that come back. */
    Map<String, AlertSeries> of(Map<String, FiringChange> news) {
        Map<String, AlertSeries> kept = new HashMap<>(inMemory.getAllPresent(news.keySet()));
        news.forEach((f, change) -> kept.computeIfPresent(f, (n, series) -> series.canTell(change) ? series : null));
        // apart from those that stand, since each has an index of its own
        List<StoredFiring> matches = returning(news.values(), kept);
        Map<String, AlertSeries> read = new LinkedHashMap<>();
        Map<String, AlertSeries> all = new LinkedHashMap<>();
        for (String f : news.keySet()) {
            AlertSeries there = kept.get(f);
            all.put(f, there != null ? there : read.computeIfAbsent(f, n -> new AlertSeries(n, maxLatenessDays)));
        }
        if (!read.isEmpty()) {
            alerts("e.fingerprint in ?2", read.keySet())
                    .forEach(e -> series(read, e.fingerprint()).put(e));
            matches.addAll(matches("m.fingerprint in ?2 and m.goneAt is null", read.keySet()));
            decided(read);
        }
        complete(matches);
        matches.forEach(m -> series(all, m.fingerprint()).put(m));
        read.values().forEach(AlertSeries::isWhole);
        return all;
    }

    /** The firings that had gone and come back. Where one that was let go has moved to other days, its series must be read. */
    private List<StoredFiring> returning(Collection<FiringChange> news, Map<String, AlertSeries> kept) {
        List<String> coming = news.stream()
                .flatMap(change -> change.come().stream())
                .map(Firing::id)
                .toList();
        if (coming.isEmpty()) {
            return new ArrayList<>();
        }
        LocalDate past = kept.values().stream()
                .map(AlertSeries::past)
                .max(Comparator.naturalOrder())
                .orElse(AlertSeries.NOTHING_PAST);
        List<StoredFiring> returning = new ArrayList<>();
        for (StoredFiring m : matches("m.id in ?2 and (m.goneAt is not null or m.lastDay <= ?3)", coming, past)) {
            if (m.live()) {
                kept.computeIfPresent(m.fingerprint(), (f, series) -> series.holds(m) ? series : null);
            } else {
                returning.add(m);
            }
        }
        return returning;
    }

    /** Those with an alert whose condition time alone has changed by then. */
    Collection<AlertSeries> due(Instant now) {
        Map<String, AlertSeries> all = new LinkedHashMap<>();
        List<String> unread = new ArrayList<>();
        for (String f : dueFingerprints(now)) {
            AlertSeries kept = inMemory.getIfPresent(f);
            if (kept != null) {
                all.put(f, kept);
            } else {
                unread.add(f);
                all.put(f, new AlertSeries(f, maxLatenessDays));
            }
        }
        if (!unread.isEmpty()) {
            alerts("e.fingerprint in ?2 and e.nextChangeAt <= ?3", unread, now)
                    .forEach(e -> series(all, e.fingerprint()).put(e));
        }
        return all.values();
    }

    private List<String> dueFingerprints(Instant now) {
        return database.createSelectionQuery(
                        "select distinct e.fingerprint from Alert e where e.theatre = ?1 and e.nextChangeAt <= ?2"
                                + " order by e.fingerprint",
                        String.class)
                .setParameter(1, theatre)
                .setParameter(2, now)
                .getResultList();
    }

    /** Reads the alerts of some fingerprints anew when they are next asked for, as people have decided about them. */
    void forget(Collection<String> fingerprints) {
        inMemory.invalidateAll(fingerprints);
    }

    /** Lets go of what is over and nothing in memory can change; should anything change it nevertheless, it is read again. */
    void letGo(MonthsInMemory held) {
        for (AlertSeries series : List.copyOf(inMemory.asMap().values())) {
            if (!series.letGo(held).isEmpty()) {
                inMemory.put(series.fingerprint(), series);
            }
        }
    }

    /** Whether there is any such, or a decision that no alert has been told by. */
    boolean owes(Instant now) {
        return (boolean) database.createNativeQuery(
                        "select exists (select from alert where theatre = ?1 and next_change_at <= ?2)"
                                + " or exists (select from alert_decision d join alert a on a.id = d.alert"
                                + " where not d.applied and a.theatre = ?1)",
                        Boolean.class)
                .setParameter(1, theatre)
                .setParameter(2, now)
                .getSingleResult();
    }

    /** The ids of the firings of some rules that stand. */
    List<String> standing(Collection<String> rules) {
        return database.createSelectionQuery(
                        "select m.id from StoredFiring m where m.theatre = ?1 and m.goneAt is null and m.rule in ?2",
                        String.class)
                .setParameter(1, theatre)
                .setParameter(2, rules)
                .getResultList();
    }

    /** The firings that stand whose last event is of these days, both included. */
    List<StoredFiring> standing(LocalDate from, LocalDate to) {
        List<StoredFiring> standing = matches("m.goneAt is null and m.lastDay between ?2 and ?3", from, to);
        complete(standing);
        return standing;
    }

    /** @param values from the second parameter on, as the first is the theatre */
    private List<StoredFiring> matches(String where, Object... values) {
        return read(
                StoredFiring.class, "from StoredFiring m where m.theatre = ?1 and " + where + " order by m.id", values);
    }

    private <T> List<T> read(Class<T> type, String text, Object... values) {
        SelectionQuery<T> query = database.createSelectionQuery(text, type);
        query.setParameter(1, theatre);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 2, values[i]);
        }
        return query.setReadOnly(true).getResultList();
    }

    /** Gives matches the evidence that they are kept without. */
    private void complete(Collection<StoredFiring> matches) {
        Map<UUID, Evidence> known = evidence.read(
                database, matches.stream().flatMap(m -> m.evidence().stream()).toList());
        matches.forEach(m -> m.complete(known));
    }

    private void decided(Map<String, AlertSeries> to) {
        database.createNativeQuery(
                        "select d.fingerprint, d.alert, d.kind, d.day from alert_decision d join alert a on a.id = d.alert"
                                + " where a.theatre = ?1 and d.fingerprint in ?2 order by d.number",
                        Object[].class)
                .setParameter(1, theatre)
                .setParameter(2, to.keySet())
                .getResultList()
                .forEach(c -> series(to, (String) c[0])
                        .put(new AlertDecisions.Decided(
                                ((Number) c[1]).longValue(), AlertDecisions.Kind.valueOf((String) c[2]), (LocalDate)
                                        c[3])));
    }

    private static AlertSeries series(Map<String, AlertSeries> all, String fingerprint) {
        AlertSeries found = all.get(fingerprint);
        if (found == null) {
            throw new IllegalStateException("the database gave " + fingerprint + ", which was not asked for");
        }
        return found;
    }

    private List<Alert> alerts(String where, Object... values) {
        List<Alert> all =
                read(Alert.class, "from Alert e where e.theatre = ?1 and " + where + " order by e.id", values);
        Map<Long, Snapshot> said =
                revisions.last(database, all.stream().map(Alert::id).toList());
        for (Alert e : all) {
            Snapshot last = said.get(e.id());
            if (last != null) {
                e.told(last);
            }
        }
        return all;
    }

    /**
     * Writes their new revisions; what ends first, so that at no moment two of one fingerprint are open.
     *
     * @param currentReports for the causes of what is taken back
     */
    List<AlertUpdate> write(Collection<AlertSeries> allSeries, CurrentReports currentReports) {
        List<NewRevision> newRevisions =
                allSeries.stream().flatMap(s -> s.newRevisions().stream()).toList();
        // how sure each is takes longest to work out, and is asked of each by itself
        allSeries.stream().flatMap(s -> s.changed().stream()).toList().parallelStream()
                .forEach(m -> m.firing().assessed());
        alerts(allSeries, newRevisions);
        matches(allSeries);
        Map<Alert, Alert> merged = AlertMerges.among(newRevisions);
        merged.forEach(Alert::goesOnAs);
        database.updateMultiple(List.copyOf(merged.keySet()));
        List<AlertUpdate> news = new ArrayList<>();
        AlertEventRows alertEvents = new AlertEventRows();
        Function<Evidence, UUID> ids = evidence.ids();
        for (NewRevision newRevision : newRevisions) {
            NewRevision told = newRevision.takesBack()
                    ? newRevision.because(causes(newRevision, merged, currentReports))
                    : newRevision;
            Revision revision = told.revision();
            ListChange<Evidence> changed = revision.differ(told.before(), ids);
            alertEvents.add(revision.alertId(), changed);
            revision.cameBy(currentReports.requests(Stream.concat(changed.come().stream(), changed.gone().stream())));
            news.add(new AlertUpdate(told.alert(), revision));
        }
        if (!news.isEmpty()) {
            database.doWork(AlertSeriesStore::awaitTurn);
        }
        InsertedRows revisions = Revision.rows();
        news.forEach(n -> n.revision().addTo(revisions));
        database.doWork(revisions::write);
        database.doWork(alertEvents::write);
        allSeries.forEach(AlertSeries::written);
        allSeries.stream().filter(AlertSeries::whole).forEach(s -> inMemory.put(s.fingerprint(), s));
        return news;
    }

    /** Until the transaction ends no other lane writes revisions, so that they become visible in the order of their positions. */
    private static void awaitTurn(Connection c) throws SQLException {
        try (PreparedStatement s = c.prepareStatement("select pg_advisory_xact_lock(?)")) {
            s.setLong(1, REVISION_ORDER_LOCK);
            s.execute();
        }
    }

    private static List<Cause> causes(
            NewRevision newRevision, Map<Alert, Alert> merged, CurrentReports currentReports) {
        List<Cause> causes = new ArrayList<>(CauseFinder.of(newRevision, currentReports));
        Alert into = merged.get(newRevision.alert());
        if (into != null) {
            causes.add(0, new Cause(Cause.Kind.TOLD_ELSEWHERE, "", null, null, String.valueOf(into.id())));
        }
        return List.copyOf(causes);
    }

    private void alerts(Collection<AlertSeries> allSeries, List<NewRevision> newRevisions) {
        Set<Alert> touched = new LinkedHashSet<>();
        newRevisions.forEach(t -> touched.add(t.alert()));
        allSeries.forEach(s -> {
            touched.addAll(s.restless());
            s.changed().forEach(m -> m.home().ifPresent(touched::add));
        });
        touched.forEach(Alert::settle);
        database.updateMultiple(touched.stream()
                .filter(Alert::stored)
                .sorted(Comparator.comparing(e -> e.condition().open()))
                .toList());
        for (AlertSeries series : allSeries) {
            for (Alert begun : series.alerts()) {
                if (!begun.stored()) {
                    begun.in(theatre);
                    begun.settle();
                    database.insert(begun);
                }
            }
        }
    }

    private void matches(Collection<AlertSeries> allSeries) {
        List<StoredFiring> changed =
                allSeries.stream().flatMap(s -> s.changed().stream()).toList();
        if (changed.isEmpty()) {
            return;
        }
        evidence.keep(
                database,
                changed.stream().flatMap(m -> m.firing().evidence().stream()).toList());
        InsertedRows rows = StoredFiring.rows();
        Function<Evidence, UUID> ids = evidence.ids();
        changed.forEach(m -> {
            m.settle(ids);
            m.addTo(rows, theatre);
        });
        database.doWork(c -> {
            delete(c, theatre, changed);
            rows.write(c);
        });
    }

    /** As they were. */
    private static void delete(Connection c, String theatre, List<StoredFiring> matches) throws SQLException {
        try (PreparedStatement s = c.prepareStatement("delete from firing where id = any (?) and theatre = ?")) {
            s.setArray(
                    1,
                    c.createArrayOf(
                            "text", matches.stream().map(StoredFiring::id).toArray()));
            s.setString(2, theatre);
            s.executeUpdate();
        }
    }

    void failed() {
        evidence.forget();
        inMemory.invalidateAll();
    }
}
