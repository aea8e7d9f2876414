package org.faultline.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.DayOfWeek;
import java.util.Collection;
import java.util.List;
import org.faultline.alert.Severity;
import org.faultline.alert.silence.Preview;
import org.faultline.report.Calendar;
import org.faultline.rule.Rule;
import org.faultline.rule.RunningRules;
import org.jspecify.annotations.Nullable;

/** The page on which silences are seen, tried, begun and ended. */
@Path("/silences")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class SilencePages {
    /** The fields of the form, as they came. */
    public static class Form {
        @FormParam("rule")
        @Nullable
        String rule;

        @FormParam("group")
        @Nullable
        String group;

        @FormParam("area")
        @Nullable
        String area;

        @FormParam("severity")
        @Nullable
        String severity;

        @FormParam("start")
        @Nullable
        String start;

        @FormParam("end")
        @Nullable
        String end;

        @FormParam("days")
        @Nullable
        List<String> days;

        @FormParam("from")
        @Nullable
        String from;

        @FormParam("to")
        @Nullable
        String to;

        @FormParam("zone")
        @Nullable
        String zone;

        @FormParam("by")
        @Nullable
        String by;

        @FormParam("why")
        @Nullable
        String why;

        SilenceWish wish() {
            return new SilenceWish(rule, group, area, severity, start, end, days, from, to, zone, by, why);
        }
    }

    @CheckedTemplate(basePath = "pages")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance silences(
                Pages.Frame frame,
                List<SilenceView> silences,
                Collection<Rule> rules,
                List<Severity> severities,
                List<DayOfWeek> week,
                SilenceWish wish,
                @Nullable Preview preview);
    }

    private final Silencing silencing;
    private final RunningRules running;
    private final Calendar calendar;

    SilencePages(Silencing silencing, RunningRules running, Calendar calendar) {
        this.silencing = silencing;
        this.running = running;
        this.calendar = calendar;
    }

    @GET
    public TemplateInstance all() {
        return page(SilenceWish.NOTHING, null);
    }

    @POST
    @Path("preview")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance preview(@BeanParam Form form) {
        return page(form.wish(), silencing.preview(form.wish()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response begin(@BeanParam Form form) {
        silencing.begin(form.wish());
        return Response.seeOther(URI.create("/silences")).build();
    }

    @POST
    @Path("{id: \\d{1,18}}/end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response end(@PathParam("id") long id, @FormParam("by") @Nullable String by) {
        silencing.end(id, by);
        return Response.seeOther(URI.create("/silences")).build();
    }

    private TemplateInstance page(SilenceWish wish, @Nullable Preview preview) {
        return Templates.silences(
                Pages.Frame.of(calendar),
                silencing.newest(),
                running.book().rules().values(),
                List.of(Severity.values()),
                List.of(DayOfWeek.values()),
                wish,
                preview);
    }
}
