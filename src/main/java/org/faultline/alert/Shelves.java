package org.faultline.alert;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.faultline.rule.Evidence;
import org.faultline.rule.Firing;
import org.faultline.rule.FiringChange;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;

/** Reads the stories of many fingerprints at once, and writes at once how they turned. Runs inside the lane's transaction. */
@ApplicationScoped
class Shelves {
    /** Bytes of heap for each thing on the shelves in memory; many are facts and events that the lane holds as well. */
    private static final int BYTES_A_THING = 1024;

    private final StatelessSession database;
    private final EvidenceStore evidence;
    private final Revisions revisions;
    private final int maxLatenessDays;

    /** Those used last and most, as the database has them, so that a story that goes on daily need not be read each time. */
    private final Cache<String, Shelf> bookcase = Caffeine.newBuilder()
            .maximumWeight(Runtime.getRuntime().maxMemory() / BYTES_A_THING)
            .weigher((String fingerprint, Shelf shelf) -> shelf.size())
            .executor(Runnable::run)
            .build();

    Shelves(
            StatelessSession database,
            EvidenceStore evidence,
            Revisions revisions,
            @ConfigProperty(name = "faultline.max-lateness", defaultValue = "30") int maxLatenessDays) {
        this.database = database;
        this.evidence = evidence;
        this.revisions = revisions;
        this.maxLatenessDays = maxLatenessDays;
    }

    /** The stories of some fingerprints, as far as there is news of them, with the firings of these that stand and those that come back. */
    Map<String, Shelf> of(Map<String, FiringChange> news) {
        Map<String, Shelf> kept = new HashMap<>(bookcase.getAllPresent(news.keySet()));
        news.forEach((f, change) -> kept.computeIfPresent(f, (n, shelf) -> shelf.canTell(change) ? shelf : null));
        // apart from those that stand, since each has an index of its own
        List<AlertMatch> matches = returning(news.values(), kept);
        Map<String, Shelf> read = new LinkedHashMap<>();
        Map<String, Shelf> all = new LinkedHashMap<>();
        for (String f : news.keySet()) {
            Shelf there = kept.get(f);
            all.put(f, there != null ? there : read.computeIfAbsent(f, n -> new Shelf(n, maxLatenessDays)));
        }
        if (!read.isEmpty()) {
            episodes("e.fingerprint in ?1", read.keySet())
                    .forEach(e -> shelf(read, e.fingerprint()).put(e));
            matches.addAll(matches("m.fingerprint in ?1 and m.goneAt is null", read.keySet()));
            decided(read);
        }
        complete(matches);
        matches.forEach(m -> shelf(all, m.fingerprint()).put(m));
        read.values().forEach(Shelf::isWhole);
        return all;
    }

    /** The firings that had gone and come back. Where one that was let go has moved to other days, its shelf must be read. */
    private List<AlertMatch> returning(Collection<FiringChange> news, Map<String, Shelf> kept) {
        List<String> coming = news.stream()
                .flatMap(change -> change.come().stream())
                .map(Firing::id)
                .toList();
        if (coming.isEmpty()) {
            return new ArrayList<>();
        }
        LocalDate past = kept.values().stream()
                .map(Shelf::past)
                .max(Comparator.naturalOrder())
                .orElse(Shelf.NOTHING_PAST);
        List<AlertMatch> returning = new ArrayList<>();
        for (AlertMatch m : matches("m.id in ?1 and (m.goneAt is not null or m.lastDay <= ?2)", coming, past)) {
            if (m.live()) {
                kept.computeIfPresent(m.fingerprint(), (f, shelf) -> shelf.holds(m) ? shelf : null);
            } else {
                returning.add(m);
            }
        }
        return returning;
    }

    /** Those with an episode whose condition time alone has changed by then. */
    Collection<Shelf> due(Instant now) {
        Map<String, Shelf> all = new LinkedHashMap<>();
        List<String> unread = new ArrayList<>();
        for (String f : dueFingerprints(now)) {
            Shelf kept = bookcase.getIfPresent(f);
            if (kept != null) {
                all.put(f, kept);
            } else {
                unread.add(f);
                all.put(f, new Shelf(f, maxLatenessDays));
            }
        }
        if (!unread.isEmpty()) {
            episodes("e.fingerprint in ?1 and e.turnsAt <= ?2", unread, now)
                    .forEach(e -> shelf(all, e.fingerprint()).put(e));
        }
        return all.values();
    }

    private List<String> dueFingerprints(Instant now) {
        return database.createSelectionQuery(
                        "select distinct e.fingerprint from Episode e where e.turnsAt <= ?1 order by e.fingerprint",
                        String.class)
                .setParameter(1, now)
                .getResultList();
    }

    /** Reads the stories of some fingerprints anew when they are next asked for, as people have decided about them. */
    void forget(Collection<String> fingerprints) {
        bookcase.invalidateAll(fingerprints);
    }

    /** Lets go of what is over and nothing in memory can change; should anything change it nevertheless, it is read again. */
    void letGo(Held held) {
        for (Shelf shelf : List.copyOf(bookcase.asMap().values())) {
            if (!shelf.letGo(held).isEmpty()) {
                bookcase.put(shelf.fingerprint(), shelf);
            }
        }
    }

    /** Whether there is any such, or a decision that no story has been told by. */
    boolean owes(Instant now) {
        return (boolean) database.createNativeQuery(
                        "select exists (select from episode where turns_at <= ?1)"
                                + " or exists (select from story_decision where not told)",
                        Boolean.class)
                .setParameter(1, now)
                .getSingleResult();
    }

