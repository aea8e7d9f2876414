package org.faultline.web.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.faultline.alert.Alert;
import org.faultline.alert.lifecycle.Condition;
import org.faultline.alert.lifecycle.Workflow;
import org.faultline.alert.store.AlertFilter;
import org.faultline.alert.store.AlertSearch;
import org.faultline.web.http.FilterNames;
import org.faultline.web.http.Links;
import org.faultline.web.http.Problem;
import org.faultline.web.http.Query;
import org.jspecify.annotations.Nullable;

/** The list of alerts, from which analysts acknowledge several at once. */
@Path("/")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class AlertListPages {
    /** An alert that was chosen and not acknowledged, and why; its number stands for the title of one that is gone. */
    public record Left(long alert, String title, String why) {}

    /** What came of those that were chosen. */
    public record Outcome(int done, List<Left> left) {}

    @CheckedTemplate(basePath = "pages")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance alerts(
                Frame frame,
                Links links,
                List<Alert> open,
                List<Alert> over,
                @Nullable String next,
                Map<Condition, Long> counts,
                Map<Long, AlertStanding> standings,
                boolean choosable,
                String action,
                Form filter,
                Form form,
                @Nullable Outcome outcome);
    }

    private static final String LIST = "/alerts";
    private static final String ACTION = LIST + "/acknowledge";

    private final AlertSearch alertSearch;
    private final AlertStandings standings;
    private final Frames frames;
    private final FilterNames filters;

    AlertListPages(AlertSearch alertSearch, AlertStandings standings, Frames frames, FilterNames filters) {
        this.filters = filters;
        this.alertSearch = alertSearch;
        this.standings = standings;
        this.frames = frames;
    }

    @GET
    @Path("alerts")
    public Response alerts(@Context UriInfo uri) {
        return list(uri, Form.empty("chosen-"), null, 200);
    }

    /** Whoever takes along the address of the page that says what was acknowledged comes to the list. */
    @GET
    @Path("alerts/acknowledge")
    public Response acknowledge(@Context UriInfo uri) {
        return Response.seeOther(URI.create(Links.withQueryOf(uri, LIST))).build();
    }

    /** The list that the query of an address asks for, with what came of acknowledging some of it; refused if that names nobody known. */
    public Response list(UriInfo uri, Form form, @Nullable Outcome outcome, int status) {
        Query.Asked<AlertFilter> asked = filters.alerts(uri);
        AlertSearch.Page page = asked.page(alertSearch::page);
        Problem unknown = page.alerts().isEmpty() ? Form.refusal(() -> filters.refuseUnknown(asked.filter())) : null;
        Form filter = unknown == null ? Form.empty("") : Form.empty("").refused(unknown);
        return Pages.answer(unknown == null ? status : unknown.status(), page(uri, page, filter, form, outcome));
    }

    private TemplateInstance page(
            UriInfo uri, AlertSearch.Page page, Form filter, Form form, @Nullable Outcome outcome) {
        Map<Boolean, List<Alert>> byOpen = page.alerts().stream()
                .collect(Collectors.partitioningBy(e -> e.condition().open()));
        List<Alert> open = byOpen.getOrDefault(true, List.of());
        Map<Long, AlertStanding> standing = standings.of(page.alerts());
        return Templates.alerts(
                frames.now(),
                Links.of(uri, LIST),
                open,
                byOpen.getOrDefault(false, List.of()),
                page.next(),
                alertSearch.counts(),
                standing,
                open.stream().anyMatch(a -> isOpen(standing.get(a.id()))),
                Links.withQueryOf(uri, ACTION),
                filter,
                form,
                outcome);
    }

    /** Whether nobody acknowledged or closed it. */
    private static boolean isOpen(@Nullable AlertStanding standing) {
        return standing != null && standing.work().state() == Workflow.OPEN;
    }

    /** By id, as far as there are such alerts. */
    public Map<Long, String> titles(Collection<Long> alerts) {
        return alertSearch.among(alerts, AlertFilter.ALL).alerts().stream()
                .collect(Collectors.toMap(Alert::id, Alert::title));
    }
}
