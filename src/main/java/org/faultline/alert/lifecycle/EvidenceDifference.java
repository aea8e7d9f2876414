package org.faultline.alert.lifecycle;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.rule.firing.Evidence;
import org.faultline.rule.firing.ReportSource;
import org.jspecify.annotations.Nullable;

/** The reports that came to the evidence from one snapshot to a later one, changed in it and went from it. */
public record EvidenceDifference(List<ReportSource> come, List<Changed> changed, List<ReportSource> gone) {
    /** A report as it stood in either snapshot. */
    public record Changed(ReportSource before, ReportSource now) {}

    /** @param before null where nothing was said before, so that everything has come */
    public static EvidenceDifference between(@Nullable Snapshot before, Snapshot now) {
        ListChange<Evidence> events =
                before == null ? new ListChange<>(List.of(), now.evidence()) : evidence(before, now);
        Map<String, ReportSource> had = reports(events.gone());
        Map<String, ReportSource> has = reports(events.come());
        return new EvidenceDifference(
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

    /** Whether, where this is how events differ, reports have come and none has gone. */
    static boolean more(ListChange<Evidence> events) {
        if (events.gone().isEmpty()) {
            return events.come().stream().anyMatch(e -> !e.reports().isEmpty());
        }
        Set<String> had = keys(events.gone());
        Set<String> has = keys(events.come());
        return has.size() > had.size() && has.containsAll(had);
    }

    private static Set<String> keys(List<Evidence> evidence) {
        Set<String> keys = new HashSet<>();
        for (Evidence e : evidence) {
            for (ReportSource t : e.reports()) {
                keys.add(t.key());
            }
        }
        return keys;
    }

    /** Every report behind a snapshot, once, by its key. */
    public static Map<String, ReportSource> reports(Snapshot snapshot) {
        return reports(snapshot.evidence());
    }

    private static Map<String, ReportSource> reports(List<Evidence> evidence) {
        Map<String, ReportSource> all = new LinkedHashMap<>();
        evidence.forEach(e -> e.reports().forEach(t -> all.put(t.key(), t)));
        return all;
    }

    /** The events behind one snapshot that are not behind the other, or stand otherwise there. */
    public static ListChange<Evidence> evidence(Snapshot before, Snapshot now) {
        return ListChange.between(before.evidence(), now.evidence(), FiringGroup.BY_DAY, Evidence::equals);
    }
}
