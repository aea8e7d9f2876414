package org.faultline.web.alert;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.faultline.alert.store.AlertSearch;
import org.faultline.explain.Rerun;
import org.faultline.explain.RerunResult;
import org.faultline.web.http.OneAtATime;

/** Runs the rule of an alert again. */
@Path("/api/v1/alerts")
@Produces(MediaType.APPLICATION_JSON)
public class RerunResource {
    private final AlertSearch alertSearch;
    private final Rerun rerun;
    private final OneAtATime one;

    RerunResource(AlertSearch alertSearch, Rerun rerun, OneAtATime one) {
        this.alertSearch = alertSearch;
        this.rerun = rerun;
        this.one = one;
    }

    @POST
    @Path("{id: \\d{1,18}}/again")
    @Operation(
            operationId = "rerunAlert",
            summary = "Run the rule of an alert again over the stored reports",
            description =
                    "At the version that raised it, with what is known and decided today. Says whether the same matches, facts, values and"
                            + " evidence come of it, and else what differs and why. Changes nothing; one at a time (409).")
    @APIResponse(responseCode = "409", description = "Another one runs")
    @APIResponse(responseCode = "422", description = "The rule went wrong")
    @APIResponse(
            responseCode = "200",
            description = "What came of it",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RerunResult.class)))
    public RerunResult again(@PathParam("id") long id) {
        AlertSearch.Whole whole = alertSearch.whole(id).orElseThrow(NotFoundException::new);
        return one.of(() -> rerun.of(whole));
    }
}
