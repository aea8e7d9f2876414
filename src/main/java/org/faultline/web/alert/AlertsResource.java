package org.faultline.web.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.faultline.alert.store.AlertSearch;
import org.faultline.explain.Explainer;
import org.faultline.notify.AlertDeliveries;
import org.faultline.web.http.Query;
import org.faultline.web.page.AlertStanding;
import org.faultline.web.page.AlertStandings;
import org.jspecify.annotations.Nullable;

/** Alerts as JSON. */
@Path("/api/v1/alerts")
@Produces(MediaType.APPLICATION_JSON)
public class AlertsResource {
    /** A page of alerts; next is the cursor of the following page, absent on the last. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Alerts(List<AlertView> alerts, @Nullable String next) {}

    private final AlertSearch alertSearch;
    private final AlertDeliveries deliveries;
    private final AlertStandings standings;
    private final Explainer explainer;

    AlertsResource(AlertSearch alertSearch, Explainer explainer, AlertDeliveries deliveries, AlertStandings standings) {
        this.alertSearch = alertSearch;
        this.explainer = explainer;
        this.standings = standings;
        this.deliveries = deliveries;
    }

    @GET
    @Operation(summary = "List alerts, latest events first")
    @Parameter(name = "rule", in = ParameterIn.QUERY, description = "rule id")
    @Parameter(name = "severity", in = ParameterIn.QUERY, description = "at least LOW, MEDIUM, HIGH or CRITICAL")
    @Parameter(name = "condition", in = ParameterIn.QUERY, description = "PENDING, ACTIVE, COOLING, ENDED or WITHDRAWN")
    @Parameter(name = "workflow", in = ParameterIn.QUERY, description = "OPEN, ACKNOWLEDGED or CLOSED")
    @Parameter(name = "country", in = ParameterIn.QUERY, description = "ISO 3166-1 alpha-3")
    @Parameter(name = "admin1", in = ParameterIn.QUERY)
    @Parameter(name = "actor", in = ParameterIn.QUERY, description = "name of an actor in the evidence")
    @Parameter(name = "group", in = ParameterIn.QUERY, description = "actor group in the evidence")
    @Parameter(name = "since", in = ParameterIn.QUERY, description = "last event on or after this date")
    @Parameter(name = "until", in = ParameterIn.QUERY, description = "first event on or before this date")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = "words in title or summary")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 500, usually 50")
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "next of the page before")
    public Alerts list(@Context UriInfo uri) {
        AlertSearch.Page page = Query.alerts(uri).page(alertSearch::page);
        Map<Long, AlertStanding> standing = standings.of(page.alerts());
        return new Alerts(
                page.alerts().stream()
                        .map(e -> AlertView.brief(
                                e, page.previous().get(e.id()), Objects.requireNonNull(standing.get(e.id()))))
                        .toList(),
                page.next());
    }

    @GET
    @Path("{id: \\d{1,18}}")
    @Operation(
            summary =
                    "One alert with its whole explanation: rule, facts, reports, sentences, links, revisions, deliveries")
    public AlertView whole(@PathParam("id") long id) {
        AlertSearch.Whole whole = alertSearch.whole(id).orElseThrow(NotFoundException::new);
        String text = alertSearch
                .ruleText(whole.alert().rule(), whole.alert().ruleVersion())
                .orElse(null);
        return AlertView.whole(
                whole, standings.of(whole.alert()), text, explainer.explain(whole), deliveries.counts(id));
    }
}
