package org.faultline.web.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * Looks at requests before anything else does: refuses bodies that say they are too large before a byte of them is read, and passes
 * over an Accept header that is none, on which the platform would fail.
 */
@ApplicationScoped
public class BodyLimit {
    public static final int MOST_BYTES = 20 * 1024 * 1024;

    /** Media ranges as RFC 9110 12.5.1 has them, loosely. */
    private static final Pattern MEDIA_RANGES = Pattern.compile("\\s*[\\w.+*-]+/[\\w.+*-]+\\s*([;,][^/]*(/[^/]*)?)*");

    /** Before everything that reads bodies. */
    private static final int FIRST = 10_000;

    void register(@Observes Filters filters) {
        filters.register(BodyLimit::check, FIRST);
    }

    private static void check(RoutingContext call) {
        String accept = call.request().getHeader("Accept");
        if (accept != null && !MEDIA_RANGES.matcher(accept).matches()) {
            call.request().headers().set("Accept", "*/*");
        }
        String length = call.request().getHeader("Content-Length");
        if (length != null && length.matches("\\d{1,18}") && Long.parseLong(length) > MOST_BYTES) {
            call.response().putHeader("Connection", "close");
            tooLarge().end(call);
            return;
        }
        call.next();
    }

    public static Problem tooLarge() {
        return Problem.of(
                413,
                "Content Too Large",
                "A delivery holds at most " + MOST_BYTES / (1024 * 1024)
                        + " MiB; nothing of it was taken. Send it in parts.");
    }
}
