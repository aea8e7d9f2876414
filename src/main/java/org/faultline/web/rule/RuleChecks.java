package org.faultline.web.rule;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.faultline.knowledge.Decisions;
import org.faultline.knowledge.RunningKnowledge;
import org.faultline.rule.RuleCheck;
import org.faultline.rule.RunningRules;
import org.faultline.rule.language.text.Fault;
import org.faultline.rule.warning.KnownValues;
import org.faultline.settings.Settings;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a rule before it stands anywhere; nothing of it is kept or run. */
@Path("/api/v1/rules/check")
@Produces(MediaType.APPLICATION_JSON)
public class RuleChecks {
    private final int horizon;
    private final RunningRules rules;
    private final RunningKnowledge knowledge;
    private final Decisions decisions;

    RuleChecks(Settings settings, RunningRules rules, RunningKnowledge knowledge, Decisions decisions) {
        this.horizon = settings.horizon();
        this.rules = rules;
        this.knowledge = knowledge;
        this.decisions = decisions;
    }

    /**
     * What the checker says.
     *
     * @param ok whether the rule could run
     * @param faults by line and column, warnings among them; empty where nothing is wrong
     */
    @Schema(name = "RuleCheckResult")
    public record Answer(boolean ok, List<Fault> faults) {}

    /** @param path where the file stands or will stand below the rules folder; its name is compared with the rule's */
    @POST
    @Consumes({MediaType.TEXT_PLAIN, MediaType.APPLICATION_OCTET_STREAM})
    @Operation(
            operationId = "checkRule",
            summary = "Check a rule",
            description =
                    "The text of one rule file; answers with every mistake in it, each with its line, column, code, what to write in"
                            + " its place and the line itself. The same checker as at the start and behind the command check: where it"
                            + " names none, or only warnings, the rule compiles.")
    public Answer check(@QueryParam("path") @Nullable String path, String text) {
        List<Fault> faults = RuleCheck.of(
                path == null ? "" : path,
                text,
                horizon,
                rules.book().rules().values(),
                KnownValues.of(decisions.applied(knowledge.now())));
        return new Answer(faults.stream().noneMatch(f -> f.code().stops()), faults);
    }
}
