package org.faultline.web.admin;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.faultline.settings.Settings;
import org.faultline.web.http.Problem;

/** Whom to tell of a weakness (RFC 9116): the operator. */
@Path("/.well-known/security.txt")
public class SecurityTxt {
    private static final int DAYS = 180;

    private final Optional<String> operator;
    private final String baseUrl;
    private final Clock clock;

    SecurityTxt(Settings settings, Clock clock) {
        this.operator = settings.operator();
        this.baseUrl = settings.baseUrl().toString();
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.TEXT_PLAIN + ";charset=utf-8")
    @Operation(summary = "Whom to tell of a weakness", description = "404 where no operator is configured.")
    public String text() {
        String contact = operator.orElseThrow(() ->
                Problem.of(404, "Not found", "faultline.operator is not set").thrown());
        return "Contact: mailto:" + contact + "\nExpires: "
                + clock.instant().truncatedTo(ChronoUnit.DAYS).plus(DAYS, ChronoUnit.DAYS) + "\nCanonical: " + baseUrl
                + "/.well-known/security.txt\nPreferred-Languages: en\n";
    }
}
