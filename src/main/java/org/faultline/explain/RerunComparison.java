package org.faultline.explain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.faultline.alert.lifecycle.Snapshot;
import org.faultline.report.Report;
import org.faultline.report.store.ReportLog;
import org.faultline.rule.firing.Evidence;
import org.faultline.rule.firing.Firing;
import org.jspecify.annotations.Nullable;

/** Holds what an alert told against what its rule finds now. */
final class RerunComparison {
    private final Snapshot told;
    private final List<Firing> now;
    private final List<RerunResult.Difference> differences = new ArrayList<>();

    RerunComparison(Snapshot told, List<Firing> now) {
        this.told = told;
        this.now = now;
    }

    List<RerunResult.Difference> differences(ReportLog reportLog) {
        matches();
        values();
        events();
        if (!differences.isEmpty()) {
            reports(reportLog);
        }
        return List.copyOf(differences);
    }

    private void matches() {
        TreeSet<String> had = new TreeSet<>(told.matches());
        TreeSet<String> has = new TreeSet<>(now.stream().map(Firing::id).toList());
        TreeSet<String> gone = new TreeSet<>(had);
        gone.removeAll(has);
        has.removeAll(had);
        if (!gone.isEmpty()) {
            add(RerunResult.Kind.MATCHES_GONE, gone, gone.size() + " of " + had.size() + " matches no longer hold");
        }
        if (!has.isEmpty()) {
            add(RerunResult.Kind.MATCHES_NEW, has, has.size() + " matches that the alert does not have");
        }
    }

    private void add(RerunResult.Kind kind, Set<String> about, String words) {
        differences.add(new RerunResult.Difference(kind, String.join(", ", about), words));
    }

    /** The match that tells the alert must still say the same, what was kept besides aside, and all must rest on the same facts. */
    private void values() {
        boolean same = now.stream()
                .anyMatch(f -> f.text().equals(told.summary())
                        && told.bindings().entrySet().containsAll(f.bindings().entrySet()));
        if (!same && !now.isEmpty()) {
            String say = now.stream()
                    .max(Comparator.comparing(Firing::last))
                    .map(Firing::text)
                    .orElse("");
            differences.add(new RerunResult.Difference(
                    RerunResult.Kind.VALUES, told.summary(), "the rule now says: " + say + ", with other values"));
        }
        List<String> facts = now.stream()
                .flatMap(f -> f.facts().stream())
                .distinct()
                .sorted()
                .toList();
        if (!now.isEmpty() && !facts.equals(told.facts())) {
            differences.add(new RerunResult.Difference(
                    RerunResult.Kind.VALUES,
                    "facts",
                    facts.size() + " facts, not " + told.facts().size()));
        }
    }

    private void events() {
        Map<String, Evidence> had = new TreeMap<>();
        told.evidence().forEach(e -> had.put(e.event(), e));
        Map<String, Evidence> has = new TreeMap<>();
        now.forEach(f -> f.evidence().forEach(e -> has.put(e.event(), e)));
        had.forEach((id, e) -> {
            Evidence other = has.get(id);
            if (other == null) {
                differences.add(new RerunResult.Difference(
                        RerunResult.Kind.EVENT_GONE, id, "the event is no longer part of it"));
            } else if (!other.equals(e)) {
                differences.add(new RerunResult.Difference(
                        RerunResult.Kind.EVENT_CHANGED, id, "the event is not told as it was"));
            }
        });
        has.keySet().stream()
                .filter(id -> !had.containsKey(id))
                .forEach(id -> differences.add(
                        new RerunResult.Difference(RerunResult.Kind.EVENT_NEW, id, "the event has become part of it")));
    }

    /** Why: what became of the reports it was told from, else of what is known. */
    private void reports(ReportLog reportLog) {
        Map<String, Instant> asOf = new TreeMap<>();
        told.evidence().forEach(e -> e.reports().forEach(r -> asOf.put(r.key(), r.asOf())));
        Map<String, List<Report>> revisions = new TreeMap<>();
        for (Report report : reportLog.revisions(asOf.keySet())) {
            revisions.computeIfAbsent(report.key(), k -> new ArrayList<>()).add(report);
        }
        int before = differences.size();
        asOf.forEach((key, then) -> became(key, then, revisions.getOrDefault(key, List.of())));
        boolean others = differences.stream().anyMatch(d -> d.kind() == RerunResult.Kind.EVENT_NEW);
        if (differences.size() == before && !others) {
            differences.add(new RerunResult.Difference(
                    RerunResult.Kind.KNOWLEDGE,
                    "",
                    "no report of it changed: what is known of names and places, or decided about links, has"));
        }
    }

    /** @param revisions in their order, so that the last counts */
    private void became(String key, @Nullable Instant then, List<Report> revisions) {
        if (revisions.isEmpty()) {
            differences.add(
                    new RerunResult.Difference(RerunResult.Kind.REPORT_GONE, key, "the report is no longer stored"));
            return;
        }
        Report newest = revisions.get(revisions.size() - 1);
        if (newest.retracted()) {
            differences.add(new RerunResult.Difference(
                    RerunResult.Kind.REPORT_RETRACTED, key, "the report was withdrawn, as of " + newest.asOf()));
        } else if (then != null && !newest.asOf().equals(then)) {
            differences.add(new RerunResult.Difference(
                    RerunResult.Kind.REPORT_REVISED,
                    key,
                    "the report of " + then + " was revised as of " + newest.asOf()));
        } else if (revisions.stream().filter(r -> r.asOf().equals(then)).count() > 1) {
            differences.add(new RerunResult.Difference(
                    RerunResult.Kind.REPORT_REVISED,
                    key,
                    "the report of " + then + " has come again with another text"));
        }
    }
}
