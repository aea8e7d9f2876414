package org.faultline.web.admin;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.faultline.notify.outbox.Letters;
import org.faultline.web.http.Problem;
import org.faultline.web.http.Query;

/** The outbox: which letters wait, were sent, given up or came back. */
@Path("/api/v1/letters")
@Produces(MediaType.APPLICATION_JSON)
public class LettersResource {
    private final Letters letters;

    LettersResource(Letters letters) {
        this.letters = letters;
    }

    @GET
    @Operation(
            operationId = "listLetters",
            summary = "List letters, newest first",
            description = "state: WAITING, CLAIMED, SENT, DEAD (given up), MERGED (told by another letter), BOUNCED.")
    @Parameter(name = "state", in = ParameterIn.QUERY, description = "WAITING, CLAIMED, SENT, DEAD, MERGED or BOUNCED")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "1 to 500, usually 50",
            schema = @Schema(type = SchemaType.INTEGER, format = "int32"))
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "next of the page before")
    public Letters.Page list(@Context UriInfo uri) {
        return page(letters, uri);
    }

    static Letters.Page page(Letters letters, UriInfo uri) {
        Query.AskedLetters asked = Query.letters(uri);
        try {
            return letters.page(asked.state(), asked.limit(), asked.cursor());
        } catch (IllegalArgumentException e) {
            throw Problem.badInput(new Problem.Violation("cursor", asked.cursor(), String.valueOf(e.getMessage())))
                    .thrown();
        }
    }

    @POST
    @Path("{id: \\d{1,18}}/resend")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "resendLetter",
            summary = "Send a letter again that was given up or came back",
            description = "Under the same Message-ID. Its address, if it was stopped, is trusted once more.")
    @APIResponse(
            responseCode = "202",
            description = "It waits to be sent",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "ResentLetter")))
    @APIResponse(responseCode = "409", description = "It was not given up")
    public Response resend(@PathParam("id") long id) {
        resend(letters, id);
        return Response.accepted(Map.of("id", id, "state", "WAITING")).build();
    }

    static void resend(Letters letters, long id) {
        switch (letters.resend(id)) {
            case UNKNOWN -> throw new NotFoundException();
            case NOT_GIVEN_UP ->
                throw Problem.of(
                                409,
                                "Not given up",
                                "Only a letter that is DEAD or BOUNCED is sent again; this one waits, was taken, or is"
                                        + " told by another.")
                        .thrown();
            case WAITS -> {
                // it goes with the next round
            }
        }
    }
}
