package org.faultline.web.rule;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.faultline.explain.NearMissSearch;
import org.faultline.explain.WhyNot;
import org.faultline.web.http.OneAtATime;
import org.faultline.web.http.Problem;
import org.faultline.web.http.Query;

/** Why a rule is silent. */
@Path("/api/v1/rules")
@Produces(MediaType.APPLICATION_JSON)
public class NearMissResource {
    private final NearMissSearch nearness;
    private final OneAtATime one;

    NearMissResource(NearMissSearch nearness, OneAtATime one) {
        this.nearness = nearness;
        this.one = one;
    }

    @GET
    @Path("{id}/near-misses")
    @Operation(
            operationId = "findNearMisses",
            summary = "How near a rule is to firing for a group, a pair of groups, an actor or an area",
            description =
                    "On what is known now, as far as the rule looks back: what is missing, by when, and a report that would fire it,"
                            + " found by trial. Changes nothing; one at a time (409).")
    @Parameter(
            name = "group",
            in = ParameterIn.QUERY,
            required = true,
            description = "one of the values that its alerts are told apart by; a pair of groups as a|b")
    @APIResponse(responseCode = "409", description = "Another one runs")
    @APIResponse(responseCode = "422", description = "The rule went wrong")
    @APIResponse(
            responseCode = "200",
            description = "What is missing",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = WhyNot.class)))
    public WhyNot nearMisses(@PathParam("id") String id, @Context UriInfo uri) {
        String group = Query.group(uri);
        return one.of(() -> nearness.of(id, group)).orElseThrow(() -> Problem.of(
                        404, "No such rule", "there is no rule " + id + " that runs" + nearness.hint(id))
                .thrown());
    }
}
