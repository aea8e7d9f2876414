package org.faultline.web.overview;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.alert.Alert;
import org.faultline.alert.store.AlertFilter;
import org.faultline.alert.store.AlertSearch;
import org.faultline.alert.store.RevisionFeed;
import org.faultline.fact.store.EventCounts;
import org.faultline.fact.store.EventFilter;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.RunningKnowledge;
import org.faultline.report.store.Calendar;
import org.faultline.rule.language.model.Severity;
import org.faultline.web.http.Links;
import org.faultline.web.http.Query;
import org.faultline.web.page.AlertStanding;
import org.faultline.web.page.AlertStandings;
import org.faultline.web.page.Frame;
import org.faultline.web.page.Frames;
import org.jspecify.annotations.Nullable;

/** The first page, and the pages of groups and areas. */
@Path("/")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class OverviewPages {
    private static final int MOST_ALERTS = 6;
    private static final int MOST_CHANGES = 10;
    private static final int MOST_PAIRS = 15;

    /** Some alerts as a list shows them. */
    public record Listed(List<Alert> alerts, Map<Long, AlertStanding> standings) {}

    /** A change of an alert, and the alert as it is now. */
    public record Changed(RevisionFeed.Change change, Alert alert) {}

    /**
     * Who a group is.
     *
     * @param filter of lists, its events and alerts alone
     * @param members the actors that belong to it today, by name
     * @param relations what it and each other group are to each other today, by group
     * @param pairs who else was in its events
     */
    public record Group(
            String id,
            String filter,
            List<String> members,
            Map<String, String> relations,
            List<EventCounts.OfPair> pairs) {}

    @CheckedTemplate(basePath = "pages")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance overview(
                Frame frame,
                Links links,
                Map<Severity, Long> live,
                long total,
                Listed severe,
                List<Changed> changes,
                @Nullable Activity activity);

        static native TemplateInstance group(
                Frame frame, Links links, Group group, Listed alerts, @Nullable Activity activity);

        static native TemplateInstance area(
                Frame frame,
                Links links,
                String country,
                @Nullable String admin1,
                String filter,
                Listed alerts,
                Activity activity);
    }

    private final AlertSearch alertSearch;
    private final AlertStandings standings;
    private final RevisionFeed revisions;
    private final Activities activities;
    private final EventCounts counts;
    private final RunningKnowledge knowledge;
    private final Calendar calendar;
    private final Frames frames;

    OverviewPages(
            AlertSearch alertSearch,
            AlertStandings standings,
            RevisionFeed revisions,
            Activities activities,
            EventCounts counts,
            RunningKnowledge knowledge,
            Calendar calendar,
            Frames frames) {
        this.alertSearch = alertSearch;
        this.standings = standings;
        this.revisions = revisions;
        this.activities = activities;
        this.counts = counts;
        this.knowledge = knowledge;
        this.calendar = calendar;
        this.frames = frames;
    }

    @GET
    public TemplateInstance overview(@Context UriInfo uri) {
        int weeks = Query.weeks(uri);
        Frame frame = frames.now();
        Map<Severity, Long> live = alertSearch.liveBySeverity();
        return Templates.overview(
                frame,
                Links.of(uri, "/"),
                live,
                live.values().stream().mapToLong(n -> n).sum(),
                listed(alertSearch.mostSevere(MOST_ALERTS)),
                changes(),
                activities.of(EventFilter.ALL, weeks, frame).orElse(null));
    }

    /** The last change of each of the alerts that changed last. */
    private List<Changed> changes() {
        Map<Long, RevisionFeed.Change> last = new LinkedHashMap<>();
        revisions.latest(5 * MOST_CHANGES).forEach(c -> last.putIfAbsent(c.alertId(), c));
        Map<Long, Alert> alerts = new HashMap<>();
        alertSearch.among(last.keySet(), AlertFilter.ALL).alerts().forEach(a -> alerts.put(a.id(), a));
        return last.values().stream()
                .flatMap(c -> Stream.ofNullable(alerts.get(c.alertId())).map(a -> new Changed(c, a)))
                .limit(MOST_CHANGES)
                .toList();
    }

    @GET
    @Path("groups/{id: .+}")
    public TemplateInstance group(@PathParam("id") String id, @Context UriInfo uri) {
        int weeks = Query.weeks(uri);
        Frame frame = frames.now();
        Activity activity = activities.of(EventFilter.ofGroup(id), weeks, frame).orElse(null);
        Group group = group(id, activity);
        if (activity == null && group.members().isEmpty()) {
            throw new NotFoundException();
        }
        return Templates.group(
                frame,
                Links.of(uri, "/groups/" + Links.inPath(id)),
                group,
                listed(alertSearch
                        .page(AlertFilter.ofGroup(id), MOST_ALERTS, null)
                        .alerts()),
                activity);
    }

    private Group group(String id, @Nullable Activity activity) {
        Knowledge known = knowledge.now();
        List<String> members = known.actors().stream()
                .filter(a -> known.groupOn(a, calendar.today()).equals(id))
                .map(a -> a.name())
                .sorted()
                .toList();
        List<EventCounts.OfPair> pairs = activity == null
                ? List.of()
                : counts.pairs(EventFilter.ofGroup(id).within(activity.from(), activity.until()), MOST_PAIRS);
        Stream<String> described = known.actors().stream().map(a -> known.groupOn(a, calendar.today()));
        Map<String, String> relations = Stream.concat(described, pairs.stream().map(EventCounts.OfPair::other))
                .distinct()
                .collect(Collectors.toMap(other -> other, other -> known.between(id, other, calendar.today())
                        .name()));
        relations.remove(id);
        return new Group(id, "group=" + Links.encoded(id), members, relations, pairs);
    }

    @GET
    @Path("areas/{country}")
    public TemplateInstance country(@PathParam("country") String country, @Context UriInfo uri) {
        return area(country, null, uri);
    }

    @GET
    @Path("areas/{country}/{admin1: .+}")
    public TemplateInstance area(
            @PathParam("country") String given, @PathParam("admin1") @Nullable String admin1, @Context UriInfo uri) {
        int weeks = Query.weeks(uri);
        Frame frame = frames.now();
        String country = given.toUpperCase(Locale.ROOT);
        Activity activity =
                activities.of(EventFilter.ofArea(country, admin1), weeks, frame).orElseThrow(NotFoundException::new);
        String path = "/areas/" + country + (admin1 == null ? "" : "/" + Links.inPath(admin1));
        return Templates.area(
                frame,
                Links.of(uri, path),
                country,
                admin1,
                "country=" + country + (admin1 == null ? "" : "&admin1=" + Links.encoded(admin1)),
                listed(alertSearch
                        .page(AlertFilter.ofArea(country, admin1), MOST_ALERTS, null)
                        .alerts()),
                activity);
    }

    private Listed listed(Collection<Alert> alerts) {
        return new Listed(List.copyOf(alerts), standings.of(alerts));
    }
}
