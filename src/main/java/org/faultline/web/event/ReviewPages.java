package org.faultline.web.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.fact.event.Event;
import org.faultline.fact.event.Link;
import org.faultline.fact.store.EventJson;
import org.faultline.fact.store.Events;
import org.faultline.knowledge.Decision;
import org.faultline.knowledge.Decisions;
import org.faultline.knowledge.name.Suggestion;
import org.faultline.report.Text;
import org.faultline.web.http.Problem;
import org.faultline.web.page.Form;
import org.faultline.web.page.Frame;
import org.faultline.web.page.Frames;
import org.faultline.web.page.PageNames;
import org.faultline.web.page.Pages;

/** The page on which people say what unknown names stand for, and which reports are not of one event, each with one click. */
@Path("/review")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class ReviewPages {
    private static final int MOST_LINKED = 200;
    private static final int MOST_LINKS = 20;
    private static final int MOST_DECIDED = 20;

    private static final Set<String> BUTTONS = Set.of("decision", "meant", "create", "apart", "undo");

    /** Below this two reports agree in less than they could. */
    private static final double SURE = 0.9;

    /**
     * A name that nobody knows.
     *
     * @param choices what it may stand for
     * @param ignored the decision that it stays as it is, as JSON
     * @param row what the buttons send that go by what is typed beside them
     * @param key what the names of the fields end with into which that is typed
     */
    public record Unknown(NamesResource.Unknown name, List<Choice> choices, String ignored, String row, String key) {}

    /**
     * What a name may stand for.
     *
     * @param decision that says so, as JSON
     */
    public record Choice(Suggestion suggestion, String decision) {}

    /** Two reports that are taken to tell of one event, though they agree in little. */
    public record Doubtful(EventBrief brief, Link link) {}

    /** A decision that holds, in words. */
    public record Decided(long number, String name, String by, String why) {}

    @CheckedTemplate(basePath = "pages")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance review(
                Frame frame,
                List<Unknown> names,
                Map<String, String> groups,
                List<String> sorts,
                List<Doubtful> links,
                List<Decided> decided,
                Form form);
    }

    private final NamesResource names;
    private final NameForm nameForm;
    private final PageNames pageNames;
    private final RulingsResource rulings;
    private final Events events;
    private final EventBriefs briefs;
    private final ObjectMapper json;
    private final Frames frames;

    ReviewPages(
            NamesResource names,
            NameForm nameForm,
            PageNames pageNames,
            RulingsResource rulings,
            Events events,
            EventBriefs briefs,
            ObjectMapper json,
            Frames frames) {
        this.names = names;
        this.nameForm = nameForm;
        this.pageNames = pageNames;
        this.rulings = rulings;
        this.events = events;
        this.briefs = briefs;
        this.json = json;
        this.frames = frames;
    }

    @GET
    public TemplateInstance all(@Context UriInfo uri) {
        return page(uri, Form.empty(""));
    }

    /** Does what the button says that was pressed: decide about a name, take that back, or part two reports. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response decide(MultivaluedMap<String, String> form, @Context UriInfo uri) {
        Problem refusal = Form.refusal(() -> act(form));
        return refusal == null
                ? Response.seeOther(URI.create("/review")).build()
                : Pages.answer(refusal.status(), page(uri, typed(form).refused(refusal)));
    }

    /** What was typed; what a button stands for was typed by nobody. */
    private static Form typed(MultivaluedMap<String, String> form) {
        Map<String, List<String>> typed = new HashMap<>(Map.of("by", List.of(""), "why", List.of("")));
        typed.putAll(form);
        typed.keySet().removeAll(BUTTONS);
        return Form.of("", typed);
    }

    private void act(MultivaluedMap<String, String> form) {
        String by = form.getFirst("by");
        String why = form.getFirst("why");
        String reason = why == null || why.isBlank() ? "reviewed on the page of names and links" : why;
        if (form.containsKey("decision")) {
            names.decide(new NamesResource.Wanted(decision(form.getFirst("decision")), by, reason));
        } else if (form.containsKey("meant")) {
            NameForm.Row row = NameForm.Row.of(form.getFirst("meant"));
            decide(nameForm.meant(row, form), row.field("meant"), by, reason);
        } else if (form.containsKey("create")) {
            NameForm.Row row = NameForm.Row.of(form.getFirst("create"));
            decide(nameForm.created(row, form), row.field("label"), by, reason);
        } else if (form.containsKey("apart")) {
            split(form.getFirst("apart"), by, reason);
        } else if (form.containsKey("undo")) {
            String number = form.getFirst("undo");
            names.undo(number.matches("\\d{1,18}") ? Long.parseLong(number) : 0, by);
        } else {
            throw Problem.badInput(new Problem.Violation("decision", null, "is required: press one of the buttons"))
                    .thrown();
        }
    }

    /** @param field that is refused for what is wrong with the decision as a whole */
    private void decide(Decision decision, String field, String by, String why) {
        Problem refusal = Form.refusal(() -> names.decide(new NamesResource.Wanted(decision, by, why)));
        if (refusal != null) {
            Problem.refuse(refusal.violations().stream()
                    .map(v -> v.field().equals("decision") ? new Problem.Violation(field, null, v.reason()) : v)
                    .toList());
        }
    }

    private Decision decision(String written) {
        try {
            return json.readValue(written, Decision.class);
        } catch (JsonProcessingException e) {
            throw Problem.badInput(new Problem.Violation("decision", Text.shortened(written, 120), "is no decision"))
                    .thrown();
        }
    }

    /** @param report that is not of its event */
    private void split(String report, String by, String why) {
        try {
            Event event = EventJson.read(events.ofReport(report).orElseThrow(() -> Problem.badInput(
                            new Problem.Violation("apart", Text.shortened(report, 120), "is no report that is kept"))
                    .thrown()));
            rulings.split(new RulingsResource.Split(event.id(), List.of(report), by, why));
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the event of " + report, e);
        }
    }

    private TemplateInstance page(UriInfo uri, Form form) {
        Frame frame = frames.now();
        return Templates.review(
                frame,
                names.list(uri).names().stream().map(this::unknown).toList(),
                pageNames.groups(frame.words().language()),
                NameForm.SORTS,
                doubtful(frame),
                names.decided().stream()
                        .filter(kept -> kept.undoneAt() == null)
                        .sorted(Comparator.comparing(Decisions.Kept::number).reversed())
                        .limit(MOST_DECIDED)
                        .map(kept -> new Decided(kept.number(), said(kept.decision()), kept.by(), kept.why()))
                        .toList(),
                form);
    }

    private Unknown unknown(NamesResource.Unknown name) {
        boolean actor = name.kind() == Decision.Kind.ACTOR;
        NameForm.Row row = new NameForm.Row(name.kind(), name.name());
        return new Unknown(
                name,
                name.suggestions().stream()
                        .map(s -> new Choice(
                                s,
                                written(
                                        actor
                                                ? new Decision.ActorAlias(name.name(), s.id(), null, null)
                                                : new Decision.PlaceAlias(name.name(), s.id()))))
                        .toList(),
                written(new Decision.Ignored(name.name(), name.kind())),
                row.sent(),
                row.key());
    }

    private String written(Decision decision) {
        try {
            return json.writerFor(Decision.class).writeValueAsString(decision);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a decision cannot be written as JSON", e);
        }
    }

    private static String said(Decision decision) {
        String stands = decision instanceof Decision.ActorAlias a
                ? a.actor()
                : decision instanceof Decision.PlaceAlias p
                        ? p.place()
                        : decision instanceof Decision.NewActor n
                                ? n.actor().name()
                                : decision instanceof Decision.NewPlace n
                                        ? n.place().name()
                                        : "–";
        return decision.name() + " → " + stands;
    }

    /** The weakest link of each of the latest events that are told by several reports, where it is weak. */
    private List<Doubtful> doubtful(Frame frame) {
        List<Doubtful> all = new ArrayList<>();
        for (EventBrief brief : briefs.of(events.linked(MOST_LINKED), frame)) {
            brief.event().links().stream()
                    .min(Comparator.comparingDouble(Link::score))
                    .filter(link -> link.score() < SURE)
                    .ifPresent(link -> all.add(new Doubtful(brief, link)));
        }
        return all.stream()
                .sorted(Comparator.comparingDouble((Doubtful d) -> d.link().score()))
                .limit(MOST_LINKS)
                .toList();
    }
}
