package org.faultline.notify;

import java.time.Instant;
import org.faultline.alert.Condition;
import org.faultline.alert.News;
import org.faultline.alert.Severity;
import org.faultline.alert.Snapshot;
import org.jspecify.annotations.Nullable;

/** The ledger: what one subscription was last told of one episode, and what it is owed. */
record Told(@Nullable Last last, @Nullable Owed owed) {
    static final Told NOTHING = new Told(null, null);

    /** What it was last told, and when. */
    record Last(int revision, Condition condition, Severity severity, int evidence, int sources, Instant at) {
        static Last of(News news, Instant at) {
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
     * @param graver the severity that the story has come up to since, or null
     * @param corrected whether something that was said has changed since
     */
    record Owed(
            Decision why, @Nullable Instant until, @Nullable Severity graver, boolean corrected) {}

    static Told of(News news, Instant at) {
        return new Told(Last.of(news, at), null);
    }

    boolean empty() {
        return last == null && owed == null;
    }

    /** The same with nothing owed. */
    Told settled() {
        return owed == null ? this : new Told(last, null);
    }
}
