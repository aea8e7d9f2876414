package org.faultline.alert;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.StatelessSession;

/** Reads the stories of many fingerprints at once, and writes at once how they turned. Runs inside the lane's transaction. */
@ApplicationScoped
class Shelves {
    private static final List<Condition> OPEN = List.of(Condition.PENDING, Condition.ACTIVE, Condition.COOLING);

    private final StatelessSession database;
    private final int maxLatenessDays;

    Shelves(
            StatelessSession database,
            @ConfigProperty(name = "faultline.max-lateness", defaultValue = "30") int maxLatenessDays) {
        this.database = database;
        this.maxLatenessDays = maxLatenessDays;
    }

    /** The stories of some fingerprints, with every firing of them that stands and those that come back. */
    Map<String, Shelf> of(Collection<String> fingerprints, Collection<String> coming) {
        Map<String, Shelf> all = new LinkedHashMap<>();
        fingerprints.forEach(f -> all.put(f, new Shelf(f, maxLatenessDays)));
        episodes("e.fingerprint in ?1", fingerprints)
                .forEach(e -> shelf(all, e.fingerprint()).put(e));
        // apart, since each has an index of its own
        matches("m.fingerprint in ?1 and m.goneAt is null", fingerprints, all);
        if (!coming.isEmpty()) {
            matches("m.id in ?1 and m.goneAt is not null", coming, all);
        }
        return all;
    }

    /** Those whose story is over by a day and still open. */
    Collection<Shelf> over(LocalDate today) {
        Map<String, Shelf> all = new LinkedHashMap<>();
        episodes("e.condition in ?1 and e.overAfter < ?2", OPEN, today)
                .forEach(e -> all.computeIfAbsent(e.fingerprint(), f -> new Shelf(f, maxLatenessDays))
                        .put(e));
        return all.values();
    }

    private void matches(String where, Collection<String> values, Map<String, Shelf> to) {
        database.createSelectionQuery("from AlertMatch m where " + where, AlertMatch.class)
                .setParameter(1, values)
                .setReadOnly(true)
                .getResultList()
                .forEach(m -> shelf(to, m.fingerprint()).put(m));
    }

    private static Shelf shelf(Map<String, Shelf> all, String fingerprint) {
        Shelf found = all.get(fingerprint);
        if (found == null) {
            throw new IllegalStateException("the database gave " + fingerprint + ", which was not asked for");
        }
        return found;
    }

    private List<Episode> episodes(String where, Object... values) {
        var query = database.createSelectionQuery(
                "select e, r.snapshot from Episode e left join Revision r on r.key.episode = e.id and r.key.number = e.revision where "
                        + where + " order by e.id",
                Object[].class);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        return query.setReadOnly(true).getResultList().stream()
                .map(row -> {
                    Episode episode = (Episode) row[0];
                    if (row[1] instanceof Snapshot latest) {
                        episode.told(latest);
                    }
                    return episode;
                })
                .toList();
    }

    /** Writes how they turned; what ends first, so that at no moment two of one fingerprint are open. */
    List<News> write(Collection<Shelf> shelves) {
        List<Turned> turns = shelves.stream().flatMap(s -> s.turns().stream()).toList();
        Set<Episode> turned = new LinkedHashSet<>();
        turns.forEach(t -> turned.add(t.episode()));
        shelves.forEach(s -> s.changed().forEach(m -> m.home().ifPresent(turned::add)));
        database.updateMultiple(turned.stream()
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
        List<AlertMatch> changed =
                shelves.stream().flatMap(s -> s.changed().stream()).toList();
        changed.forEach(AlertMatch::settle);
        database.upsertMultiple(changed);
        List<News> news =
                turns.stream().map(t -> new News(t.episode(), t.revision())).toList();
        database.insertMultiple(news.stream().map(News::revision).toList());
        return news;
    }
}
