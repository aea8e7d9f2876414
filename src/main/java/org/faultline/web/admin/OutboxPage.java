package org.faultline.web.admin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.faultline.notify.outbox.Letter;
import org.faultline.notify.outbox.Letters;
import org.faultline.web.http.Problem;
import org.faultline.web.http.Query;
import org.faultline.web.page.Form;
import org.faultline.web.page.Frame;
import org.faultline.web.page.Frames;
import org.faultline.web.page.Pages;
import org.jspecify.annotations.Nullable;

/** The outbox for operators: what waits, what was given up and why, and a button to try again. */
@Path("/outbox")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class OutboxPage {
    @CheckedTemplate(basePath = "pages")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance outbox(
                Frame frame,
                Letters.Figures figures,
                Letters.Page page,
                List<Letter.State> states,
                @Nullable String state,
                String note);
    }

    private final Letters letters;
    private final Frames frames;

    OutboxPage(Letters letters, Frames frames) {
        this.letters = letters;
        this.frames = frames;
    }

    @GET
    public TemplateInstance outbox(@Context UriInfo uri) {
        return page(uri, "");
    }

    /** @param note what became of a button; empty where none was pressed */
    private TemplateInstance page(UriInfo uri, String note) {
        Letter.State asked = Query.letters(uri).state();
        return Templates.outbox(
                frames.now(),
                letters.figures(),
                LettersResource.page(letters, uri),
                List.of(Letter.State.values()),
                asked == null ? null : asked.name(),
                note);
    }

    @POST
    @Path("{id: \\d{1,18}}/resend")
    @Consumes(MediaType.WILDCARD)
    public Response resend(
            @PathParam("id") long id, @HeaderParam("Sec-Fetch-Site") @Nullable String from, @Context UriInfo uri) {
        if ("cross-site".equals(from)) {
            throw Problem.of(403, "From elsewhere", "This order came from a page of another site.")
                    .thrown();
        }
        Problem refusal = Form.refusal(() -> LettersResource.resend(letters, id));
        return refusal == null
                ? Response.seeOther(URI.create("/outbox")).build()
                : Pages.answer(refusal.status(), page(uri, refused(id, refusal)));
    }

    /** The reason is in English in every language. */
    private String refused(long id, Problem refusal) {
        Frame frame = frames.now();
        return frame.words()
                .say(
                        "page.outbox.refused",
                        Map.of("id", String.valueOf(id), "why", frame.own(String.valueOf(refusal.detail()))));
    }
}
