package org.faultline.web.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.faultline.settings.Settings;

/**
 * Tells browsers with every answer to run no script but ours, to fetch nothing from elsewhere, to guess no types, to keep no copy of what only some may
 * see, and, behind TLS, to come without it no more (HSTS, RFC 6797).
 */
@ApplicationScoped
public class SafeHeaders {
    private static final String POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self';"
            + " frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'; img-src 'self' data:";

    /** The description of the API is a program of its own, from this service all the same. */
    private static final String POLICY_OF_SWAGGER = "default-src 'self'; script-src 'self' 'unsafe-inline';"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; form-action 'self'; base-uri 'none';"
            + " frame-ancestors 'self'";

    /** Before whatever else may answer. */
    private static final int FIRST = 20_000;

    private final boolean tls;
    private final String policy;

    SafeHeaders(Settings settings) {
        this.policy =
                POLICY + settings.mapTiles().map(tiles -> " " + tiles.origin()).orElse("");
        this.tls = "https".equals(settings.baseUrl().getScheme());
    }

    void register(@Observes Filters filters) {
        filters.register(this::add, FIRST);
    }

    private void add(RoutingContext call) {
        call.addHeadersEndHandler(done -> {
            MultiMap headers = call.response().headers();
            String path = call.request().path();
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Referrer-Policy", "no-referrer");
            headers.set("Cross-Origin-Opener-Policy", "same-origin");
            headers.set("Cross-Origin-Resource-Policy", "same-origin");
            if (!headers.contains("Content-Security-Policy")) {
                headers.set("Content-Security-Policy", path.startsWith("/q/swagger-ui") ? POLICY_OF_SWAGGER : policy);
            }
            if (!headers.contains("Cache-Control")) {
                headers.set("Cache-Control", "no-store");
            }
            if (tls || call.request().isSSL()) {
                headers.set("Strict-Transport-Security", "max-age=31536000");
            }
        });
        call.next();
    }
}
