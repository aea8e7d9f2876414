package org.faultline.web.report;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.faultline.explain.ReportPreview;
import org.faultline.knowledge.Decision;
import org.faultline.knowledge.Decisions;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.RunningKnowledge;
import org.faultline.knowledge.actor.Actor;
import org.faultline.knowledge.actor.DisplayNames;
import org.faultline.knowledge.name.Suggestion;
import org.faultline.knowledge.place.Place;
import org.faultline.report.EventType;
import org.faultline.report.PlaceName;
import org.faultline.report.Report;
import org.faultline.report.Status;
import org.faultline.report.delivery.Delivery;
import org.faultline.report.delivery.Rejection;
import org.faultline.report.store.Calendar;
import org.faultline.report.store.Reports;
import org.faultline.web.http.OneAtATime;
import org.faultline.web.http.Problem;
import org.faultline.web.page.Form;
import org.faultline.web.page.Frame;
import org.faultline.web.page.Frames;
import org.faultline.web.page.Pages;
import org.faultline.web.request.RequestIds;
import org.jspecify.annotations.Nullable;

/** The page on which somebody codes a sentence of an article as a report, sees what it would raise, and saves it. */
@Path("/reports")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class ReportEntryPages {
    private static final int MOST_SUGGESTED = 3;

    /** From this precision of UCDP on a place is an area. */
    private static final int AREA = 3;

    private static final List<Integer> ACTORS_OF_A_SIDE = List.of(0, 1, 2);

    /**
     * How a name is understood.
     *
     * @param meant who or where it is, empty where nobody knows; then what it may stand for
     * @param area that it is taken for a whole area, in words; empty where it is a spot
     */
    public record Understood(String name, String meant, String area, List<Suggestion> suggestions) {}

    /**
     * A field that would not be read.
     *
     * @param label as the page calls it, empty where it has no such field
     */
    public record Unread(String label, Rejection warning) {}

    /**
     * What a report would come to, were it saved.
     *
     * @param warnings fields that would not be read
     */
    public record Preview(List<Understood> names, List<Unread> warnings, List<ReportPreview.Raised> raised) {}

    @CheckedTemplate(basePath = "pages")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance reportEntry(
                Frame frame,
                Form form,
                List<EventType> types,
                List<Status> statuses,
                List<String> actors,
                List<Integer> places,
                @Nullable Preview preview,
                @Nullable String saved,
                boolean early);
    }

    private final Reports reports;
    private final ReportPreview previews;
    private final RunningKnowledge configured;
    private final Decisions decisions;
    private final Calendar calendar;
    private final OneAtATime one;
    private final Frames frames;

    ReportEntryPages(
            Reports reports,
            ReportPreview previews,
            RunningKnowledge configured,
            Decisions decisions,
            Calendar calendar,
            OneAtATime one,
            Frames frames) {
        this.reports = reports;
        this.previews = previews;
        this.configured = configured;
        this.decisions = decisions;
        this.calendar = calendar;
        this.one = one;
        this.frames = frames;
    }

    @GET
    @Path("new")
    public TemplateInstance empty() {
        return page(frames.now(), blank(), null, null, false);
    }

    @POST
    @Path("preview")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response preview(MultivaluedMap<String, String> form) {
        List<Preview> made = new ArrayList<>();
        AtomicBoolean early = new AtomicBoolean();
        Frame frame = frames.now();
        Problem refusal = Form.refusal(() -> {
            Delivery delivery = ReportForm.read(form, calendar.now());
            Report report = delivery.items().get(0).report();
            early.set(ReportForm.toldBefore(report));
            made.add(new Preview(
                    names(report, frame),
                    delivery.warnings().stream().map(w -> unread(w, frame)).toList(),
                    one.of(() -> previews.of(report))));
        });
        return refusal == null
                ? Pages.answer(200, page(frame, blank().typed(form), made.get(0), null, early.get()))
                : refused(frame, form, refusal);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(MultivaluedMap<String, String> form, @Context RoutingContext call) {
        List<String> saved = new ArrayList<>();
        AtomicBoolean early = new AtomicBoolean();
        Frame frame = frames.now();
        Problem refusal = Form.refusal(() -> {
            Delivery delivery = ReportForm.read(form, calendar.now());
            reports.store(delivery, calendar.now(), null, 0, RequestIds.of(call));
            Report report = delivery.items().get(0).report();
            early.set(ReportForm.toldBefore(report));
            saved.add(report.dataset() + ":" + report.externalId());
        });
        return refusal == null
                ? Pages.answer(200, page(frame, next(form), null, saved.get(0), early.get()))
                : refused(frame, form, refusal);
    }

    private Response refused(Frame frame, MultivaluedMap<String, String> form, Problem refusal) {
        return Pages.answer(refusal.status(), page(frame, blank().typed(form).refused(refusal), null, null, false));
    }

    private static Unread unread(Rejection warning, Frame frame) {
        String key = ReportForm.label(warning.field());
        return new Unread(key == null ? "" : frame.words().say(key), warning);
    }

    private TemplateInstance page(
            Frame frame, Form form, @Nullable Preview preview, @Nullable String saved, boolean early) {
        return Templates.reportEntry(
                frame,
                form,
                Arrays.asList(EventType.values()),
                Arrays.asList(Status.values()),
                configured.now().actors().stream().map(Actor::name).sorted().toList(),
                ACTORS_OF_A_SIDE,
                preview,
                saved,
                early);
    }

    private static Form blank() {
        Map<String, List<String>> empty = new HashMap<>();
        ReportForm.fields().forEach(name -> empty.put(name, List.of("")));
        empty.put("externalId", List.of(UUID.randomUUID().toString()));
        return Form.of("", empty);
    }

    /** For the next sentence of the same article. */
    private static Form next(MultivaluedMap<String, String> form) {
        Map<String, List<String>> kept = new HashMap<>(blank().values());
        form.forEach((name, values) -> {
            if (name.startsWith("source") || name.equals("article")) {
                kept.put(name, values);
            }
        });
        return Form.of("", kept);
    }

    private List<Understood> names(Report report, Frame frame) {
        DisplayNames names = frame.names();
        Knowledge known = decisions.applied(configured.now());
        Stream<Understood> actors = Stream.of(report.sideA(), report.sideB(), report.assocA(), report.assocB())
                .flatMap(List::stream)
                .distinct()
                .map(name -> actor(name, report, known, names));
        return Stream.concat(
                        actors,
                        Stream.ofNullable(report.place())
                                .filter(place -> place.name() != null)
                                .map(place -> place(place, known, frame)))
                .toList();
    }

    private static Understood actor(String name, Report report, Knowledge known, DisplayNames names) {
        Actor actor = known.actor(name, report.date().best());
        return actor.known()
                ? new Understood(
                        name,
                        names.named(actor.name()) + " ("
                                + names.group(known.groupOn(actor, report.date().best())) + ")",
                        "",
                        List.of())
                : new Understood(name, "", "", known.names().suggestions(name, Decision.Kind.ACTOR, MOST_SUGGESTED));
    }

    private static Understood place(PlaceName given, Knowledge known, Frame frame) {
        DisplayNames names = frame.names();
        String name = given.name() == null ? "" : given.name();
        Place place = known.place(name, given.admin1(), given.country());
        return place == null
                ? new Understood(name, "", "", known.names().suggestions(name, Decision.Kind.PLACE, MOST_SUGGESTED))
                : new Understood(
                        name,
                        Stream.of(
                                        names.named(place.name()),
                                        names.named(place.admin1()),
                                        names.country(place.country()))
                                .filter(part -> !part.isEmpty())
                                .distinct()
                                .reduce((a, b) -> a + ", " + b)
                                .orElse(""),
                        place.precision() < AREA
                                ? ""
                                : frame.words().say("page.entry.area", Map.of("precision", "p" + place.precision())),
                        List.of());
    }
}
