package org.faultline.web.access;

import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import org.faultline.access.Secret;

/** The cookie of a session: no script reads it, no other site sends it along with what it posts, over TLS it goes over TLS alone. */
final class Cookies {
    static final String SESSION = "faultline_session";

    private Cookies() {}

    static NewCookie of(Secret session, Duration longest, boolean tls) {
        return cookie(session.value(), (int) longest.toSeconds(), tls);
    }

    static NewCookie none(boolean tls) {
        return cookie("", 0, tls);
    }

    private static NewCookie cookie(String value, int seconds, boolean tls) {
        return new NewCookie.Builder(SESSION)
                .value(value)
                .path("/")
                .maxAge(seconds)
                .httpOnly(true)
                .secure(tls)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
