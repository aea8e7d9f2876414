package org.faultline.web.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.concurrent.atomic.AtomicReference;
import org.faultline.explain.WhyNot;
import org.faultline.web.http.Problem;
import org.faultline.web.page.Form;
import org.faultline.web.page.Frame;
import org.faultline.web.page.Frames;
import org.faultline.web.page.Pages;
import org.jspecify.annotations.Nullable;

/** Where people ask how near a rule is to firing, and why it is silent. */
@Path("/rules/{id}/near-misses")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class NearMissPage {
    @CheckedTemplate(basePath = "pages")
    static final class Templates {
        private Templates() {}

        /** @param answer null where nothing was asked yet */
        static native TemplateInstance nearMisses(Frame frame, String rule, Form form, @Nullable WhyNot answer);
    }

    private final NearMissResource misses;
    private final Frames frames;

    NearMissPage(NearMissResource misses, Frames frames) {
        this.misses = misses;
        this.frames = frames;
    }

    @GET
    public Response ask(@PathParam("id") String id, @Context UriInfo uri) {
        Form form = Form.empty("").typed(uri.getQueryParameters());
        if (!uri.getQueryParameters().containsKey("group")) {
            return page(200, id, form, null);
        }
        AtomicReference<@Nullable WhyNot> answer = new AtomicReference<>();
        Problem refusal = Form.refusal(() -> answer.set(misses.nearMisses(id, uri)));
        if (refusal != null && refusal.status() == Response.Status.NOT_FOUND.getStatusCode()) {
            throw refusal.thrown();
        }
        return refusal == null
                ? page(200, id, form, answer.get())
                : page(refusal.status(), id, form.refused(refusal), null);
    }

    private Response page(int status, String id, Form form, @Nullable WhyNot answer) {
        return Pages.answer(status, Templates.nearMisses(frames.now(), id, form, answer));
    }

    /** Over several lines, as a person would write it. */
    @TemplateExtension
    static String written(JsonNode report) {
        return report.toPrettyString();
    }
}
