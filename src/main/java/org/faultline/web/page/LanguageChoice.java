package org.faultline.web.page;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.faultline.web.http.Links;
import org.faultline.web.http.Problem;

/** Keeps in a browser which language its pages are in. */
@Path("/language")
public class LanguageChoice {
    private static final Duration KEPT = Duration.ofDays(365);

    private final RoutingContext call;

    LanguageChoice(RoutingContext call) {
        this.call = call;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response choose(
            @FormParam("language") @DefaultValue("") String language, @FormParam("to") @DefaultValue("") String to) {
        Locale chosen = Frames.ours(language);
        if (chosen == null) {
            throw Problem.badInput(new Problem.Violation("language", language, "is none of en, ar"))
                    .thrown();
        }
        return Response.seeOther(URI.create(Links.local(to)))
                .cookie(new NewCookie.Builder(Frames.COOKIE)
                        .value(chosen.getLanguage())
                        .path("/")
                        .maxAge((int) KEPT.toSeconds())
                        .httpOnly(true)
                        .secure(call.request().isSSL())
                        .sameSite(NewCookie.SameSite.LAX)
                        .build())
                .build();
    }
}
