package org.faultline.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds alerts for those who read them. */
@ApplicationScoped
public class Archive {
    /** Alerts, latest events first; next is where the following page begins, null on the last. */
    public record Page(List<Episode> alerts, @Nullable String next) {}

    /** One alert with every turn it took, and those that became part of it. */
    public record Whole(Episode episode, List<Revision> revisions, List<Long> absorbed) {
        /** What it says now. */
        public Snapshot now() {
            return revisions.get(revisions.size() - 1).snapshot();
        }
    }

    private final Episodes episodes;
    private final Revisions revisions;

    Archive(Episodes episodes, Revisions revisions) {
        this.episodes = episodes;
        this.revisions = revisions;
    }

    /** @throws IllegalArgumentException if the cursor is not one that an earlier page gave */
    @Transactional
    public Page page(AlertFilter filter, int limit, @Nullable String cursor) {
        AlertFilter.Clause clause = filter.clause();
        List<Object> values = new ArrayList<>(clause.parameters());
        String where = clause.hql();
        if (cursor != null) {
            Place after = Place.parse(cursor);
            int n = values.size();
            where += " and (e.lastEvent < ?" + (n + 1) + " or e.lastEvent = ?" + (n + 1) + " and e.id < ?" + (n + 2)
                    + ")";
            values.add(after.lastEvent);
            values.add(after.id);
        }
        List<Episode> found = episodes.find(
                        "from Episode e where " + where + " order by e.lastEvent desc, e.id desc", values.toArray())
                .range(0, limit)
                .list();
        boolean more = found.size() > limit;
        List<Episode> shown = more ? found.subList(0, limit) : found;
        return new Page(shown, more ? Place.of(shown.get(limit - 1)) : null);
    }

    @Transactional
    public Optional<Whole> whole(long id) {
        return episodes.findByIdOptional(id).map(e -> new Whole(e, revisions.of(id), absorbed(id)));
    }

    private List<Long> absorbed(long id) {
        return episodes.stream("mergedInto = ?1 order by id", id)
                .map(Episode::id)
                .toList();
    }

    @Transactional
    public boolean has(long id) {
        return episodes.count("id", id) > 0;
    }

    /** The text of a rule as it was at a version. */
    @Transactional
    public Optional<String> ruleText(String rule, String version) {
        List<?> found = episodes.getEntityManager()
                .createNativeQuery("select text from rule_version where rule = ?1 and version = ?2")
                .setParameter(1, rule)
                .setParameter(2, version)
                .getResultList();
        return found.stream().map(String.class::cast).findFirst();
    }

    /** How many alerts there are of each condition. */
    @Transactional
    public Map<Condition, Long> counts() {
        Map<Condition, Long> counts = new java.util.EnumMap<>(Condition.class);
        for (Condition c : Condition.values()) {
            counts.put(c, 0L);
        }
        episodes.getEntityManager()
                .createQuery("select e.condition, count(*) from Episode e group by e.condition", Object[].class)
                .getResultList()
                .forEach(row -> counts.put((Condition) row[0], (Long) row[1]));
        return counts;
    }

    /** Where a page ended. */
    private record Place(LocalDate lastEvent, long id) {
        static String of(Episode e) {
            String plain = e.lastEvent() + "/" + e.id();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
        }

        static Place parse(String cursor) {
            try {
                String[] parts =
                        new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII).split("/", 2);
                if (parts[0].length() != "YYYY-MM-DD".length()) {
                    throw new IllegalArgumentException(parts[0]);
                }
                return new Place(LocalDate.parse(parts[0]), Long.parseLong(parts[1]));
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("is not a cursor that an earlier page gave", e);
            }
        }
    }
}
