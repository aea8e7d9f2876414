package org.faultline.web.rule;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.faultline.alert.store.RuleVersions;
import org.faultline.alert.work.Precision;
import org.faultline.alert.work.Verdicts;
import org.faultline.fact.Coverage;
import org.faultline.rule.RuleReload;
import org.faultline.rule.RunningRules;
import org.faultline.rule.file.AbsenceState;
import org.faultline.rule.file.Rule;
import org.faultline.rule.file.RuleStopped;
import org.faultline.rule.language.model.AlertTerms;
import org.faultline.web.page.ServiceStatus;
import org.jspecify.annotations.Nullable;

/** The rules that run, every version that ever ran, and the change from one set to the next. */
@Path("/api/v1/rules")
@Produces(MediaType.APPLICATION_JSON)
public class RulesResource {
    /** What a rule says of itself, and whether it can raise anything just now, where it speaks of what did not happen; else null. */
    @Schema(name = "Rule")
    public record RuleView(
            String id,
            String family,
            String version,
            String title,
            String severity,
            String status,
            String owner,
            List<String> groupBy,
            AlertTerms terms,
            @Nullable AbsenceState absence) {
        static RuleView of(Rule r, List<Coverage> sources) {
            return new RuleView(
                    r.id(),
                    r.family(),
                    r.version(),
                    r.title(),
                    r.severity().name(),
                    r.status().name(),
                    r.owner(),
                    r.groupBy(),
                    r.terms(),
                    AbsenceState.of(r, sources).orElse(null));
        }
    }

    /** Those that run, those that are out of service, and how it went when others were last to take their place; null before that. */
    @Schema(name = "RuleList")
    public record Running(
            String version,
            List<RuleView> rules,
            List<RuleStopped> outOfService,
            RunningRules.@Nullable Attempt lastReload) {}

    /** One rule with its text, null where it no longer runs, and its versions, the newest first; and what people found its alerts to be worth. */
    @Schema(name = "RuleDetails")
    public record Whole(
            @Nullable RuleView rule, @Nullable String text, List<RuleVersions.Kept> versions, Precision precision) {}

    private final RunningRules running;
    private final RuleVersions versions;
    private final Verdicts verdicts;
    private final RuleReload reload;
    private final ServiceStatus status;

    RulesResource(
            RunningRules running, RuleVersions versions, Verdicts verdicts, RuleReload reload, ServiceStatus status) {
        this.status = status;
        this.verdicts = verdicts;
        this.running = running;
        this.versions = versions;
        this.reload = reload;
    }

    @GET
    @Operation(operationId = "listRules", summary = "List the rules that run")
    public Running list() {
        List<Coverage> sources = status.coverage();
        return new Running(
                running.book().version(),
                running.book().rules().values().stream()
                        .map(r -> RuleView.of(r, sources))
                        .toList(),
                running.stopped(),
                running.last());
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getRule", summary = "One rule with its text and every version of it that ever ran")
    public Whole one(@PathParam("id") String id) {
        Rule rule = running.book().rules().get(id);
        List<RuleVersions.Kept> kept = versions.of(id);
        if (rule == null && kept.isEmpty()) {
            throw new NotFoundException();
        }
        return new Whole(
                rule == null ? null : RuleView.of(rule, status.coverage()),
                rule == null ? null : rule.text(),
                kept,
                verdicts.of(id));
    }

    @POST
    @Path("reload")
    @Operation(
            operationId = "reloadRules",
            summary = "Take over the rules that stand in the folder",
            description =
                    "They are checked, compiled and tried on their cases first. In the place of a rule with a fault its text of before runs"
                            + " on, and the answer is 422 with every fault; the others are taken over. Failing cases of rules that did not"
                            + " change are listed, and keep nothing back.")
    @APIResponse(
            responseCode = "200",
            description = "All were taken over",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RunningRules.Attempt.class)))
    @APIResponse(
            responseCode = "422",
            description = "Some have faults, and their text of before runs on",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RunningRules.Attempt.class)))
    public Response reload() {
        RunningRules.Attempt attempt = reload.now();
        return Response.status(attempt.taken() ? 200 : 422).entity(attempt).build();
    }

    @POST
    @Path("{id}/put-back")
    @Operation(
            operationId = "putBackRule",
            summary = "Put a rule back that was taken out of service",
            description =
                    "Its evaluation threw, overran or flooded; it is left out until its text changes, or until this.")
    public void putBack(@PathParam("id") String id) {
        if (!reload.putBack(id)) {
            throw new NotFoundException();
        }
    }
}
