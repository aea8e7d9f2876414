package org.faultline.web.alert;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.faultline.web.http.Problem;
import org.faultline.web.page.Form;
import org.faultline.web.page.Pages;

/** The forms on the page of an alert. At the root as the other pages are, or else requests for those that lie below would end here. */
@Path("/")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class WorkPages {
    private final WorkActions working;
    private final Pages pages;

    WorkPages(WorkActions working, Pages pages) {
        this.working = working;
        this.pages = pages;
    }

    @POST
    @Path("alerts/{id: \\d{1,18}}/{deed: " + WorkActions.DEEDS + "}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response act(@PathParam("id") long id, @PathParam("deed") String deed, MultivaluedMap<String, String> form) {
        WorkForm doing = new WorkForm(
                form.getFirst("by"),
                form.getFirst("assignee"),
                form.getFirst("text"),
                form.getFirst("verdict"),
                form.getFirst("until"),
                null);
        Problem refusal = Form.refusal(() -> working.act(id, deed, doing, form.getFirst("version")));
        return refusal == null
                ? Response.seeOther(URI.create("/alerts/" + id + "#work")).build()
                : Pages.answer(
                        refusal.status(),
                        pages.alert(id, null, Form.empty("").typed(form).refused(refusal)));
    }
}
