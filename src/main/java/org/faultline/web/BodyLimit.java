package org.faultline.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Refuses bodies that say they are too large before a byte of them is read, in the form every other error has. */
@ApplicationScoped
class BodyLimit {
    static final int MOST_BYTES = 20 * 1024 * 1024;

    /** Before everything that reads bodies. */
    private static final int FIRST = 10_000;

    void register(@Observes Filters filters) {
        filters.register(BodyLimit::check, FIRST);
    }

    private static void check(RoutingContext call) {
        String length = call.request().getHeader("Content-Length");
        if (length != null && length.matches("\\d{1,18}") && Long.parseLong(length) > MOST_BYTES) {
            Problem problem = tooLarge();
            call.response()
                    .setStatusCode(problem.status())
                    .putHeader("Content-Type", Problem.MEDIA_TYPE)
                    .putHeader("Connection", "close")
                    .end(new JsonObject()
                            .put("type", problem.type())
                            .put("title", problem.title())
                            .put("status", problem.status())
                            .put("detail", problem.detail())
                            .encode());
            return;
        }
        call.next();
    }

    static Problem tooLarge() {
        return Problem.of(
                413,
                "Content Too Large",
                "A delivery holds at most " + MOST_BYTES / (1024 * 1024)
                        + " MiB; nothing of it was taken. Send it in parts.");
    }
}
