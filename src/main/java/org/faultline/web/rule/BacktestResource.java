package org.faultline.web.rule;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.faultline.report.Text;
import org.faultline.rule.RuleCheck;
import org.faultline.rule.file.Rule;
import org.faultline.rule.file.RuleFault;
import org.faultline.rule.language.text.Fault;
import org.faultline.trial.backtest.BacktestReport;
import org.faultline.trial.backtest.BacktestSettings;
import org.faultline.web.http.Problem;
import org.jspecify.annotations.Nullable;

/** What rules would have raised over the reports that are stored. */
@Path("/api/v1/rules/backtest")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class BacktestResource {
    private static final Pattern NAME = Pattern.compile("\\brule\\s+\"([a-z0-9-]{1,80})\"");

    /**
     * What is asked.
     *
     * @param draft the text of a rule to try in place of the one of its name, or beside the others
     * @param rules ids of the rules to tell of; the draft's, or all where there is none, if absent
     * @param from first day (YYYY-MM-DD) whose alerts are told; the first there is, if absent
     * @param to last day that is lived through; the last there is, if absent
     */
    @Schema(name = "BacktestRequest")
    public record Asked(
            @Nullable String draft,
            @Nullable List<String> rules,
            @Nullable String from,
            @Nullable String to) {}

    private final Backtests backtests;

    public BacktestResource(Backtests backtests) {
        this.backtests = backtests;
    }

    @POST
    @Operation(
            operationId = "backtestRules",
            summary = "Replay the stored reports as they became known",
            description =
                    "Answers what each rule would have raised and mailed. What people decided about names and links holds from the"
                            + " first day on, as in the service. A draft is compared with the rule that runs. One at a time (409), and for two"
                            + " minutes at most (422); changes nothing.")
    @APIResponse(responseCode = "409", description = "Another one runs")
    @APIResponse(responseCode = "422", description = "It took longer than two minutes, or a rule went wrong")
    @APIResponse(
            responseCode = "200",
            description = "What would have been raised",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = BacktestReport.class)))
    public BacktestReport run(@Nullable Asked body) {
        Asked asked = body == null ? new Asked(null, null, null, null) : body;
        Set<String> ids = new TreeSet<>(asked.rules == null ? List.of() : asked.rules);
        BacktestSettings settings = BacktestSettings.usual(Backtests::subscribers)
                .of(ids)
                .between(day("from", asked.from), day("to", asked.to));
        return backtests.answer(asked.draft == null ? null : draft(asked.draft), settings);
    }

    private static Rule draft(String text) {
        Matcher name = NAME.matcher(text);
        try {
            return RuleCheck.read("drafts/" + (name.find() ? name.group(1) : "draft") + ".drl", text);
        } catch (RuleFault e) {
            throw Problem.badInput(
                            e.faults().stream().map(BacktestResource::violation).toArray(Problem.Violation[]::new))
                    .thrown();
        }
    }

    private static Problem.Violation violation(Fault f) {
        return new Problem.Violation(
                "draft", f.source(), f.code() + " " + f.message(), (long) f.line(), (long) f.column());
    }

    /** A day that was asked for; null where none was. */
    static @Nullable LocalDate day(String field, @Nullable String text) {
        try {
            return text == null || text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Problem.badInput(new Problem.Violation(
                            field, Text.shortened(Text.clean(text), 40), "is not a calendar date (YYYY-MM-DD)"))
                    .thrown();
        }
    }
}
