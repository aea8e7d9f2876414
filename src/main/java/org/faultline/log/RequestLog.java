package org.faultline.log;

import java.util.Collection;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Says what came of HTTP requests, from the reports that were posted to the mails about them: the ids of the requests stand in the text and
 * in the field {@code requestId} of the record, so that one search finds all of it.
 */
public final class RequestLog {
    /** The field (MDC) of a record, also of all others that are logged while a request is answered. */
    public static final String FIELD = "requestId";

    private static final Logger LOG = Logger.getLogger("org.faultline.requests");

    private RequestLog() {}

    /** @param requests whose work it is; none where time or people caused it */
    public static void say(Collection<String> requests, String text) {
        log(Logger.Level.INFO, requests, text);
    }

    /** Likewise, where somebody may have to look after it. */
    public static void warn(Collection<String> requests, String text) {
        log(Logger.Level.WARN, requests, text);
    }

    private static void log(Logger.Level level, Collection<String> requests, String text) {
        if (requests.isEmpty()) {
            LOG.log(level, text);
            return;
        }
        String ids = String.join(" ", requests);
        Object before = MDC.get(FIELD);
        MDC.put(FIELD, ids);
        try {
            LOG.logf(level, "%s (request %s)", text, ids);
        } finally {
            if (before == null) {
                MDC.remove(FIELD);
            } else {
                MDC.put(FIELD, before);
            }
        }
    }
}
