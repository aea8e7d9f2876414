package org.faultline.web.access;

import io.quarkus.security.ForbiddenException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.faultline.access.LoginMode;
import org.faultline.database.FailureReason;
import org.faultline.settings.Settings;
import org.faultline.web.http.Problem;

/**
 * Where there is no login, lets in only what comes from this machine itself: not by way of a proxy, behind which the whole world may stand,
 * and not under another name of this machine, as a page of another site could have it called (DNS rebinding).
 */
@ApplicationScoped
class Doors {
    private static final List<String> FORWARDED =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP");

    /** After the limit on bodies, before everything else. */
    private static final int EARLY = 9_000;

    private final LoginMode mode;
    private final Set<String> ownNames;

    Doors(LoginMode mode, @ConfigProperty(name = "quarkus.http.host") String host, Settings settings) {
        this.mode = mode;
        this.ownNames = Set.copyOf(List.of(
                "localhost",
                "127.0.0.1",
                "[::1]",
                host.toLowerCase(Locale.ROOT),
                String.valueOf(settings.baseUrl().getHost())));
    }

    void register(@Observes Filters filters) {
        if (!mode.required()) {
            filters.register(this::check, EARLY);
        }
    }

    void answer(@Observes Router router) {
        router.route().failureHandler(call -> {
            if (call.failure() instanceof ForbiddenException && !call.response().ended()) {
                Answers.end(call, RouteRoles.refusal(call));
            } else if (call.failure() != null
                    && !call.response().ended()
                    && FailureReason.of(call.failure()).isDatabaseAway()) { // it says who somebody is
                call.response().putHeader("Retry-After", Problem.RETRY_AFTER);
                Answers.end(call, Problem.databaseAway());
            } else {
                call.next();
            }
        });
    }

    private void check(RoutingContext call) {
        String proxy = FORWARDED.stream()
                .filter(name -> call.request().getHeader(name) != null)
                .findFirst()
                .orElse(null);
        String host = call.request().authority() == null
                ? ""
                : call.request().authority().host();
        if (proxy != null) {
            refuse(
                    call,
                    "This came by way of a proxy (" + proxy + "), and there is no login here that would hold"
                            + " strangers off; set FAULTLINE_LOGIN=required");
        } else if (!ownNames.contains(host.toLowerCase(Locale.ROOT))) {
            refuse(
                    call,
                    "This service is asked for as localhost, and not under another name, as long as it has no login;"
                            + " set FAULTLINE_LOGIN=required");
        } else {
            call.next();
        }
    }

    private static void refuse(RoutingContext call, String why) {
        Answers.end(call, Problem.of(403, "Not allowed", why));
    }
}
