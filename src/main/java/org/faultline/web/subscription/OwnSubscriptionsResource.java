package org.faultline.web.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.faultline.notify.Previews;
import org.faultline.notify.SubscriberData;
import org.faultline.report.store.Calendar;
import org.faultline.subscription.Subscription;
import org.faultline.subscription.store.OwnSubscriptions;
import org.faultline.web.http.JsonFields;
import org.faultline.web.http.KnownNames;
import org.faultline.web.http.Problem;
import org.jspecify.annotations.Nullable;

/** What the holder of a token from one of our mails sees and changes: all subscriptions of its address, and nobody else's. */
@Path("/api/v1/subscriptions/{token: \\d+\\.[A-Za-z0-9_-]+}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OwnSubscriptionsResource {
    private static final String ONE = "{number: \\d{1,18}}";

    /** All of one address. */
    @Schema(name = "OwnSubscriptions")
    public record Own(String channel, String address, List<SubscriptionView> subscriptions) {}

    private final OwnSubscriptions own;
    private final KnownNames known;
    private final Previews previews;
    private final Calendar calendar;
    private final SubscriberData data;

    OwnSubscriptionsResource(
            OwnSubscriptions own, KnownNames known, Previews previews, Calendar calendar, SubscriberData data) {
        this.data = data;
        this.own = own;
        this.known = known;
        this.previews = previews;
        this.calendar = calendar;
    }

    @GET
    @Operation(
            operationId = "listOwnSubscriptions",
            summary = "The subscriptions of the address that a mail went to, by a token in it")
    public Own all(@PathParam("token") String token) {
        return own.of(token)
                .map(o -> new Own(
                        o.channel().name(),
                        o.address(),
                        o.all().stream().map(SubscriptionView::of).toList()))
                .orElseThrow(SubscriptionsResource::unknownToken);
    }

    @GET
    @Path("data")
    @Operation(
            operationId = "getOwnData",
            summary = "All that is kept about the address, ended subscriptions and letters too")
    @APIResponse(
            responseCode = "200",
            description = "Everything",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = KeptView.class)))
    public Response data(@PathParam("token") String token) {
        OwnSubscriptions.Own found = own.of(token).orElseThrow(SubscriptionsResource::unknownToken);
        return Response.ok(KeptView.of(found.channel(), found.address(), data.of(found.channel(), found.address())))
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"faultline-subscriber.json\"")
                .build();
    }

    @DELETE
    @Path("data")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "eraseOwnData",
            summary =
                    "End all, and delete everything that is kept about the address; links in its mails lead nowhere then")
    public SubscriberData.Erased erase(@PathParam("token") String token) {
        OwnSubscriptions.Own found = own.of(token).orElseThrow(SubscriptionsResource::unknownToken);
        return data.erase(found.channel(), found.address());
    }

    @POST
    @Operation(operationId = "addOwnSubscription", summary = "Ask for something more; at most twenty wishes an address")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "SubscriptionWish")))
    @APIResponse(
            responseCode = "201",
            description = "It is on, as the address is confirmed",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SubscriptionView.class)))
    @APIResponse(responseCode = "409", description = "There are twenty already")
    public Response add(@PathParam("token") String token, @Nullable JsonNode wish) {
        Optional<Subscription> added = own.add(token, SubscriptionReader.read(wish, known));
        if (added.isEmpty() && own.of(token).isPresent()) {
            throw Problem.of(409, "Too many", "This address has twenty subscriptions, and may have no more")
                    .thrown();
        }
        return Response.status(Response.Status.CREATED).entity(view(added)).build();
    }

    @PUT
    @Path(ONE)
    @Operation(operationId = "changeOwnSubscription", summary = "Change what is asked for, at once")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "SubscriptionWish")))
    public SubscriptionView change(
            @PathParam("token") String token, @PathParam("number") long number, @Nullable JsonNode wish) {
        return view(own.change(token, number, SubscriptionReader.read(wish, known)));
    }

    @DELETE
    @Path(ONE)
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "endOwnSubscription", summary = "End one")
    public SubscriptionView end(@PathParam("token") String token, @PathParam("number") long number) {
        return view(own.end(token, number));
    }

    @DELETE
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "endOwnSubscriptions", summary = "End all")
    public Map<String, Integer> endAll(@PathParam("token") String token) {
        if (own.of(token).isEmpty()) {
            throw SubscriptionsResource.unknownToken();
        }
        return Map.of("ended", own.endAll(token));
    }

    @POST
    @Path(ONE + "/confirm")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "confirmOwnSubscription", summary = "Confirm one that waits for it")
    public SubscriptionView confirm(@PathParam("token") String token, @PathParam("number") long number) {
        return view(own.confirm(token, number));
    }

    @POST
    @Path(ONE + "/pause")
    @Operation(operationId = "pauseOwnSubscription", summary = "Pause until a moment; nothing that is owed is lost")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "PauseRequest")))
    public SubscriptionView pause(
            @PathParam("token") String token, @PathParam("number") long number, @Nullable JsonNode body) {
        JsonFields fields = JsonFields.of(body, Set.of("until"));
        Instant until = fields.moment("until");
        if (until == null) {
            fields.fault("until", null, "is required");
        }
        fields.refuseFaults();
        return view(own.pause(token, number, until));
    }

    @POST
    @Path(ONE + "/resume")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "resumeOwnSubscription", summary = "End the pause")
    public SubscriptionView resume(@PathParam("token") String token, @PathParam("number") long number) {
        return view(own.pause(token, number, null));
    }

    @POST
    @Path(ONE + "/address")
    @Operation(
            operationId = "moveOwnSubscription",
            summary = "Ask another address to take over; until it confirms everything stays as it is")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "AddressRequest")))
    @APIResponse(
            responseCode = "202",
            description = "The new address was asked",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "NextStep")))
    public Response move(@PathParam("token") String token, @PathParam("number") long number, @Nullable JsonNode body) {
        JsonFields fields = JsonFields.of(body, Set.of("address"));
        String address = fields.textOr("address", "");
        Subscription now = own.one(token, number).orElseThrow(SubscriptionsResource::unknownToken);
        own.move(token, number, now.channel().address(address));
        return Response.accepted(Map.of("next", "Open the link in the mail that was sent to the new address."))
                .build();
    }

    @POST
    @Path(ONE + "/preview")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "previewOwnSubscription", summary = "What one would have brought in the last 90 days")
    public Previews.Preview preview(@PathParam("token") String token, @PathParam("number") long number) {
        Subscription s = own.one(token, number).orElseThrow(SubscriptionsResource::unknownToken);
        return previews.of(s.wish(), calendar.now());
    }

    private static SubscriptionView view(Optional<Subscription> found) {
        return found.map(SubscriptionView::of).orElseThrow(SubscriptionsResource::unknownToken);
    }
}
