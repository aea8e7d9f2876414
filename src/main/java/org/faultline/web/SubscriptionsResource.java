package org.faultline.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.faultline.alert.Severity;
import org.faultline.notify.Subscriptions;
import org.jspecify.annotations.Nullable;

/** Subscriptions by mail: asked for here, confirmed and ended by the tokens that the mails bear. */
@Path("/api/v1/subscriptions")
@Produces(MediaType.APPLICATION_JSON)
public class SubscriptionsResource {
    /** Who wants to be told of what: a mail address, and the least severity (MEDIUM where none is given). */
    public record Wish(@Nullable String address, @Nullable String severity) {}

    private final Subscriptions subscriptions;

    SubscriptionsResource(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Ask to be told of alerts by mail",
            description = "The answer is the same for every address; the address gets a mail with a link to confirm.")
    public Response ask(@Nullable Wish wish) {
        if (wish == null || wish.address() == null) {
            throw Problem.badInput(new Problem.Violation("address", null, "is required"))
                    .thrown();
        }
        subscriptions.ask(wish.address(), severity(wish.severity()));
        return Response.accepted(Map.of(
                        "state", "UNCONFIRMED", "next", "Open the link in the mail that was sent to the address."))
                .build();
    }

    private static Severity severity(@Nullable String name) {
        if (name == null) {
            return Severity.MEDIUM;
        }
        return Arrays.stream(Severity.values())
                .filter(s -> s.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Problem.badInput(new Problem.Violation(
                                "severity", name, "is none of " + Arrays.toString(Severity.values())))
                        .thrown());
    }

    @POST
    @Path("confirm")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Confirm a subscription")
    public Map<String, String> confirm(@QueryParam("token") @DefaultValue("") String token) {
        return subscriptions
                .confirm(token)
                .map(s -> Map.of(
                        "state", s.state().name(), "severity", s.leastSeverity().name()))
                .orElseThrow(SubscriptionsResource::unknownToken);
    }

    @POST
    @Path("unsubscribe")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "End a subscription",
            description = "One click as RFC 8058 has it: no cookie, no further question.")
    public Map<String, String> unsubscribe(@QueryParam("token") @DefaultValue("") String token) {
        return subscriptions
                .unsubscribe(token)
                .map(s -> Map.of("state", s.state().name()))
                .orElseThrow(SubscriptionsResource::unknownToken);
    }

    static RuntimeException unknownToken() {
        return Problem.of(
                        404,
                        "Unknown token",
                        "This link is not one of ours, or was cut short: copy it whole from the mail.")
                .thrown();
    }
}
