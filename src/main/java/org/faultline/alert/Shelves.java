package org.faultline.alert;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.faultline.rule.Evidence;
import org.hibernate.StatelessSession;

/** Reads the stories of many fingerprints at once, and writes at once how they turned. Runs inside the lane's transaction. */
@ApplicationScoped
class Shelves {
    private final StatelessSession database;
    private final EvidenceStore evidence;
    private final int maxLatenessDays;

    Shelves(
            StatelessSession database,
            EvidenceStore evidence,
            @ConfigProperty(name = "faultline.max-lateness", defaultValue = "30") int maxLatenessDays) {
        this.database = database;
        this.evidence = evidence;
        this.maxLatenessDays = maxLatenessDays;
    }

    /** The stories of some fingerprints, with every firing of them that stands and those that come back. */
    Map<String, Shelf> of(Collection<String> fingerprints, Collection<String> coming) {
        Map<String, Shelf> all = new LinkedHashMap<>();
        fingerprints.forEach(f -> all.put(f, new Shelf(f, maxLatenessDays)));
        episodes("e.fingerprint in ?1", fingerprints)
                .forEach(e -> shelf(all, e.fingerprint()).put(e));
        // apart, since each has an index of its own
        List<AlertMatch> matches = new ArrayList<>(matches("m.fingerprint in ?1 and m.goneAt is null", fingerprints));
        if (!coming.isEmpty()) {
            matches.addAll(matches("m.id in ?1 and m.goneAt is not null", coming));
        }
        complete(matches);
        matches.forEach(m -> shelf(all, m.fingerprint()).put(m));
        decided(fingerprints, all);
        return all;
    }

    /** Those with an episode whose condition time alone has changed by then. */
    Collection<Shelf> due(Instant now) {
        Map<String, Shelf> all = new LinkedHashMap<>();
        episodes("e.turnsAt <= ?1", now)
                .forEach(e -> all.computeIfAbsent(e.fingerprint(), f -> new Shelf(f, maxLatenessDays))
                        .put(e));
        return all.values();
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

    private List<AlertMatch> matches(String where, Collection<String> values) {
        return database.createSelectionQuery("from AlertMatch m where " + where, AlertMatch.class)
                .setParameter(1, values)
                .setReadOnly(true)
                .getResultList();
    }

    /** Gives matches the evidence that they are kept without. */
    void complete(Collection<AlertMatch> matches) {
        Map<UUID, Evidence> known = evidence.read(
                database, matches.stream().flatMap(m -> m.evidence().stream()).toList());
        matches.forEach(m -> m.complete(known));
    }

    private void decided(Collection<String> fingerprints, Map<String, Shelf> to) {
        database.createNativeQuery(
                        "select fingerprint, episode, kind, day from story_decision where fingerprint in ?1 order by number",
                        Object[].class)
                .setParameter(1, fingerprints)
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

    private List<Episode> episodes(String where, Object value) {
        List<Object[]> rows = database.createSelectionQuery(
                        "select e, s from Episode e left join Says s on s.episode = e.id where " + where
                                + " order by e.id",
                        Object[].class)
                .setParameter(1, value)
                .setReadOnly(true)
                .getResultList();
        List<Says> says =
                rows.stream().filter(r -> r[1] != null).map(r -> (Says) r[1]).toList();
        Map<UUID, Evidence> known = evidence.read(
                database, says.stream().flatMap(s -> s.evidence().stream()).toList());
        return rows.stream()
                .map(row -> {
                    Episode episode = (Episode) row[0];
                    if (row[1] instanceof Says said) {
                        episode.told(said.whole(known));
                    }
                    return episode;
                })
                .toList();
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
        for (Turned turn : turns) {
            Turned told = turn.takesBack() ? turn.because(causes(turn, merged, whereabouts)) : turn;
            Revision revision = told.revision();
            revision.differ(told.before(), evidence::id);
            news.add(new News(told.episode(), revision));
        }
        database.insertMultiple(news.stream().map(News::revision).toList());
        says(turns);
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
        database.updateMultiple(touched.stream()
                .filter(Episode::stored)
                .sorted(Comparator.comparing(e -> e.condition().open()))
                .toList());
        for (Shelf shelf : shelves) {
            for (Episode begun : shelf.episodes()) {
                if (!begun.stored()) {
                    Episode before = shelf.followed().get(begun);
                    if (before != null) {
                        begun.follows(before);
                    }
                    database.insert(begun);
                }
            }
        }
    }

    private void matches(Collection<Shelf> shelves) {
        List<AlertMatch> changed =
                shelves.stream().flatMap(s -> s.changed().stream()).toList();
        evidence.keep(
                database,
                changed.stream().flatMap(m -> m.firing().evidence().stream()).toList());
        changed.forEach(m -> m.settle(evidence::id));
        database.upsertMultiple(changed);
    }

    private void says(List<Turned> turns) {
        Map<Long, Snapshot> last = new LinkedHashMap<>();
        turns.forEach(t -> last.put(t.episode().id(), t.snapshot()));
        database.upsertMultiple(last.entrySet().stream()
                .map(l -> new Says(l.getKey(), l.getValue(), evidence::id))
                .toList());
    }

    void failed() {
        evidence.forget();
    }
}
