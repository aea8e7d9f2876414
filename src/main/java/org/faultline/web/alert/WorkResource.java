package org.faultline.web.alert;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.faultline.alert.store.AlertSearch;
import org.faultline.alert.work.WorkLog;
import org.faultline.web.http.Problem;
import org.faultline.web.http.WorkView;
import org.jspecify.annotations.Nullable;

/** What people do about alerts. */
@Path("/api/v1/alerts")
@Produces(MediaType.APPLICATION_JSON)
public class WorkResource {
    private final WorkActions working;
    private final WorkLog log;
    private final AlertSearch alertSearch;

    WorkResource(WorkActions working, WorkLog log, AlertSearch alertSearch) {
        this.working = working;
        this.log = log;
        this.alertSearch = alertSearch;
    }

    @GET
    @Path("{id: \\d{1,18}}/work")
    @Operation(
            operationId = "getAlertWork",
            summary = "Where the work on an alert stands: state, version, notes, and everything that was done")
    @APIResponse(
            responseCode = "200",
            description = "Where it stands",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = WorkView.class)))
    public Response work(@PathParam("id") long id) {
        if (!alertSearch.has(id)) {
            throw new NotFoundException();
        }
        return answer(id);
    }

    @POST
    @Path("{id: \\d{1,18}}/{deed: " + WorkActions.DEEDS + "}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "actOnAlert",
            summary = "Acknowledge, assign, note, close, reopen, judge or approve an alert",
            description =
                    "by is always required. assign takes assignee (empty takes it back); notes takes text (8 KB at"
                            + " most); verdict takes verdict (useful, noise, wrong); close takes until: ends (no more mails until"
                            + " the alert ends) or starts-again (this alert takes up no more evidence; the next evidence begins a new one)."
                            + " With version or If-Match it is done only if nobody has done anything since, or else 409. The same"
                            + " once more by the same person adds nothing.")
    @Parameter(
            name = "deed",
            in = ParameterIn.PATH,
            schema = @Schema(enumeration = {"acknowledge", "assign", "notes", "close", "reopen", "verdict", "approve"}))
    @APIResponse(
            responseCode = "200",
            description = "Where it stands now",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = WorkView.class)))
    @APIResponse(
            responseCode = "409",
            description = "Others did something since, or it cannot be done as it stands; work says how it stands",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response act(
            @PathParam("id") long id,
            @PathParam("deed") String deed,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable WorkForm doing) {
        working.act(id, deed, doing == null ? WorkForm.NOTHING : doing, ifMatch);
        return answer(id);
    }

    private Response answer(long id) {
        WorkView now = WorkView.of(log.of(id), log.trail(id));
        return Response.ok(now).tag(String.valueOf(now.version())).build();
    }
}
