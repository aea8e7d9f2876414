package org.faultline.web.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.faultline.access.AccessRole;
import org.faultline.web.http.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Which role each route needs; the first line that a request fits decides. What no line knows is for admins, so that a route that was
 * forgotten here is open to too few and not to too many.
 */
@ApplicationScoped
public class RouteRoles implements HttpSecurityPolicy {
    /**
     * @param methods empty for all
     * @param role null where nobody has to be signed in
     */
    private record Line(
            Set<String> methods, Pattern path, @Nullable AccessRole role) {
        boolean fits(String method, String asked) {
            return (methods.isEmpty() || methods.contains(method))
                    && path.matcher(asked).matches();
        }
    }

    private static final Set<String> GET = Set.of("GET", "HEAD");
    private static final Set<String> POST = Set.of("POST");
    private static final Set<String> ANY = Set.of();

    private static final List<Line> LINES = List.of(
            // the way in, and what stands on pages
            line(ANY, "/login(/provider)?|/logout|/welcome/[\\w-]+", null),
            line(POST, "/language", null),
            line(
                    GET,
                    "/faultline\\.(css|js)|/map\\.js|/leaflet/leaflet\\.(css|js)|/favicon\\.(svg|ico)|/robots\\.txt|/\\.well-known/security\\.txt",
                    null),
            line(GET, "/q/health(/(live|ready|started))?", null),
            // subscribers have no account: their links bear tokens, as does what a mail server reports
            line(ANY, "/subscriptions(/(confirm|unsubscribe|manage))?", null),
            line(POST, "/api/v1/subscriptions(/(confirm|unsubscribe))?", null),
            line(ANY, "/api/v1/subscriptions/\\d+\\.[\\w-]+(/.*)?", null),
            line(POST, "/api/v1/bounces", null),
            // people, keys, addresses of subscribers
            line(ANY, "/people(/.*)?|/audit|/api/v1/(people|audit)(/.*)?", AccessRole.ADMIN),
            line(ANY, "/outbox(/.*)?|/inbox(/.*)?|/api/v1/(letters|subscribers)(/.*)?", AccessRole.ADMIN),
            // one's own account
            line(ANY, "/account(/.*)?|/api/v1/account(/.*)?", AccessRole.READER),
            // raw rows, as they were delivered
            line(GET, "/api/v1/quarantine(/.*)?", AccessRole.ANALYST),
            // writing rules
            line(ANY, "/rules/(new|draft/.*|[^/]+/edit)", AccessRole.ANALYST),
            line(GET, "/rule-editor\\.js|/webjars/codemirror/[\\w./-]+\\.(js|css)", AccessRole.ANALYST),
            // looking
            line(GET, "/|/(alerts|events|groups|areas|rules|silences|status|map)(/.*)?", AccessRole.READER),
            line(
                    GET,
                    "/api/v1/(alerts|events|rules|vocabulary|silences|names|rulings|status)(/.*)?",
                    AccessRole.READER),
            line(POST, "/api/v1/subscriptions/preview", AccessRole.READER),
            line(GET, "/q/(metrics|openapi|swagger-ui)(/.*)?", AccessRole.READER),
            line(GET, "/api/v1/(alerts(/\\d+)?|events)\\.(json|geojson|csv|atom|cap)", AccessRole.READER),
            // working
            line(ANY, "/(alerts|events|silences|reports|review|rules)(/.*)?", AccessRole.ANALYST),
            line(
                    ANY,
                    "/api/v1/(alerts|events|rules|silences|names|rulings|reports|imports)(/.*)?",
                    AccessRole.ANALYST));

    private static Line line(Set<String> methods, String path, @Nullable AccessRole role) {
        return new Line(methods, Pattern.compile(path), role);
    }

    /** The role that a request needs; nothing where nobody has to be signed in. */
    public static Optional<AccessRole> needed(String method, String path) {
        for (Line line : LINES) {
            if (line.fits(method, path)) {
                return Optional.ofNullable(line.role());
            }
        }
        return Optional.of(AccessRole.ADMIN);
    }

    /** Whether a line knows the route, so that it is not for admins alone by oversight. */
    static boolean knows(String method, String path) {
        return LINES.stream().anyMatch(line -> line.fits(method, path));
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext call, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
        Optional<AccessRole> needed = needed(call.request().method().name(), call.normalizedPath());
        if (needed.isEmpty()) {
            return CheckResult.permit();
        }
        return identity.map(who -> {
            if (who.hasRole(needed.get().name())) {
                return CheckResult.PERMIT;
            }
            call.put(
                    RouteRoles.class.getName(),
                    Problem.of(403, "Not allowed", "This needs the role " + needed.get() + ", which you do not have"));
            return CheckResult.DENY;
        });
    }

    /** Why a request of somebody who is signed in was refused. */
    static Problem refusal(RoutingContext call) {
        Problem why = call.get(RouteRoles.class.getName());
        return why == null ? Problem.of(403, "Not allowed", null) : why;
    }
}
