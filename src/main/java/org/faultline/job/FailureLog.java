package org.faultline.job;

import org.faultline.database.FailureReason;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Says once that something which is tried again and again fails, and once that it works again. */
public final class FailureLog {
    private static final Logger LOG = Logger.getLogger(FailureLog.class);

    private final String what;
    private @Nullable String said;

    /** @param what fails, as the subject of a sentence */
    public FailureLog(String what) {
        this.what = what;
    }

    /** Says nothing where it failed for the same reason before. However the database is away, that is one reason. */
    public synchronized void failed(Throwable failure) {
        FailureReason reason = FailureReason.of(failure);
        String now = reason.isDatabaseAway() ? "" : reason.cause().toString();
        if (!now.equals(said)) {
            LOG.errorf(
                    reason.isConnection() ? null : failure, "%s failed, and is tried again: %s", what, reason.text());
        }
        said = now;
    }

    public synchronized void worked() {
        if (said != null) {
            LOG.infof("%s works again", what);
        }
        said = null;
    }
}
