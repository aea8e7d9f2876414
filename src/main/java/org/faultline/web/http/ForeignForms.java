package org.faultline.web.http;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what a page of another site makes a browser send: nobody there can act in the name of who happens to read it. Browsers tell where
 * a request began; a form in a session has to bear the session's token besides. The token is our own as Quarkus' filter would also ask it
 * of mail programs, which unsubscribe by a form of theirs (RFC 8058).
 */
public class ForeignForms {
    private static final Set<String> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final CurrentLogin login;

    ForeignForms(CurrentLogin login) {
        this.login = login;
    }

    @ServerRequestFilter
    @WithFormRead
    public void check(ResteasyReactiveContainerRequestContext request) {
        if (HARMLESS.contains(request.getMethod())) {
            return;
        }
        // said by browsers alone, and by no page: https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header
        if ("cross-site".equals(request.getHeaderString("Sec-Fetch-Site"))) {
            throw Problem.of(403, "Forbidden", "A page of another site asked for this; nothing was done")
                    .thrown();
        }
        // a page of another site cannot send JSON without being asked whether it may
        boolean json =
                request.getMediaType() != null && request.getMediaType().isCompatible(MediaType.APPLICATION_JSON_TYPE);
        if (!json && !login.isFormOfOurs(token(request))) {
            throw Problem.of(403, "Forbidden", "This form is not from a page of this session; load the page anew")
                    .thrown();
        }
    }

    private static @Nullable String token(ResteasyReactiveContainerRequestContext request) {
        ResteasyReactiveRequestContext context = (ResteasyReactiveRequestContext) request.getServerRequestContext();
        return context.getFormParameter(CurrentLogin.FORM_FIELD, true, false) instanceof String token ? token : null;
    }
}
