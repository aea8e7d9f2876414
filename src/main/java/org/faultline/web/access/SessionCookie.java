package org.faultline.web.access;

import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import org.faultline.access.Secret;
import org.faultline.access.account.Sessions;
import org.faultline.settings.Settings;
import org.faultline.web.http.Links;

/**
 * Lets a browser in and out by the cookie of a session: no script reads it, no other site sends it along with what it posts, over TLS it goes
 * over TLS alone.
 */
@RequestScoped
public class SessionCookie {
    static final String NAME = "faultline_session";

    private final Sessions sessions;
    private final RoutingContext call;
    private final URI base;

    SessionCookie(Sessions sessions, RoutingContext call, Settings settings) {
        this.sessions = sessions;
        this.call = call;
        this.base = settings.baseUrl();
    }

    /** What this browser shows; nothing of any session where it shows none. */
    Secret value() {
        Cookie shown = call.request().getCookie(NAME);
        return new Secret(shown == null ? "" : shown.getValue());
    }

    /** @param next the page that was asked for; another one where it is none of ours */
    public Response enter(Secret session, String next) {
        return Response.seeOther(URI.create(Links.local(next)))
                .cookie(cookie(session.value(), sessions.longest()))
                .build();
    }

    Response leave() {
        return Response.seeOther(URI.create("/login"))
                .cookie(cookie("", Duration.ZERO))
                .build();
    }

    private NewCookie cookie(String value, Duration age) {
        return new NewCookie.Builder(NAME)
                .value(value)
                .path("/")
                .maxAge((int) age.toSeconds())
                .httpOnly(true)
                // also where a proxy ends TLS before us
                .secure(call.request().isSSL() || "https".equals(base.getScheme()))
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
