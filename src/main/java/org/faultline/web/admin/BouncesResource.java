package org.faultline.web.admin;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.MessagingException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.faultline.notify.outbox.Bounces;
import org.faultline.notify.outbox.DeliveryStatus;
import org.faultline.report.read.ReportReader;
import org.faultline.settings.Settings;
import org.faultline.web.http.Problem;
import org.jspecify.annotations.Nullable;

/** Where mail systems hand in what came back. The secret opens the door; the signed return address says which letter. */
@Path("/api/v1/bounces")
@Produces(MediaType.APPLICATION_JSON)
public class BouncesResource {
    private static final int MOST_BYTES = 1024 * 1024;

    private final Bounces bounces;
    private final Optional<String> secret;

    BouncesResource(Bounces bounces, Settings settings) {
        this.bounces = bounces;
        this.secret = settings.bounceSecret();
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "handInBounce",
            summary = "Hand in a bounce",
            description =
                    "With Authorization: Bearer and the secret of faultline.bounce-secret. The body is the bounce as"
                            + " it came (message/rfc822 or multipart/report), its report alone (message/delivery-status,"
                            + " the return address as ?to=), or JSON {\"to\", \"status\", \"diagnostic\"}. 404 while no"
                            + " secret is set.")
    @SecurityRequirement(name = "bounceSecret")
    @APIResponse(responseCode = "401", description = "The secret is wrong")
    @APIResponse(responseCode = "404", description = "No secret is set")
    @APIResponse(
            responseCode = "200",
            description = "What was made of it",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "TakenBounce")))
    public Map<String, Object> take(
            @HeaderParam("Authorization") @Nullable String authorization,
            @HeaderParam("Content-Type") @Nullable String type,
            @QueryParam("to") @Nullable String to,
            byte[] body) {
        checkSecret(authorization);
        if (body.length > MOST_BYTES) {
            throw Problem.of(413, "Content Too Large", "A bounce holds at most 1 MiB.")
                    .thrown();
        }
        String kind = String.valueOf(type).split(";", 2)[0].strip();
        return switch (kind) {
            case "application/json" -> fromJson(body);
            case "message/delivery-status" -> taken(String.valueOf(to), fields(body));
            default -> fromMail(body, to);
        };
    }

    private void checkSecret(@Nullable String authorization) {
        byte[] wanted = ("Bearer " + secret.orElseThrow(NotFoundException::new)).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(wanted, String.valueOf(authorization).getBytes(StandardCharsets.UTF_8))) {
            throw Problem.of(401, "Wrong secret", "Authorization: Bearer has to bear faultline.bounce-secret.")
                    .thrown();
        }
    }

    private Map<String, Object> fromJson(byte[] body) {
        try {
            JsonNode given = ReportReader.parse(new String(body, StandardCharsets.UTF_8));
            String status = given.path("status").asText();
            return taken(
                    given.path("to").asText(),
                    DeliveryStatus.failed(status, given.path("diagnostic").asText(status)));
        } catch (IllegalArgumentException e) {
            throw Problem.badInput(new Problem.Violation("status", null, String.valueOf(e.getMessage())))
                    .thrown();
        }
    }

    private static DeliveryStatus fields(byte[] body) {
        try {
            return DeliveryStatus.fields(new ByteArrayInputStream(body))
                    .orElseThrow(() -> unreadable("has no fields Action and Status (RFC 3464)"));
        } catch (MessagingException | IOException e) {
            throw unreadable("has no fields Action and Status (RFC 3464)");
        }
    }

    private Map<String, Object> fromMail(byte[] body, @Nullable String to) {
        try {
            DeliveryStatus.Bounce bounce = DeliveryStatus.read(body);
            if (bounce.status() == null) {
                throw unreadable("holds no part message/delivery-status (RFC 3464)");
            }
            return taken(to == null ? bounce.headers() : to, bounce.status());
        } catch (MessagingException | IOException e) {
            throw unreadable("is no mail");
        }
    }

    private Map<String, Object> taken(String to, DeliveryStatus status) {
        long letter = bounces.letter(to).orElseThrow(() -> Problem.badInput(
                        new Problem.Violation("to", to, "bears no return address that this service gave out"))
                .thrown());
        bounces.take(letter, status);
        return Map.of("letter", letter, "outcome", status.outcome().name(), "status", status.status());
    }

    private static RuntimeException unreadable(String why) {
        return Problem.badInput(new Problem.Violation("body", null, why)).thrown();
    }
}
