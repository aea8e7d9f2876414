package org.faultline.web.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.faultline.access.AccessRole;
import org.faultline.access.Login;
import org.faultline.access.account.ApiKey;
import org.faultline.access.account.ApiKeys;
import org.faultline.web.http.CurrentLogin;
import org.faultline.web.http.JsonFields;
import org.jspecify.annotations.Nullable;

/** Who one is here, and one's own keys. */
@Path("/api/v1/account")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AccountResource {
    /** Who one is, and how one came in. */
    @Schema(name = "OwnAccount")
    public record Account(String name, AccessRole role, Login.Way way) {}

    /** @param key the key itself, only in the answer that made it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ApiKey")
    public record Key(
            long id,
            String label,
            AccessRole role,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt,
            @Nullable String key) {
        static Key of(ApiKey k, @Nullable String secret) {
            return new Key(
                    k.id(), k.label(), k.role(), k.createdAt(), k.expiresAt(), k.lastUsedAt(), k.revokedAt(), secret);
        }
    }

    private final CurrentLogin current;
    private final ApiKeys keys;

    AccountResource(CurrentLogin current, ApiKeys keys) {
        this.current = current;
        this.keys = keys;
    }

    @GET
    @Operation(operationId = "getOwnAccount", summary = "Who one is, with which role, and how one came in")
    public Account account() {
        Login login = current.required();
        return new Account(login.name(), login.role(), login.way());
    }

    @GET
    @Path("keys")
    @Operation(operationId = "listApiKeys", summary = "One's own keys, the newest first")
    public List<Key> keys() {
        Login login = current.required();
        return login.person() == null
                ? List.of()
                : keys.of(login.person()).stream().map(k -> Key.of(k, null)).toList();
    }

    @POST
    @Path("keys")
    @Operation(
            operationId = "createApiKey",
            summary = "Make a key",
            description =
                    "label says what it is for, role is at most one's own, days from 1 to 366 (90 where left out)."
                            + " The answer holds the key, which is never shown again.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "ApiKeyRequest")))
    @APIResponse(
            responseCode = "201",
            description = "The key, with its secret",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Key.class)))
    @APIResponse(
            responseCode = "409",
            description = "There are too many, or whoever asks is nobody with an account here")
    public Response make(@Nullable JsonNode body) {
        JsonFields fields = JsonFields.of(body, Set.of("label", "role", "days"));
        String label = fields.textOr("label", "");
        AccessRole role = fields.oneOf("role", AccessRole.class, AccessRole.READER);
        int days = (int) fields.number("days", 90, 1, ApiKeys.MOST_DAYS);
        fields.refuseFaults();
        ApiKeys.Made made = keys.make(current.required(), label, role, days);
        return Response.status(201)
                .entity(Key.of(made.key(), made.secret().value()))
                .build();
    }

    @DELETE
    @Path("keys/{id: \\d{1,18}}")
    @Operation(operationId = "revokeApiKey", summary = "Revoke a key")
    public void revoke(@PathParam("id") long id) {
        keys.revoke(current.required(), id);
    }
}
