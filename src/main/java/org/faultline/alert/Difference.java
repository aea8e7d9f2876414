package org.faultline.alert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.faultline.rule.Told;
import org.jspecify.annotations.Nullable;

/** The reports that came to the evidence from one snapshot to a later one, changed in it and went from it. */
public record Difference(List<Told> come, List<Changed> changed, List<Told> gone) {
    /** A report as it stood in either snapshot. */
    public record Changed(Told before, Told now) {}

    /** @param before null where nothing was said before, so that everything has come */
    public static Difference between(@Nullable Snapshot before, Snapshot now) {
        Map<String, Told> had = before == null ? Map.of() : reports(before);
        Map<String, Told> has = reports(now);
        return new Difference(
                has.keySet().stream()
                        .filter(k -> !had.containsKey(k))
                        .map(has::get)
                        .toList(),
                had.entrySet().stream()
                        .filter(t -> has.containsKey(t.getKey()))
                        .map(t -> new Changed(t.getValue(), has.getOrDefault(t.getKey(), t.getValue())))
                        .filter(c -> !c.before.equals(c.now))
                        .toList(),
                had.keySet().stream()
                        .filter(k -> !has.containsKey(k))
                        .map(had::get)
                        .toList());
    }

    /** Every report behind a snapshot, once, by its key. */
    public static Map<String, Told> reports(Snapshot snapshot) {
        Map<String, Told> all = new LinkedHashMap<>();
        snapshot.evidence().forEach(e -> e.reports().forEach(t -> all.put(t.key(), t)));
        return all;
    }
}
