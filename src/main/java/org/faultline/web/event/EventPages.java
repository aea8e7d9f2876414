package org.faultline.web.event;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
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
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.faultline.alert.Alert;
import org.faultline.alert.store.AlertSearch;
import org.faultline.fact.store.EventFilter;
import org.faultline.fact.store.Events;
import org.faultline.notify.mail.page.AlertPage;
import org.faultline.report.EventType;
import org.faultline.report.Text;
import org.faultline.web.http.FilterNames;
import org.faultline.web.http.Links;
import org.faultline.web.http.Problem;
import org.faultline.web.http.Query;
import org.faultline.web.page.AlertStanding;
import org.faultline.web.page.AlertStandings;
import org.faultline.web.page.Form;
import org.faultline.web.page.Frame;
import org.faultline.web.page.Frames;
import org.faultline.web.page.PageNames;
import org.faultline.web.page.Pages;
import org.jspecify.annotations.Nullable;

/** The list of events, and the page of each. */
@Path("/events")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class EventPages {
    private static final Events.Page NONE = new Events.Page(List.of(), null);

    @CheckedTemplate(basePath = "pages")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance events(
                Frame frame,
                Links links,
                Form form,
                List<EventType> types,
                Map<String, String> groups,
                List<EventBrief> events,
                @Nullable String next);

        static native TemplateInstance event(
                Frame frame,
                EventBrief brief,
                AlertPage.@Nullable Picture map,
                List<Alert> alerts,
                Map<Long, AlertStanding> standings,
                boolean joined,
                Form form);
    }

    private final Events events;
    private final EventBriefs briefs;
    private final AlertSearch alertSearch;
    private final AlertStandings standings;
    private final PageNames names;
    private final Frames frames;
    private final FilterNames filters;
    private final RulingsResource rulings;

    EventPages(
            Events events,
            EventBriefs briefs,
            AlertSearch alertSearch,
            AlertStandings standings,
            PageNames names,
            Frames frames,
            FilterNames filters,
            RulingsResource rulings) {
        this.rulings = rulings;
        this.filters = filters;
        this.events = events;
        this.briefs = briefs;
        this.alertSearch = alertSearch;
        this.standings = standings;
        this.names = names;
        this.frames = frames;
    }

    @GET
    public Response list(@Context UriInfo uri) {
        Frame frame = frames.now();
        List<Events.Page> found = new ArrayList<>();
        Problem refusal = Form.refusal(() -> {
            Query.Asked<EventFilter> asked = filters.events(uri);
            Events.Page page = asked.page(events::page);
            if (page.events().isEmpty()) {
                filters.refuseUnknown(asked.filter());
            }
            found.add(page);
        });
        Events.Page page = found.isEmpty() ? NONE : found.get(0);
        Form form = Form.of("", Map.copyOf(uri.getQueryParameters()));
        return Pages.answer(
                refusal == null ? 200 : refusal.status(),
                Templates.events(
                        frame,
                        Links.of(uri, "/events"),
                        refusal == null ? form : form.refused(refusal),
                        Arrays.asList(EventType.values()),
                        names.groups(frame.words().language()),
                        briefs.of(page.events(), frame),
                        page.next()));
    }

    /**
     * @param id of an event, or of any report (dataset:externalId) that is now part of one
     * @param joined whether it was just said that another event is the same
     */
    @GET
    @Path("{id: .+}")
    public TemplateInstance event(
            @PathParam("id") String id, @QueryParam("joined") @DefaultValue("false") boolean joined) {
        return event(id, joined, Form.empty(""));
    }

    /** Joins it with another event, which is the same. */
    @POST
    @Path("{id: .+}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response join(@PathParam("id") String id, MultivaluedMap<String, String> form) {
        Problem refusal = Form.refusal(() -> join(id, idOf(form.getFirst("other")), form));
        return refusal == null
                ? Response.seeOther(UriBuilder.fromPath("/events/")
                                .path(id)
                                .queryParam("joined", true)
                                .build())
                        .build()
                : Pages.answer(
                        refusal.status(),
                        event(
                                id,
                                false,
                                Form.of("", Map.of("other", List.of(""), "by", List.of(""), "why", List.of("")))
                                        .typed(form)
                                        .refused(refusal)));
    }

    private void join(String id, String other, MultivaluedMap<String, String> form) {
        if (other.isEmpty()
                || events.find(other).or(() -> events.ofReport(other)).isEmpty()) {
            throw Problem.badInput(new Problem.Violation(
                            "other",
                            Text.shortened(other, 120),
                            other.isEmpty() ? "is required: the address or the id of the other event" : "is no event"))
                    .thrown();
        }
        try {
            rulings.merge(new RulingsResource.Merge(List.of(id, other), form.getFirst("by"), form.getFirst("why")));
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the events " + id + " and " + other, e);
        }
    }

    /** The id of an event, where its address may have been typed. */
    private static String idOf(@Nullable String typed) {
        String said = typed == null ? "" : typed.strip();
        int path = said.indexOf("/events/");
        try {
            return path < 0
                    ? said
                    : URLDecoder.decode(said.substring(path + "/events/".length()), StandardCharsets.UTF_8)
                            .replaceAll("[?#].*", "");
        } catch (IllegalArgumentException e) {
            return said; // is no address, and found to be no event
        }
    }

    private TemplateInstance event(String id, boolean joined, Form form) {
        Frame frame = frames.now();
        String content = events.find(id).or(() -> events.ofReport(id)).orElseThrow(NotFoundException::new);
        EventBrief brief = briefs.of(List.of(content), frame).get(0);
        List<Alert> alerts = alertSearch.restingOn(brief.event().id());
        return Templates.event(
                frame,
                brief,
                briefs.map(List.of(brief), frame).orElse(null),
                alerts,
                standings.of(alerts),
                joined,
                form);
    }
}
