package org.faultline.notify.policy;

import java.time.Instant;
import org.faultline.alert.AlertUpdate;
import org.faultline.alert.lifecycle.Condition;
import org.faultline.alert.lifecycle.Snapshot;
import org.faultline.rule.language.model.Severity;
import org.jspecify.annotations.Nullable;

/** The ledger: what one subscription was last told of one alert, and what it is owed. */
public record LedgerEntry(@Nullable Last last, @Nullable Owed owed) {
    static final LedgerEntry NOTHING = new LedgerEntry(null, null);

    /** What it was last told, and when. */
    public record Last(int revision, Condition condition, Severity severity, int evidence, int sources, Instant at) {
        static Last of(AlertUpdate news, Instant at) {
            Snapshot now = news.revision().snapshot();
            return new Last(
                    news.revision().number(),
                    now.condition(),
                    now.severity(),
                    now.evidence().size(),
                    now.sources().size(),
                    at);
        }

        boolean over() {
            return !condition.open();
        }
    }

    /**
     * What could not be told yet.
     *
     * @param until when to decide anew, or null where it ends with a suppression or goes with the digest
     * @param graver the severity that the alert has come up to since, or null
     * @param corrected whether something that was said has changed since
     */
    public record Owed(
            NotificationReason why,
            @Nullable Instant until,
            @Nullable Severity graver,
            boolean corrected) {}

    static LedgerEntry of(AlertUpdate news, Instant at) {
        return new LedgerEntry(Last.of(news, at), null);
    }

    public boolean empty() {
        return last == null && owed == null;
    }

    /** The same with nothing owed. */
    LedgerEntry settled() {
        return owed == null ? this : new LedgerEntry(last, null);
    }
}
