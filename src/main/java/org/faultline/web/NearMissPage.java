package org.faultline.web;

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
import jakarta.ws.rs.core.UriInfo;
import org.faultline.explain.WhyNot;
import org.faultline.report.Calendar;
import org.jspecify.annotations.Nullable;

/** Where people ask how near a rule is to firing, and why it is silent. */
@Path("/rules/{id}/near-misses")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class NearMissPage {
    @CheckedTemplate(basePath = "pages")
    static final class Templates {
        private Templates() {}

        /** @param answer null where nothing was asked yet */
        static native TemplateInstance nearMisses(
                Pages.Frame frame, String rule, String group, @Nullable WhyNot answer);
    }

    private final NearMissResource misses;
    private final Calendar calendar;

    NearMissPage(NearMissResource misses, Calendar calendar) {
        this.misses = misses;
        this.calendar = calendar;
    }

    @GET
    public TemplateInstance ask(@PathParam("id") String id, @Context UriInfo uri) {
        boolean asked = uri.getQueryParameters().containsKey("group");
        WhyNot answer = asked ? misses.nearMisses(id, uri) : null;
        String group = asked ? Query.group(uri) : "";
        return Templates.nearMisses(Pages.Frame.of(calendar), id, group, answer);
    }

    /** Over several lines, as a person would write it. */
    @TemplateExtension
    static String written(JsonNode report) {
        return report.toPrettyString();
    }
}
