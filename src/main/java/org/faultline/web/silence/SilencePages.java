package org.faultline.web.silence;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.DayOfWeek;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.faultline.alert.silence.Preview;
import org.faultline.report.theatre.Replicas;
import org.faultline.rule.RunningRules;
import org.faultline.rule.file.Rule;
import org.faultline.rule.language.model.Severity;
import org.faultline.web.http.Problem;
import org.faultline.web.http.Query;
import org.faultline.web.page.Form;
import org.faultline.web.page.Frame;
import org.faultline.web.page.Frames;
import org.faultline.web.page.Pages;
import org.jspecify.annotations.Nullable;

/** The page on which silences are seen, tried, begun and ended. */
@Path("/silences")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class SilencePages {
    @CheckedTemplate(basePath = "pages")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance silences(
                Frame frame,
                List<SilenceView> silences,
                Collection<Rule> rules,
                List<Severity> severities,
                List<String> theatres,
                List<DayOfWeek> week,
                Form form,
                Form ending,
                @Nullable Preview preview);
    }

    private static final Form NEW = Form.of("", Map.of("zone", List.of("UTC")));
    /** The fields that say which alerts a silence is about. */
    private static final Set<String> MATCHED = Set.of("rule", "group", "area", "severity", "theatre");

    private static final Form ENDING = Form.empty("");

    private final SilenceActions silencing;
    private final RunningRules running;
    private final Replicas replicas;
    private final Frames frames;

    SilencePages(SilenceActions silencing, RunningRules running, Replicas replicas, Frames frames) {
        this.replicas = replicas;
        this.silencing = silencing;
        this.running = running;
        this.frames = frames;
    }

    /** The query fills in what a new one is to be about, and begins nothing. */
    @GET
    public TemplateInstance all(@Context UriInfo uri) {
        return page(NEW.typed(Query.fields(uri, MATCHED)), ENDING, null);
    }

    @POST
    @Path("preview")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response preview(MultivaluedMap<String, String> form) {
        AtomicReference<@Nullable Preview> preview = new AtomicReference<>();
        Problem refusal = Form.refusal(() -> preview.set(silencing.preview(SilenceWish.of(form))));
        return refusal == null ? Pages.answer(200, page(NEW.typed(form), ENDING, preview.get())) : again(form, refusal);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response begin(MultivaluedMap<String, String> form) {
        Problem refusal = Form.refusal(() -> silencing.begin(SilenceWish.of(form)));
        return refusal == null ? done() : again(form, refusal);
    }

    private Response again(MultivaluedMap<String, String> form, Problem refusal) {
        return Pages.answer(refusal.status(), page(NEW.typed(form).refused(refusal), ENDING, null));
    }

    @POST
    @Path("{id: \\d{1,18}}/end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response end(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        Problem refusal = Form.refusal(() -> silencing.end(id, form.getFirst("by")));
        return refusal == null
                ? done()
                : Pages.answer(
                        refusal.status(),
                        page(NEW, Form.empty("end" + id + "-").typed(form).refused(refusal), null));
    }

    private static Response done() {
        return Response.seeOther(URI.create("/silences")).build();
    }

    private TemplateInstance page(Form form, Form ending, @Nullable Preview preview) {
        return Templates.silences(
                frames.now(),
                silencing.newest(),
                running.book().rules().values(),
                List.of(Severity.values()),
                replicas.theatres(),
                List.of(DayOfWeek.values()),
                form,
                ending,
                preview);
    }
}
