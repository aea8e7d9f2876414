package org.faultline.trial.backtest;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.faultline.alert.Alert;
import org.faultline.alert.lifecycle.Condition;
import org.faultline.alert.lifecycle.Snapshot;
import org.faultline.rule.firing.Evidence;
import org.faultline.rule.language.model.Severity;

/**
 * An alert as it was told last.
 *
 * @param detected the day its first firing became known
 * @param condition how it stood on the last day of the replay
 * @param old whether it was old when it became known, so that nobody would have been mailed
 * @param findings how many firings it had in its time
 * @param evidence ids of the events behind it, sorted
 */
public record PastAlert(
        String rule,
        Map<String, String> groupBy,
        LocalDate firstEvent,
        LocalDate lastEvent,
        LocalDate detected,
        Severity severity,
        Condition condition,
        boolean old,
        int findings,
        String summary,
        List<String> evidence,
        List<String> countries,
        List<String> admin1s,
        List<String> groups) {

    static PastAlert of(Alert e, Snapshot told, int findings) {
        return new PastAlert(
                e.rule(),
                e.groupBy(),
                e.firstEvent(),
                e.lastEvent(),
                LocalDate.ofInstant(e.detectedAt(), ZoneOffset.UTC),
                e.severity(),
                e.condition(),
                e.backfilled(),
                findings,
                e.summary(),
                told.evidence().stream().map(Evidence::event).sorted().toList(),
                e.countries(),
                e.admin1s(),
                e.groups());
    }

    /** What it is about: the rule, the group-by values, and when it began. */
    Key key() {
        return new Key(rule, groupBy, firstEvent);
    }

    /** In one line. */
    public String described() {
        return severity + " " + groupBy + ", " + firstEvent + " to " + lastEvent + ", detected " + detected + ": "
                + summary;
    }

    record Key(String rule, Map<String, String> groupBy, LocalDate firstEvent) {}
}
