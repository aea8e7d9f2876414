package org.faultline.web.request;

import io.opentelemetry.api.trace.Span;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.regex.Pattern;
import org.faultline.log.RequestLog;
import org.jboss.logging.MDC;

/** Gives every request an id, or leaves it the one that a proxy or a program gave it; the answer, all that is logged of it and its trace bear it. */
@ApplicationScoped
public class RequestIds {
    static final String HEADER = "X-Request-ID";

    /** What may stand in a log; anything else that is given is replaced. */
    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** Before anything that may answer or log. */
    private static final int FIRST = 30_000;

    void register(@Observes Filters filters) {
        filters.register(RequestIds::give, FIRST);
    }

    private static void give(RoutingContext call) {
        String given = call.request().getHeader(HEADER);
        String id = given != null && ACCEPTED.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        call.put(HEADER, id);
        call.response().putHeader(HEADER, id);
        MDC.put(RequestLog.FIELD, id);
        Span.current().setAttribute("request.id", id);
        call.next();
    }

    /** The id of a request. */
    public static String of(RoutingContext call) {
        return call.get(HEADER);
    }
}
