package org.faultline.web.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.faultline.fact.store.Events;
import org.faultline.fact.store.LinkDecisionLog;
import org.faultline.report.Report;
import org.faultline.report.store.ReportLog;
import org.faultline.web.export.ListExport;
import org.faultline.web.http.FilterNames;
import org.jspecify.annotations.Nullable;

/** Events: incidents as all their reports tell them. */
@Path("/api/v1/events")
@Produces(MediaType.APPLICATION_JSON)
public class EventsResource {
    /** An event as it was written when it was kept. */
    @Schema(
            name = "Event",
            type = SchemaType.OBJECT,
            description = "One incident as all its reports tell it; a number that no report gives is null.",
            properties = {
                @SchemaProperty(name = "id", type = SchemaType.STRING),
                @SchemaProperty(name = "type", type = SchemaType.STRING),
                @SchemaProperty(name = "vehicles", type = SchemaType.INTEGER, nullable = true),
                @SchemaProperty(name = "personnel", type = SchemaType.INTEGER, nullable = true),
                @SchemaProperty(name = "positionsLost", type = SchemaType.INTEGER, nullable = true),
                @SchemaProperty(name = "deaths", implementation = People.class),
                @SchemaProperty(name = "injured", implementation = People.class)
            })
    public record Written(@JsonValue @JsonRawValue String json) {}

    /** How many people were killed or hurt, as the schema says it. */
    @Schema(name = "PeopleCount")
    public record People(
            @Schema(nullable = true) @Nullable Integer low,
            @Schema(nullable = true) @Nullable Integer best,
            @Schema(nullable = true) @Nullable Integer high,
            boolean known) {}

    /** A page of events; next is the cursor of the following page, absent on the last. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "EventPage")
    public record Listed(List<Written> events, @Nullable String next) {}

    /** One event, every revision of every report it is told by, and what people decided about them. */
    @Schema(name = "EventDetails")
    public record Whole(Written event, List<Report> revisions, List<LinkDecisionLog.Kept> rulings) {}

    private final Events events;
    private final ReportLog reportLog;
    private final LinkDecisionLog linkDecisions;
    private final ObjectMapper json;
    private final EventRows rows;
    private final ListExport export;
    private final FilterNames filters;

    EventsResource(
            Events events,
            ReportLog reportLog,
            LinkDecisionLog linkDecisions,
            ObjectMapper json,
            EventRows rows,
            ListExport export,
            FilterNames filters) {
        this.filters = filters;
        this.rows = rows;
        this.export = export;
        this.events = events;
        this.reportLog = reportLog;
        this.linkDecisions = linkDecisions;
        this.json = json;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, "application/geo+json", "text/csv", "application/atom+xml"})
    @Operation(
            operationId = "listEvents",
            summary = "List events, latest first",
            description =
                    "As JSON, GeoJSON, CSV or Atom, by the header Accept or by the end of the address (.geojson, .csv, .atom).")
    @Parameter(name = "type", in = ParameterIn.QUERY, description = "such as CLASH")
    @Parameter(name = "country", in = ParameterIn.QUERY, description = "ISO 3166-1 alpha-3, or its name")
    @Parameter(name = "admin1", in = ParameterIn.QUERY)
    @Parameter(name = "actor", in = ParameterIn.QUERY, description = "name of an actor that took part")
    @Parameter(name = "group", in = ParameterIn.QUERY, description = "actor group that took part, by its id or name")
    @Parameter(name = "since", in = ParameterIn.QUERY, description = "ended on or after this date")
    @Parameter(name = "until", in = ParameterIn.QUERY, description = "began on or before this date")
    @Parameter(name = "bbox", in = ParameterIn.QUERY, description = "west,south,east,north in degrees")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = "words in quotes and titles of its reports")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "1 to 500, usually 50",
            schema = @Schema(type = SchemaType.INTEGER, format = "int32"))
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "next of the page before")
    @Parameter(
            name = "geometry",
            in = ParameterIn.QUERY,
            description = "of GeoJSON: point, or polygon for the circle within which a place lies")
    @Parameter(name = "hxl", in = ParameterIn.QUERY, description = "of CSV: true for a row of HXL hashtags")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Listed.class)),
                @Content(mediaType = "application/geo+json"),
                @Content(mediaType = "text/csv"),
                @Content(mediaType = "application/atom+xml")
            })
    public Response list(@Context UriInfo uri) {
        Events.Page page = filters.events(uri).page(events::page);
        Listed whole = new Listed(page.events().stream().map(Written::new).toList(), page.next());
        return export.answer(
                new ListExport.Page(
                        "/api/v1/events",
                        "Events",
                        whole,
                        () -> page.events().stream().map(rows::row).toList(),
                        page.next()),
                EventRows.TABLE);
    }

    @GET
    @Path("{id: .+}")
    @Operation(
            operationId = "getEvent",
            summary = "One event with its reports, the links between them and why, all revisions, and decisions",
            description = "The id of an event, or of any report (dataset:externalId) that is now part of one.")
    public Whole whole(@PathParam("id") String id) throws IOException {
        String found = events.find(id).or(() -> events.ofReport(id)).orElseThrow(NotFoundException::new);
        List<String> keys = reports(json.readTree(found));
        List<LinkDecisionLog.Kept> about = linkDecisions.all().stream()
                .filter(k -> keys.contains(k.decision().a())
                        || keys.contains(k.decision().b()))
                .toList();
        return new Whole(new Written(found), reportLog.revisions(keys), about);
    }

    static List<String> reports(JsonNode event) {
        List<String> keys = new ArrayList<>();
        event.path("reports")
                .forEach(r -> keys.add(
                        r.path("dataset").asText() + ":" + r.path("externalId").asText()));
        return keys;
    }
}
