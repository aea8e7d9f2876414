package org.faultline.web.admin;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.faultline.notify.SubscriberData;
import org.faultline.subscription.Channel;
import org.faultline.web.http.JsonFields;
import org.faultline.web.subscription.KeptView;
import org.jspecify.annotations.Nullable;

/**
 * What is kept about somebody who asks the operator for it and has no mail with a link. The address comes in the body, so that it stands
 * in no log of addresses that were called.
 */
@Path("/api/v1/subscribers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SubscribersResource {
    private static final Set<String> KNOWN = Set.of("channel", "address");

    private final SubscriberData data;

    SubscribersResource(SubscriberData data) {
        this.data = data;
    }

    private record Whom(Channel channel, String address) {}

    @POST
    @Path("data")
    @Operation(
            operationId = "getSubscriberData",
            summary = "All that is kept about an address",
            description = "The body is {address} and, for a webhook, channel WEBHOOK.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "SubscriberRequest")))
    public KeptView data(@Nullable JsonNode body) {
        Whom whom = whom(body);
        return KeptView.of(whom.channel(), whom.address(), data.of(whom.channel(), whom.address()));
    }

    @POST
    @Path("erase")
    @Operation(
            operationId = "eraseSubscriber",
            summary = "End all subscriptions of an address, and delete everything that is kept about it",
            description = "The body is {address} and, for a webhook, channel WEBHOOK.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "SubscriberRequest")))
    public SubscriberData.Erased erase(@Nullable JsonNode body) {
        Whom whom = whom(body);
        return data.erase(whom.channel(), whom.address());
    }

    private static Whom whom(@Nullable JsonNode body) {
        JsonFields fields = JsonFields.of(body, KNOWN);
        Channel channel = fields.oneOf("channel", Channel.class, Channel.MAIL);
        String address = fields.textOr("address", "");
        if (address.isEmpty()) {
            fields.fault("address", null, "is required");
        }
        fields.refuseFaults();
        return new Whom(channel, channel.address(address));
    }
}