    private List<AlertMatch> matches(String where, Object... values) {
        return read(AlertMatch.class, "from AlertMatch m where " + where, values);
    }

    private <T> List<T> read(Class<T> type, String text, Object... values) {
        SelectionQuery<T> query = database.createSelectionQuery(text, type);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        return query.setReadOnly(true).getResultList();
    }

    /** Gives matches the evidence that they are kept without. */
    void complete(Collection<AlertMatch> matches) {
        Map<UUID, Evidence> known = evidence.read(
                database, matches.stream().flatMap(m -> m.evidence().stream()).toList());
        matches.forEach(m -> m.complete(known));
    }

    private void decided(Map<String, Shelf> to) {
        database.createNativeQuery(
                        "select fingerprint, episode, kind, day from story_decision where fingerprint in ?1 order by number",
                        Object[].class)
                .setParameter(1, to.keySet())
                .getResultList()
                .forEach(c -> shelf(to, (String) c[0])
                        .put(new StoryDecisions.Decided(
                                ((Number) c[1]).longValue(), StoryDecisions.Kind.valueOf((String) c[2]), (LocalDate)
                                        c[3])));
    }

    private static Shelf shelf(Map<String, Shelf> all, String fingerprint) {
        Shelf found = all.get(fingerprint);
        if (found == null) {
            throw new IllegalStateException("the database gave " + fingerprint + ", which was not asked for");
        }
        return found;
    }

    private List<Episode> episodes(String where, Object... values) {
        List<Episode> all = read(Episode.class, "from Episode e where " + where + " order by e.id", values);
        Map<Long, Snapshot> said =
                revisions.last(database, all.stream().map(Episode::id).toList());
        for (Episode e : all) {
            Snapshot last = said.get(e.id());
            if (last != null) {
                e.told(last);
            }
        }
        return all;
    }

    /**
     * Writes how they turned; what ends first, so that at no moment two of one fingerprint are open.
     *
     * @param whereabouts for the causes of what is taken back
     */
    List<News> write(Collection<Shelf> shelves, Whereabouts whereabouts) {
        List<Turned> turns = shelves.stream().flatMap(s -> s.turns().stream()).toList();
        episodes(shelves, turns);
        matches(shelves);
        Map<Episode, Episode> merged = Merges.among(turns);
        merged.forEach(Episode::goesOnAs);
        database.updateMultiple(List.copyOf(merged.keySet()));
        List<News> news = new ArrayList<>();
        Rests rests = new Rests();
        Function<Evidence, UUID> ids = evidence.ids();
        for (Turned turn : turns) {
            Turned told = turn.takesBack() ? turn.because(causes(turn, merged, whereabouts)) : turn;
            Revision revision = told.revision();
            rests.turn(revision.episode(), revision.differ(told.before(), ids));
            news.add(new News(told.episode(), revision));
        }
        Rows revisions = Revision.rows();
        news.forEach(n -> n.revision().addTo(revisions));
        database.doWork(revisions::write);
        database.doWork(rests::write);
        shelves.forEach(Shelf::written);
        shelves.stream().filter(Shelf::whole).forEach(s -> bookcase.put(s.fingerprint(), s));
        return news;
    }

    private static List<Cause> causes(Turned turn, Map<Episode, Episode> merged, Whereabouts whereabouts) {
        List<Cause> causes = new ArrayList<>(Causes.of(turn, whereabouts));
        Episode into = merged.get(turn.episode());
        if (into != null) {
            causes.add(0, new Cause(Cause.Kind.TOLD_ELSEWHERE, "", null, null, String.valueOf(into.id())));
        }
        return List.copyOf(causes);
    }

    private void episodes(Collection<Shelf> shelves, List<Turned> turns) {
        Set<Episode> touched = new LinkedHashSet<>();
        turns.forEach(t -> touched.add(t.episode()));
        shelves.forEach(s -> {
            touched.addAll(s.restless());
            s.changed().forEach(m -> m.home().ifPresent(touched::add));
        });
        touched.forEach(Episode::settle);
        database.updateMultiple(touched.stream()
                .filter(Episode::stored)
                .sorted(Comparator.comparing(e -> e.condition().open()))
                .toList());
        for (Shelf shelf : shelves) {
            for (Episode begun : shelf.episodes()) {
                if (!begun.stored()) {
                    begun.settle();
                    database.insert(begun);
                }
            }
        }
    }

    private void matches(Collection<Shelf> shelves) {
        List<AlertMatch> changed =
                shelves.stream().flatMap(s -> s.changed().stream()).toList();
        if (changed.isEmpty()) {
            return;
        }
        evidence.keep(
                database,
                changed.stream().flatMap(m -> m.firing().evidence().stream()).toList());
        Rows rows = AlertMatch.rows();
        Function<Evidence, UUID> ids = evidence.ids();
        changed.forEach(m -> {
            m.settle(ids);
            m.addTo(rows);
        });
        database.doWork(c -> {
            delete(c, changed);
            rows.write(c);
        });
    }

    /** As they were. */
    private static void delete(Connection c, List<AlertMatch> matches) throws SQLException {
        try (PreparedStatement s = c.prepareStatement("delete from alert_match where id = any (?)")) {
            s.setArray(
                    1,
                    c.createArrayOf("text", matches.stream().map(AlertMatch::id).toArray()));
            s.executeUpdate();
        }
    }

    void failed() {
        evidence.forget();
        bookcase.invalidateAll();
    }
}
