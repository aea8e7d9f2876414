package org.faultline.web.access;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.faultline.access.AccessRole;
import org.faultline.access.Secret;
import org.faultline.access.account.ApiKey;
import org.faultline.access.account.ApiKeys;
import org.faultline.access.account.People;
import org.faultline.access.account.Person;
import org.faultline.web.http.CurrentLogin;
import org.faultline.web.http.Problem;
import org.faultline.web.page.Form;
import org.faultline.web.page.Frame;
import org.faultline.web.page.Frames;
import org.faultline.web.page.Pages;
import org.jspecify.annotations.Nullable;

/** Everybody who can sign in, and the keys of everybody, for admins. */
@Path("/people")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class PeoplePages {
    /**
     * A link to be handed on, shown once.
     *
     * @param name for whom it is
     */
    public record Invitation(String name, String address) {}

    @CheckedTemplate(basePath = "pages")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance people(
                Frame frame,
                List<Person> people,
                List<ApiKey> keys,
                Map<Long, String> names,
                AccessRole[] roles,
                Form form,
                @Nullable Invitation invited);
    }

    private final CurrentLogin current;
    private final People people;
    private final ApiKeys keys;
    private final Frames frames;

    PeoplePages(CurrentLogin current, People people, ApiKeys keys, Frames frames) {
        this.current = current;
        this.people = people;
        this.keys = keys;
        this.frames = frames;
    }

    @GET
    public TemplateInstance people() {
        return page(Form.empty(""), null);
    }

    @POST
    public Response invite(
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("role") @DefaultValue("READER") AccessRole role,
            MultivaluedMap<String, String> form) {
        Secret[] link = new Secret[1];
        Problem refusal = Form.refusal(() -> link[0] = people.invite(current.required(), name.strip(), role));
        return refusal == null
                ? Pages.answer(201, page(Form.empty(""), new Invitation(name.strip(), people.address(link[0]))))
                : Pages.answer(refusal.status(), page(Form.empty("").typed(form).refused(refusal), null));
    }

    @POST
    @Path("{id: \\d{1,18}}")
    public Response change(
            @PathParam("id") long id,
            @FormParam("role") @Nullable AccessRole role,
            @FormParam("locked") @DefaultValue("false") boolean locked) {
        if (role == null) {
            return done(Problem.badInput(new Problem.Violation("role", null, "is required")));
        }
        return done(Form.refusal(() -> people.change(current.required(), id, role, locked)));
    }

    @POST
    @Path("{id: \\d{1,18}}/reset")
    public Response reset(@PathParam("id") long id) {
        Secret[] link = new Secret[1];
        Problem refusal = Form.refusal(() -> link[0] = people.reset(current.required(), id));
        String name = people.one(id).map(Person::name).orElse("");
        return refusal == null
                ? Pages.answer(201, page(Form.empty(""), new Invitation(name, people.address(link[0]))))
                : done(refusal);
    }

    @POST
    @Path("{id: \\d{1,18}}/remove")
    public Response remove(@PathParam("id") long id) {
        return done(Form.refusal(() -> people.remove(current.required(), id)));
    }

    @POST
    @Path("keys/{id: \\d{1,18}}/revoke")
    public Response revoke(@PathParam("id") long id) {
        return done(Form.refusal(() -> keys.revoke(current.required(), id)));
    }

    private Response done(@Nullable Problem refusal) {
        return refusal == null
                ? Response.seeOther(URI.create("/people")).build()
                : Pages.answer(refusal.status(), page(Form.empty("").refused(refusal), null));
    }

    private TemplateInstance page(Form form, @Nullable Invitation invited) {
        List<Person> everybody = people.everybody();
        Map<Long, String> names = everybody.stream().collect(Collectors.toMap(Person::id, Person::name));
        return Templates.people(frames.now(), everybody, keys.everybodys(), names, AccessRole.values(), form, invited);
    }
}
