package org.faultline.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The forms on the page of an alert. At the root as the other pages are, or else requests for those that lie below would end here. */
@Path("/")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class WorkPages {
    private final Working working;

    WorkPages(Working working) {
        this.working = working;
    }

    @POST
    @Path("alerts/{id: \\d{1,18}}/{deed: " + Working.DEEDS + "}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response act(
            @PathParam("id") long id,
            @PathParam("deed") String deed,
            @FormParam("by") @Nullable String by,
            @FormParam("assignee") @Nullable String assignee,
            @FormParam("text") @Nullable String text,
            @FormParam("verdict") @Nullable String verdict,
            @FormParam("until") @Nullable String until,
            @FormParam("version") @Nullable String version) {
        working.act(id, deed, new Doing(by, assignee, text, verdict, until, null), version);
        return Response.seeOther(URI.create("/alerts/" + id + "#work")).build();
    }
}
