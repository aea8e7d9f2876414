package org.faultline.web.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.faultline.fact.store.Events;
import org.faultline.knowledge.Decision;
import org.faultline.knowledge.Decisions;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.KnowledgeWithDecisions;
import org.faultline.knowledge.RunningKnowledge;
import org.faultline.knowledge.name.Suggestion;
import org.faultline.report.store.Calendar;
import org.faultline.report.store.ReportLog;
import org.faultline.web.http.CurrentLogin;
import org.faultline.web.http.Problem;
import org.faultline.web.http.Query;
import org.faultline.web.http.SignedDecision;
import org.jspecify.annotations.Nullable;

/** Names in reports that nobody knows, what they may stand for, and what people decided about them. */
@Path("/api/v1/names")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class NamesResource {
    private static final int SUGGESTIONS = 5;

    /** Unknown names, the most frequent first. */
    @Schema(name = "UnknownNameList")
    public record Queue(List<Unknown> names) {}

    /**
     * A name nobody knows.
     *
     * @param name without case, accents and punctuation: all spellings that agree in it are one
     * @param events how many events it is in; some of them by id, whose reports it holds up
     * @param refusal why a place that is known by that name is not taken for it, where the reports give an admin1 that is the name of
     *     no area; else empty
     */
    @Schema(name = "UnknownName")
    public record Unknown(
            Decision.Kind kind,
            String name,
            long events,
            LocalDate first,
            LocalDate last,
            List<String> some,
            String refusal,
            List<Suggestion> suggestions) {}

    /** A decision, who makes it and why. */
    @Schema(name = "NameDecisionRequest")
    public record Wanted(
            @Nullable Decision decision,
            @Nullable String by,
            @Nullable String why) {}

    /** The number of the decision, by which it can be taken back. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "NameDecisionReceipt")
    public record Made(long decision) {}

    private final Events events;
    private final ReportLog reportLog;
    private final RunningKnowledge configured;
    private final Decisions decisions;
    private final Calendar calendar;
    private final CurrentLogin login;

    NamesResource(
            Events events,
            ReportLog reportLog,
            RunningKnowledge configured,
            Decisions decisions,
            Calendar calendar,
            CurrentLogin login) {
        this.login = login;
        this.events = events;
        this.reportLog = reportLog;
        this.configured = configured;
        this.decisions = decisions;
        this.calendar = calendar;
    }

    @GET
    @Operation(
            operationId = "listUnknownNames",
            summary = "List the names in events that nobody knows, with what they may stand for",
            description =
                    "Parameters: kind (ACTOR or PLACE; both where absent) and limit (1 to 500 of each kind, usually 50).")
    @Parameter(name = "kind", in = ParameterIn.QUERY, description = "ACTOR or PLACE; both where absent")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "1 to 500, usually 50",
            schema = @Schema(type = SchemaType.INTEGER, format = "int32"))
    public Queue list(@Context UriInfo uri) {
        Query.AskedNames asked = Query.names(uri);
        Knowledge now = now(List.of()).knowledge();
        List<Unknown> all = new ArrayList<>();
        for (Decision.Kind kind : asked.kinds()) {
            for (Events.Unknown u : events.unknown(kind.name(), asked.limit())) {
                all.add(new Unknown(
                        kind,
                        u.name(),
                        u.events(),
                        u.first(),
                        u.last(),
                        u.some(),
                        kind == Decision.Kind.PLACE ? refusal(u, now) : "",
                        now.names().suggestions(u.name(), kind, SUGGESTIONS)));
            }
        }
        return new Queue(all);
    }

    private String refusal(Events.Unknown unknown, Knowledge now) {
        return reportLog.revisions(unknown.some()).stream()
                .flatMap(report -> PlaceWarnings.places(report).values().stream())
                .filter(p -> p.name() != null && Knowledge.key(p.name()).equals(unknown.name()))
                .map(p -> PlaceWarnings.refusal(p, now))
                .filter(refusal -> !refusal.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Names of known actors or places that are like one that somebody begins to write. */
    @Schema(name = "NameSuggestions")
    public record Suggested(List<String> suggestions) {}

    @GET
    @Path("suggestions")
    @Operation(
            operationId = "suggestNames",
            summary = "Complete the name of an actor or a place",
            description = "Parameters: kind (ACTOR or PLACE), q (what is written so far) and limit (usually 10).")
    @Parameter(name = "kind", in = ParameterIn.QUERY, description = "ACTOR or PLACE")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = "what has been typed so far")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "at most 500",
            schema = @Schema(type = SchemaType.INTEGER, format = "int32"))
    public Suggested suggest(@Context UriInfo uri) {
        Query.AskedName asked = Query.name(uri);
        return new Suggested(now(List.of()).knowledge().names().completions(asked.q(), asked.kind(), asked.limit()));
    }

    @GET
    @Path("decisions")
    @Operation(operationId = "listNameDecisions", summary = "List what was decided, also what was taken back")
    public List<Decisions.Kept> decided() {
        return decisions.all();
    }

    @POST
    @Path("decisions")
    @Operation(
            operationId = "decideName",
            summary = "Say who or where a name is",
            description =
                    "What follows from it, for all reports that are stored, is worked out again; it holds beside the files in"
                            + " config/ until it is taken back.")
    public Made decide(@Nullable Wanted wanted) {
        SignedDecision signed =
                SignedDecision.of(login, wanted == null ? null : wanted.by, wanted == null ? null : wanted.why);
        Decision decision = wanted == null ? null : wanted.decision;
        if (decision == null || decision.name() == null || decision.name().isBlank()) {
            throw bad("decision", null, "is required, with kind and name");
        }
        now(List.of(decision)).faults().stream()
                .filter(f -> f.decision().equals(decision))
                .findFirst()
                .ifPresent(f -> {
                    throw bad("decision", decision.name(), f.reason());
                });
        return new Made(decisions.decide(decision, signed.by(), signed.why(), calendar.now()));
    }

    @DELETE
    @Path("decisions/{number: \\d{1,18}}")
    @Operation(operationId = "undoNameDecision", summary = "Take a decision back")
    public void undo(@PathParam("number") long number, @QueryParam("by") @DefaultValue("") String by) {
        if (!decisions.undo(number, login.by(by), calendar.now())) {
            throw new NotFoundException();
        }
    }

    /** What is known with every decision that holds, and some more. */
    private KnowledgeWithDecisions now(List<Decision> more) {
        return decisions.applied(configured.now(), more);
    }

    private static RuntimeException bad(String field, @Nullable String value, String reason) {
        return Problem.badInput(new Problem.Violation(field, value, Objects.requireNonNull(reason)))
                .thrown();
    }
}
