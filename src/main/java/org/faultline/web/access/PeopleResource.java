package org.faultline.web.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.faultline.access.Secret;
import org.faultline.access.account.People;
import org.faultline.access.account.Person;
import org.faultline.web.http.CurrentLogin;
import org.faultline.web.http.JsonFields;
import org.jspecify.annotations.Nullable;

/** Everybody who can sign in, for admins. */
@Path("/api/v1/people")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PeopleResource {
    /**
     * Somebody with an account.
     *
     * @param ready whether a password was chosen
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Account(
            long id,
            String name,
            AccessRole role,
            boolean locked,
            boolean ready,
            Instant createdAt,
            @Nullable Instant lastLoginAt) {
        static Account of(Person p) {
            return new Account(p.id(), p.name(), p.role(), p.locked(), p.ready(), p.createdAt(), p.lastLoginAt());
        }
    }

    /** The address by which a password is chosen; shown in this answer alone. */
    public record Invitation(String name, String link) {}

    private final CurrentLogin current;
    private final People people;

    PeopleResource(CurrentLogin current, People people) {
        this.current = current;
        this.people = people;
    }

    @GET
    @Operation(operationId = "listPeople", summary = "Everybody with an account, by name")
    public List<Account> all() {
        return people.everybody().stream().map(Account::of).toList();
    }

    @POST
    @Operation(
            operationId = "invitePerson",
            summary = "Make an account",
            description = "The answer holds the link by which its password is chosen, once and within two days.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "PersonRequest")))
    @APIResponse(
            responseCode = "201",
            description = "The link by which a password is chosen",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Invitation.class)))
    public Response invite(@Nullable JsonNode body) {
        JsonFields fields = JsonFields.of(body, Set.of("name", "role"));
        String name = fields.textOr("name", "");
        AccessRole role = fields.oneOf("role", AccessRole.class, AccessRole.READER);
        fields.refuseFaults();
        Secret link = people.invite(current.required(), name, role);
        return Response.status(201)
                .entity(new Invitation(name, people.address(link)))
                .build();
    }

    @PUT
    @Path("{id: \\d{1,18}}")
    @Operation(
            operationId = "changePerson",
            summary = "Change the role of somebody, or lock them out",
            description = "It holds from their next request on.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "PersonChange")))
    @APIResponse(
            responseCode = "409",
            description = "They are the last admin, or the role is given by the identity provider")
    @APIResponse(
            responseCode = "200",
            description = "As it is now",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Account.class)))
    public Account change(@PathParam("id") long id, @Nullable JsonNode body) {
        JsonFields fields = JsonFields.of(body, Set.of("role", "locked"));
        Person now = people.one(id).orElseThrow(NotFoundException::new);
        AccessRole role = fields.oneOf("role", AccessRole.class, now.role());
        boolean locked = fields.text("locked") == null ? now.locked() : fields.flag("locked");
        fields.refuseFaults();
        people.change(current.required(), id, role, locked);
        return Account.of(people.one(id).orElseThrow(NotFoundException::new));
    }

    @POST
    @Path("{id: \\d{1,18}}/reset")
    @Operation(operationId = "resetPassword", summary = "A new link by which somebody chooses a password")
    @APIResponse(responseCode = "409", description = "They sign in by the identity provider")
    @APIResponse(
            responseCode = "200",
            description = "The link",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Invitation.class)))
    public Invitation reset(@PathParam("id") long id) {
        Person person = people.one(id).orElseThrow(NotFoundException::new);
        return new Invitation(person.name(), people.address(people.reset(current.required(), id)));
    }

    @DELETE
    @Path("{id: \\d{1,18}}")
    @Operation(
            operationId = "removePerson",
            summary = "Take an account away, with its keys",
            description = "What was done in its name stays under it.")
    @APIResponse(responseCode = "409", description = "They are the last admin")
    @APIResponse(responseCode = "204", description = "It is gone")
    public void remove(@PathParam("id") long id) {
        people.remove(current.required(), id);
    }
}
