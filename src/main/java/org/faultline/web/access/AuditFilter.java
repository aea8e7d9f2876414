package org.faultline.web.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Set;
import java.util.regex.Pattern;
import org.faultline.access.AccessRole;
import org.faultline.access.Login;
import org.faultline.access.audit.AuditTrail;
import org.faultline.web.http.CurrentLogin;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Keeps who did what on every route for analysts and admins but to look, once it was done; so also who tried a rule. What is done to
 * people, keys and the files of rules is kept with more of it, where it happens.
 */
public class AuditFilter {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Pattern KEPT_ELSEWHERE =
            Pattern.compile("(/api/v1)?/people(/.*)?|/rules/draft/save|/alerts/acknowledge");

    private final CurrentLogin current;
    private final AuditTrail audit;

    AuditFilter(CurrentLogin current, AuditTrail audit) {
        this.current = current;
        this.audit = audit;
    }

    @ServerResponseFilter
    public void keep(ContainerRequestContext request, ContainerResponseContext response) {
        String path = request.getUriInfo().getRequestUri().getPath();
        boolean done = response.getStatus() < 400 && !READING.contains(request.getMethod());
        // the parts of an import are one deed, which began with POST /api/v1/imports
        boolean part = path.equals("/api/v1/reports")
                && request.getUriInfo().getQueryParameters().containsKey("import");
        if (done
                && !part
                && !KEPT_ELSEWHERE.matcher(path).matches()
                && RouteRoles.needed(request.getMethod(), path)
                        .filter(r -> r.includes(AccessRole.ANALYST))
                        .isPresent()) {
            current.login()
                    .filter(login -> login.way() != Login.Way.SERVICE)
                    .ifPresent(login -> audit.add(login, action(request.getMethod(), path), path, null));
        }
    }

    /** The route without its numbers, by which entries of one kind are found. */
    private static String action(String method, String path) {
        return method + " " + path.replaceAll("/\\d+(?=/|$)", "/{id}");
    }
}
