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
import org.faultline.access.AccessRole;
import org.faultline.access.Login;
import org.faultline.access.account.ApiKey;
import org.faultline.access.account.ApiKeys;
import org.faultline.access.account.People;
import org.faultline.access.account.Sessions;
import org.faultline.web.http.CurrentLogin;
import org.faultline.web.http.Problem;
import org.faultline.web.page.Form;
import org.faultline.web.page.Frame;
import org.faultline.web.page.Frames;
import org.faultline.web.page.Pages;
import org.jspecify.annotations.Nullable;

/** One's own account: the password, and the keys with which programs act in one's name. */
@Path("/account")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class AccountPages {
    @CheckedTemplate(basePath = "pages")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance account(
                Frame frame,
                Login who,
                List<Sessions.Open> sessions,
                List<ApiKey> keys,
                List<AccessRole> roles,
                Form password,
                Form making,
                @Nullable String made);
    }

    private final CurrentLogin current;
    private final People people;
    private final ApiKeys keys;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final Frames frames;

    AccountPages(
            CurrentLogin current, People people, ApiKeys keys, Sessions sessions, SessionCookie cookie, Frames frames) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.current = current;
        this.people = people;
        this.keys = keys;
        this.frames = frames;
    }

    @GET
    public TemplateInstance account() {
        return page(Form.empty(""), Form.empty("key-"), null);
    }

    /** Ends every session, this one too: whoever knew the old password is out. */
    @POST
    @Path("password")
    public Response password(
            @FormParam("old") @DefaultValue("") String old,
            @FormParam("password") @DefaultValue("") String password,
            @FormParam("again") @DefaultValue("") String again,
            MultivaluedMap<String, String> form) {
        Problem refusal = Form.refusal(() -> {
            LoginPages.refuseUnlike(password, again);
            people.changePassword(current.required(), old, password);
        });
        form.replaceAll((name, typed) -> List.of(""));
        return refusal == null
                ? Response.seeOther(URI.create("/login")).build()
                : Pages.answer(
                        refusal.status(), page(Form.empty("").typed(form).refused(refusal), Form.empty("key-"), null));
    }

    /** Shows the key, once. */
    @POST
    @Path("keys")
    public Response key(
            @FormParam("label") @DefaultValue("") String label,
            @FormParam("role") @DefaultValue("READER") AccessRole role,
            @FormParam("days") @DefaultValue("90") int days,
            MultivaluedMap<String, String> form) {
        String[] made = new String[1];
        Problem refusal = Form.refusal(() -> made[0] =
                keys.make(current.required(), label, role, days).secret().value());
        return refusal == null
                ? Pages.answer(201, page(Form.empty(""), Form.empty("key-"), made[0]))
                : Pages.answer(
                        refusal.status(),
                        page(Form.empty(""), Form.empty("key-").typed(form).refused(refusal), null));
    }

    @POST
    @Path("keys/{id: \\d{1,18}}/revoke")
    public Response revoke(@PathParam("id") long id) {
        keys.revoke(current.required(), id);
        return Response.seeOther(URI.create("/account")).build();
    }

    /** Ends all sessions of one's own but this one. */
    @POST
    @Path("sessions/end-others")
    @Consumes(MediaType.WILDCARD)
    public Response endOtherSessions() {
        Login who = current.required();
        if (who.person() != null) {
            sessions.endOthers(who.person(), cookie.value());
        }
        return Response.seeOther(URI.create("/account")).build();
    }

    private TemplateInstance page(Form password, Form making, @Nullable String made) {
        Login who = current.required();
        List<ApiKey> own = who.person() == null ? List.of() : keys.of(who.person());
        List<AccessRole> roles = java.util.Arrays.stream(AccessRole.values())
                .filter(who.role()::includes)
                .toList();
        List<Sessions.Open> open = who.person() == null ? List.of() : sessions.of(who.person(), cookie.value());
        return Templates.account(frames.now(), who, open, own, roles, password, making, made);
    }
}
