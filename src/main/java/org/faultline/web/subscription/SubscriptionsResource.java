package org.faultline.web.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.faultline.notify.Previews;
import org.faultline.report.store.Calendar;
import org.faultline.subscription.Channel;
import org.faultline.subscription.SubscriptionWish;
import org.faultline.subscription.store.Subscriptions;
import org.faultline.web.http.JsonFields;
import org.faultline.web.http.KnownNames;
import org.faultline.web.http.Problem;
import org.jspecify.annotations.Nullable;

/** Subscriptions: asked for here, confirmed and ended by the tokens that the mails bear. */
@Path("/api/v1/subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SubscriptionsResource {
    /** Standard Webhooks: 24 to 64 bytes in base64. */
    private static final String SECRET = "whsec_[A-Za-z0-9+/]{32,86}={0,2}";

    private static final Set<String> KNOWN = Stream.concat(
                    SubscriptionReader.names().stream(), Stream.of("address", "channel", "secret"))
            .collect(Collectors.toUnmodifiableSet());

    private final Subscriptions subscriptions;
    private final KnownNames known;
    private final Previews previews;
    private final Calendar calendar;
    private final AskLimit limit;

    SubscriptionsResource(
            Subscriptions subscriptions, KnownNames known, Previews previews, Calendar calendar, AskLimit limit) {
        this.limit = limit;
        this.subscriptions = subscriptions;
        this.known = known;
        this.previews = previews;
        this.calendar = calendar;
    }

    @POST
    @Operation(
            operationId = "subscribe",
            summary = "Ask to be told of alerts",
            description =
                    "An address and what it is to be told of, each field optional: rules, families, severity (the least; MEDIUM where"
                            + " none is given), certainty, sources, countries, admin1s, near, borders, groups, texts, theatres; digest, at, day, zone,"
                            + " quiet, evenIfNothing; language, linkOnly. A rule, family, country, area, border, group or theatre that is not known is refused with the"
                            + " nearest. A webhook gives channel WEBHOOK and a secret. The answer is the same"
                            + " for every address; the address gets a link to confirm, at most one a day.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "SubscribeRequest")))
    @APIResponse(
            responseCode = "202",
            description = "The address was asked to confirm",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "NextStep")))
    @APIResponse(responseCode = "429", description = "Too many were asked for; Retry-After says how long to wait")
    public Response ask(@Nullable JsonNode body) {
        JsonFields fields = JsonFields.of(body, KNOWN);
        SubscriptionWish wish = SubscriptionReader.among(fields, known);
        Subscriptions.Destination to = destination(fields);
        fields.refuseFaults();
        limit.check();
        subscriptions.ask(to, wish);
        return Response.accepted(Map.of(
                        "state", "UNCONFIRMED", "next", "Open the link in the mail that was sent to the address."))
                .build();
    }

    private static Subscriptions.Destination destination(JsonFields fields) {
        Channel channel = fields.oneOf("channel", Channel.class, Channel.MAIL);
        String secret = fields.text("secret");
        String address = fields.textOr("address", "");
        if (address.isEmpty()) {
            fields.refuseFaults();
            fields.fault("address", null, "is required");
            fields.refuseFaults();
        }
        String checked = channel.address(address);
        if (!channel.isSigned()) {
            return new Subscriptions.Destination(channel, checked, null);
        }
        if (secret == null || !secret.matches(SECRET)) {
            fields.fault("secret", null, "is not whsec_ and 24 to 64 bytes in base64, which what comes is signed with");
        }
        return new Subscriptions.Destination(channel, checked, secret);
    }

    @POST
    @Path("preview")
    @Operation(
            operationId = "previewSubscription",
            summary = "What a wish would have brought in the last 90 days",
            description =
                    "The fields of a wish, without address; nothing of it is kept. Silences are not taken into account.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "SubscriptionWish")))
    public Previews.Preview preview(@Nullable JsonNode body) {
        return previews.of(SubscriptionReader.read(body, known), calendar.now());
    }

    @POST
    @Path("confirm")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "confirmSubscription", summary = "Confirm a subscription")
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
            operationId = "unsubscribe",
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
                        "This link is not one of ours, has run out, was cut short (copy it whole from the mail), or what was kept about its address has been deleted.")
                .thrown();
    }
}
