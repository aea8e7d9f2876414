package org.faultline.web.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.faultline.alert.Alert;
import org.faultline.alert.Revision;
import org.faultline.alert.store.AlertPlaces;
import org.faultline.alert.store.AlertSearch;
import org.faultline.explain.Explainer;
import org.faultline.notify.AlertDeliveries;
import org.faultline.report.store.Calendar;
import org.faultline.settings.Settings;
import org.faultline.web.export.AtomFeed;
import org.faultline.web.export.CapMessage;
import org.faultline.web.export.ExportFormat;
import org.faultline.web.export.ListExport;
import org.faultline.web.http.FilterNames;
import org.faultline.web.http.Problem;
import org.faultline.web.page.AlertStandings;
import org.jspecify.annotations.Nullable;

/** Alerts as JSON, and in the formats that other programs take. */
@Path("/api/v1/alerts")
@Produces(MediaType.APPLICATION_JSON)
public class AlertsResource {
    /** A page of alerts; next is the cursor of the following page, absent on the last. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AlertPage")
    public record Alerts(List<AlertView> alerts, @Nullable String next) {}

    private final AlertSearch alertSearch;
    private final AlertDeliveries deliveries;
    private final AlertStandings standings;
    private final Explainer explainer;
    private final AlertPlaces places;
    private final AlertBriefs briefs;
    private final ListExport export;
    private final ObjectMapper json;
    private final Settings settings;
    private final Calendar calendar;
    private final FilterNames filters;

    AlertsResource(
            AlertSearch alertSearch,
            Explainer explainer,
            AlertDeliveries deliveries,
            AlertStandings standings,
            AlertPlaces places,
            AlertBriefs briefs,
            ListExport export,
            ObjectMapper json,
            Settings settings,
            Calendar calendar,
            FilterNames filters) {
        this.filters = filters;
        this.places = places;
        this.briefs = briefs;
        this.export = export;
        this.json = json;
        this.settings = settings;
        this.calendar = calendar;
        this.alertSearch = alertSearch;
        this.explainer = explainer;
        this.standings = standings;
        this.deliveries = deliveries;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, "application/geo+json", "text/csv", "application/atom+xml"})
    @Operation(
            operationId = "listAlerts",
            summary = "List alerts, latest events first",
            description =
                    "As JSON, GeoJSON, CSV or Atom, by the header Accept or by the end of the address (.geojson, .csv, .atom).")
    @Parameter(name = "rule", in = ParameterIn.QUERY, description = "rule id")
    @Parameter(name = "severity", in = ParameterIn.QUERY, description = "at least LOW, MEDIUM, HIGH or CRITICAL")
    @Parameter(name = "condition", in = ParameterIn.QUERY, description = "PENDING, ACTIVE, COOLING, ENDED or WITHDRAWN")
    @Parameter(name = "workflow", in = ParameterIn.QUERY, description = "OPEN, ACKNOWLEDGED or CLOSED")
    @Parameter(name = "country", in = ParameterIn.QUERY, description = "ISO 3166-1 alpha-3")
    @Parameter(name = "admin1", in = ParameterIn.QUERY)
    @Parameter(name = "actor", in = ParameterIn.QUERY, description = "name of an actor in the evidence")
    @Parameter(name = "group", in = ParameterIn.QUERY, description = "actor group in the evidence")
    @Parameter(name = "theatre", in = ParameterIn.QUERY, description = "in which it is worked out")
    @Parameter(name = "since", in = ParameterIn.QUERY, description = "last event on or after this date")
    @Parameter(name = "until", in = ParameterIn.QUERY, description = "first event on or before this date")
    @Parameter(name = "bbox", in = ParameterIn.QUERY, description = "an event within west,south,east,north in degrees")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = "words in title or summary")
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
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Alerts.class)),
                @Content(mediaType = "application/geo+json"),
                @Content(mediaType = "text/csv"),
                @Content(mediaType = "application/atom+xml")
            })
    public Response list(@Context UriInfo uri) {
        AlertSearch.Page page = filters.alerts(uri).page(alertSearch::page);
        List<AlertView> alerts = briefs.of(page);
        return export.answer(
                new ListExport.Page(
                        "/api/v1/alerts",
                        "Alerts",
                        new Alerts(alerts, page.next()),
                        () -> alerts.stream().map(this::row).toList(),
                        page.next()),
                AlertColumns.TABLE);
    }

    private ListExport.Row row(AlertView alert) {
        return new ListExport.Row(
                alert.id(),
                json.valueToTree(alert),
                alert.location(),
                base -> new AtomFeed.Entry(
                        alert.title(),
                        alert.summary(),
                        alert.detectedAt(),
                        alert.updatedAt(),
                        base + "/alerts/" + alert.id(),
                        List.of(
                                new AtomFeed.Link(MediaType.APPLICATION_JSON, base + "/api/v1/alerts/" + alert.id()),
                                new AtomFeed.Link(
                                        "application/cap+xml", base + "/api/v1/alerts/" + alert.id() + ".cap")),
                        List.of(alert.rule(), alert.severity(), alert.condition()),
                        alert.location()));
    }

    @GET
    @Path("{id: \\d{1,18}}")
    @Produces({MediaType.APPLICATION_JSON, "application/geo+json", "application/cap+xml"})
    @Operation(
            operationId = "getAlert",
            summary =
                    "One alert with its whole explanation: rule, facts, reports, sentences, links, revisions, deliveries",
            description =
                    "Or the places of its events as GeoJSON, or it as a message of the Common Alerting Protocol 1.2, as it is"
                            + " now or as at a revision; by the header Accept or by .geojson or .cap at the end of the address.")
    @Parameter(name = "revision", in = ParameterIn.QUERY, description = "of CAP: its number; usually the newest")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = AlertView.class)),
                @Content(mediaType = "application/geo+json"),
                @Content(mediaType = "application/cap+xml")
            })
    public Response one(
            @PathParam("id") long id,
            @QueryParam("revision") @Nullable Integer revision,
            @Context HttpHeaders headers) {
        AlertSearch.Whole whole = alertSearch.whole(id).orElseThrow(NotFoundException::new);
        ExportFormat format = ExportFormat.wanted(
                headers.getAcceptableMediaTypes(), ExportFormat.JSON, ExportFormat.GEOJSON, ExportFormat.CAP);
        return switch (format) {
            case CAP -> export.answer(format, cap(whole, revision), null);
            case GEOJSON -> export.answer(format, EvidencePlaces.of(whole.now().evidence()));
            default -> export.answer(format, whole(whole));
        };
    }

    private AlertView whole(AlertSearch.Whole whole) {
        Alert alert = whole.alert();
        String text = alertSearch.ruleText(alert.rule(), alert.ruleVersion()).orElse(null);
        return AlertView.whole(
                whole,
                standings.of(alert),
                places.of(List.of(alert.id())).get(alert.id()),
                text,
                explainer.explain(whole),
                deliveries.counts(alert.id()));
    }

    private String cap(AlertSearch.Whole whole, @Nullable Integer revision) {
        List<Revision> all = whole.revisions();
        int last = revision == null ? all.size() : revision;
        if (last < 1 || last > all.size()) {
            throw Problem.badInput(new Problem.Violation(
                            "revision", String.valueOf(revision), "is no revision from 1 to " + all.size()))
                    .thrown();
        }
        return new CapMessage(
                        settings.mailDomain(),
                        settings.baseUrl().toString(),
                        calendar.isSample(),
                        whole.alert(),
                        all.subList(0, last))
                .write();
    }
}
