package org.faultline.web.silence;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Silences: which alerts are mailed to nobody for a time, by whom and why. */
@Path("/api/v1/silences")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SilencesResource {
    /** The newest first, also those that are over. */
    @Schema(name = "SilenceList")
    public record All(List<SilenceView> silences) {}

    private final SilenceActions silencing;

    SilencesResource(SilenceActions silencing) {
        this.silencing = silencing;
    }

    @GET
    @Operation(operationId = "listSilences", summary = "List silences, the newest first, also those that are over")
    public All list() {
        return new All(silencing.newest());
    }

    @GET
    @Path("{id: \\d{1,18}}")
    @Operation(operationId = "getSilence", summary = "One silence")
    public SilenceView one(@PathParam("id") long id) {
        return silencing.one(id);
    }

    @POST
    @Operation(
            operationId = "createSilence",
            summary = "Begin a silence",
            description = "About the alerts to which everything applies that is named: rule, group, area, severity (at"
                    + " most). From start to end, or weekly on days between from and to as the clock on the wall shows them"
                    + " in zone. by and why are required and kept. Nothing is lost: what is still so when it ends is told"
                    + " then.")
    @APIResponse(
            responseCode = "201",
            description = "The silence",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SilenceView.class)))
    public Response begin(@Nullable SilenceWish wish) {
        SilenceView begun = silencing.begin(wish);
        return Response.created(URI.create("/api/v1/silences/" + begun.id()))
                .entity(begun)
                .build();
    }

    @POST
    @Path("preview")
    @Operation(
            operationId = "previewSilence",
            summary = "What a silence would keep quiet: open alerts, and those of the last 90 days")
    public SilenceView.Foretold preview(@Nullable SilenceWish wish) {
        return SilenceView.Foretold.of(silencing.preview(wish));
    }

    @DELETE
    @Path("{id: \\d{1,18}}")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "endSilence", summary = "End a silence now; it stays in the list, with who ended it")
    public SilenceView end(@PathParam("id") long id, @QueryParam("by") @Nullable String by) {
        return silencing.end(id, by);
    }
}
