package org.faultline.notify.mail.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.faultline.alert.Alert;
import org.faultline.alert.AlertUpdate;
import org.faultline.alert.Revision;
import org.faultline.alert.lifecycle.Condition;
import org.faultline.alert.lifecycle.EvidenceDifference;
import org.faultline.alert.lifecycle.RevisionReason;
import org.faultline.alert.lifecycle.Snapshot;
import org.faultline.rule.firing.ReportSource;
import org.jspecify.annotations.Nullable;

/**
 * What a mail about an alert is about: the revision, and what this reader was told of it last.
 *
 * @param before null where they were told nothing yet
 * @param fates what became of the reports that are or were evidence
 */
public record AlertMailContext(AlertUpdate news, @Nullable Revision before, Map<String, ReportFates.Fate> fates) {
    /** How a report changed; those that matter more come first. */
    enum Kind {
        RETRACTED,
        REVISED,
        GONE,
        COME
    }

    /** A report that changed, as it was told last, and as it says now where it still says something. */
    record Change(
            Kind kind,
            ReportSource report,
            @Nullable ReportSource now,
            @Nullable Instant on) {}

    public static AlertMailContext of(AlertUpdate news, @Nullable Revision before, ReportFates fates) {
        List<ReportSource> asked = new ArrayList<>(
                EvidenceDifference.reports(news.revision().snapshot()).values());
        if (before == null) {
            return new AlertMailContext(news, null, Map.of());
        }
        asked.addAll(EvidenceDifference.reports(before.snapshot()).values());
        return new AlertMailContext(news, before, fates.of(asked));
    }

    public Alert alert() {
        return news.alert();
    }

    public Snapshot now() {
        return news.revision().snapshot();
    }

    boolean withdrawn() {
        return now().condition() == Condition.WITHDRAWN;
    }

    /** Why this reader is told: who knew nothing of it yet has a new alert before them, whatever the revision. */
    RevisionReason reason() {
        RevisionReason reason = news.revision().reason();
        return before == null && now().condition().open() && reason != RevisionReason.BACKFILLED
                ? RevisionReason.FIRST
                : reason;
    }

    /** The reports that changed since this reader was last told. */
    List<Change> changes() {
        Revision told = before;
        if (told == null) {
            return List.of();
        }
        EvidenceDifference d = EvidenceDifference.between(told.snapshot(), now());
        List<Change> all = new ArrayList<>();
        d.changed().forEach(c -> all.add(change(Kind.REVISED, c.before(), c.now())));
        d.gone().forEach(t -> all.add(change(Kind.GONE, t, null)));
        d.come().forEach(t -> all.add(new Change(Kind.COME, t, t, null)));
        if (withdrawn()) {
            // what is withdrawn keeps the evidence it had: what brought it down shows only in what became of the
            // reports
            EvidenceDifference.reports(now()).values().stream()
                    .map(t -> change(Kind.GONE, t, null))
                    .filter(c -> c.kind() != Kind.GONE)
                    .filter(c -> all.stream().noneMatch(known -> known.report().equals(c.report())))
                    .forEach(all::add);
        }
        all.sort(Comparator.comparing(Change::kind));
        return List.copyOf(all);
    }

    private Change change(Kind kind, ReportSource report, @Nullable ReportSource now) {
        ReportFates.Fate fate = fates.get(report.key());
        Instant then = report.asOf();
        if (fate == null || then == null || !fate.asOf().isAfter(then)) {
            return new Change(kind, report, now, null);
        }
        return new Change(fate.retracted() ? Kind.RETRACTED : Kind.REVISED, report, now, fate.asOf());
    }
}
