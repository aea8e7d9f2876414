package org.faultline.web.event;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.faultline.fact.linking.LinkDecision;
import org.faultline.fact.store.Events;
import org.faultline.fact.store.LinkDecisionLog;
import org.faultline.report.store.Calendar;
import org.faultline.web.http.CurrentLogin;
import org.faultline.web.http.Problem;
import org.faultline.web.http.SignedDecision;
import org.jspecify.annotations.Nullable;

/** What people decide about links between reports: which events are one, and which reports of an event are not of it. */
@Path("/api/v1/rulings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RulingsResource {
    private static final int MOST_PAIRS = 2000;

    /** These events are one. */
    @Schema(name = "MergeRequest")
    public record Merge(
            @Nullable List<String> events,
            @Nullable String by,
            @Nullable String why) {}

    /** These reports are not of that event. */
    @Schema(name = "SplitRequest")
    public record Split(
            @Nullable String event,
            @Nullable List<String> reports,
            @Nullable String by,
            @Nullable String why) {}

    /** The number of the decision, by which it can be taken back, and how many pairs of reports it is on. */
    @Schema(name = "LinkDecisionReceipt")
    public record Made(long decision, int pairs) {}

    private final Events events;
    private final LinkDecisionLog linkDecisions;
    private final Calendar calendar;
    private final ObjectMapper json;
    private final CurrentLogin login;

    RulingsResource(
            Events events, LinkDecisionLog linkDecisions, Calendar calendar, ObjectMapper json, CurrentLogin login) {
        this.login = login;
        this.events = events;
        this.linkDecisions = linkDecisions;
        this.calendar = calendar;
        this.json = json;
    }

    @GET
    @Operation(operationId = "listLinkDecisions", summary = "List what was decided, also what was taken back")
    public List<LinkDecisionLog.Kept> list() {
        return linkDecisions.all();
    }

    @POST
    @Path("merge")
    @Operation(
            operationId = "mergeEvents",
            summary = "Say that events are one",
            description = "Holds through every import; facts and alerts follow.")
    public Made merge(@Nullable Merge merge) throws IOException {
        SignedDecision signed =
                SignedDecision.of(login, merge == null ? null : merge.by, merge == null ? null : merge.why);
        List<String> ids = merge == null || merge.events == null ? List.of() : merge.events;
        if (new LinkedHashSet<>(ids).size() < 2) {
            throw bad("events", ids.toString(), "takes the ids of two events or more");
        }
        Set<String> reports = new LinkedHashSet<>();
        for (String id : ids) {
            reports.addAll(reportsOf("events", id));
        }
        List<String> all = List.copyOf(reports);
        return decided(LinkDecision.merging(0, all, signed.by(), null, signed.why()));
    }

    @POST
    @Path("split")
    @Operation(
            operationId = "splitEvent",
            summary = "Say that reports are not of an event",
            description = "They are kept apart from the reports that stay; among themselves they are linked as always.")
    public Made split(@Nullable Split split) throws IOException {
        SignedDecision signed =
                SignedDecision.of(login, split == null ? null : split.by, split == null ? null : split.why);
        String event = split == null || split.event == null ? "" : split.event;
        Set<String> going = new LinkedHashSet<>(split == null || split.reports == null ? List.of() : split.reports);
        List<String> staying = new ArrayList<>(reportsOf("event", event));
        for (String report : going) {
            if (!staying.remove(report)) {
                throw bad("reports", report, "is not a report of the event " + event);
            }
        }
        if (going.isEmpty() || staying.isEmpty()) {
            throw bad("reports", going.toString(), "takes some of the event's reports, not none and not all");
        }
        return decided(LinkDecision.splitting(0, going, staying, signed.by(), null, signed.why()));
    }

    @DELETE
    @Path("{number: \\d{1,18}}")
    @Operation(operationId = "undoLinkDecision", summary = "Take a decision back")
    public void undo(@PathParam("number") long number, @QueryParam("by") @DefaultValue("") String by) {
        if (!linkDecisions.undo(number, login.by(by), calendar.now())) {
            throw new NotFoundException();
        }
    }

    private Made decided(List<LinkDecision> made) {
        if (made.size() > MOST_PAIRS) {
            throw bad("events", String.valueOf(made.size()), "makes more than " + MOST_PAIRS + " pairs of reports");
        }
        return new Made(linkDecisions.decide(made, calendar.now()), made.size());
    }

    private List<String> reportsOf(String field, String id) throws IOException {
        String event = events.find(id)
                .or(() -> events.ofReport(id))
                .orElseThrow(() -> bad(field, id, "is no event that is known"));
        return EventsResource.reports(json.readTree(event));
    }

    private static RuntimeException bad(String field, String value, String reason) {
        return Problem.badInput(new Problem.Violation(field, value, reason)).thrown();
    }
}
