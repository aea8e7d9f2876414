package org.faultline.web.access;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.faultline.access.LoginMode;
import org.faultline.access.Secret;
import org.faultline.access.account.Logins;
import org.faultline.access.account.People;
import org.faultline.access.account.Person;
import org.faultline.access.account.Sessions;
import org.faultline.report.Text;
import org.faultline.web.http.Links;
import org.faultline.web.http.Problem;
import org.faultline.web.page.Form;
import org.faultline.web.page.Frame;
import org.faultline.web.page.Frames;
import org.faultline.web.page.Pages;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The ways in and out: signing in, choosing a password by a link, signing out. */
@Path("/")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class LoginPages {
    private static final Logger LOG = Logger.getLogger(LoginPages.class);

    @CheckedTemplate(basePath = "pages")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance login(
                Frame frame,
                Form form,
                String next,
                String nextInAddress,
                LoginMode mode,
                @Nullable String providerFault);

        static native TemplateInstance welcome(Frame frame, Form form, String token, @Nullable String name);
    }

    private final Logins logins;
    private final People people;
    private final Sessions sessions;
    private final Frames frames;
    private final RoutingContext call;
    private final SessionCookie cookie;
    private final LoginMode mode;

    LoginPages(
            Logins logins,
            People people,
            Sessions sessions,
            Frames frames,
            RoutingContext call,
            SessionCookie cookie,
            LoginMode mode) {
        this.cookie = cookie;
        this.mode = mode;
        this.logins = logins;
        this.people = people;
        this.sessions = sessions;
        this.frames = frames;
        this.call = call;
    }

    @GET
    @Path("login")
    public Response login(
            @QueryParam("next") @DefaultValue("/alerts") String next, @QueryParam("error") @Nullable String error) {
        ProviderFault fault = error == null ? null : ProviderFault.of(error);
        return Pages.answer(
                fault == null ? 200 : fault.status(), page(Form.empty(""), next, fault == null ? null : fault.name()));
    }

    private TemplateInstance page(Form form, String next, @Nullable String providerFault) {
        String local = Links.local(next);
        return Templates.login(
                frame(), form, local, URLEncoder.encode(local, StandardCharsets.UTF_8), mode, providerFault);
    }

    @POST
    @Path("login")
    public Response login(
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("password") @DefaultValue("") String password,
            @FormParam("next") @DefaultValue("/alerts") String next) {
        String address = call.request().remoteAddress().hostAddress();
        Secret[] session = new Secret[1];
        Problem refusal = Form.refusal(() -> session[0] = logins.signIn(name, password, address));
        if (refusal == null) {
            return cookie.enter(session[0], next);
        }
        // what a limit refused was not tried; a flood of it would push everything else out of the log
        LOG.logf(
                refusal.status() == Response.Status.UNAUTHORIZED.getStatusCode()
                        ? Logger.Level.INFO
                        : Logger.Level.DEBUG,
                "sign-in refused: %s from %s",
                Text.shortened(Text.clean(name), 64),
                address);
        MultivaluedMap<String, String> typed = new MultivaluedHashMap<>();
        typed.putSingle("name", name);
        return Pages.answer(refusal.status(), page(Form.empty("").typed(typed).refused(refusal), next, null));
    }

    @POST
    @Path("logout")
    @Consumes(MediaType.WILDCARD)
    public Response logout(@CookieParam(SessionCookie.NAME) @Nullable String session) {
        if (session != null) {
            sessions.end(new Secret(session));
        }
        return cookie.leave();
    }

    /** Shows the form only: a link that a mail scanner opens still holds. */
    @GET
    @Path("welcome/{token}")
    public Response welcome(@PathParam("token") String token) {
        String name = people.invited(new Secret(token)).orElse(null);
        return Pages.answer(name == null ? 404 : 200, Templates.welcome(frame(), Form.empty(""), token, name));
    }

    @POST
    @Path("welcome/{token}")
    public Response welcome(
            @PathParam("token") String token,
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("password") @DefaultValue("") String password,
            @FormParam("again") @DefaultValue("") String again) {
        Secret link = new Secret(token);
        String invited = people.invited(link).orElse(null);
        Secret[] session = new Secret[1];
        Problem refusal = Form.refusal(() -> {
            refuseUnlike(password, again);
            Person person = people.welcome(link, name, password);
            session[0] = logins.begin(person.id());
        });
        if (refusal == null) {
            return cookie.enter(session[0], "/alerts");
        }
        MultivaluedMap<String, String> typed = new MultivaluedHashMap<>();
        typed.putSingle("name", name);
        typed.putSingle("password", "");
        typed.putSingle("again", "");
        return Pages.answer(
                refusal.status(),
                Templates.welcome(frame(), Form.empty("").typed(typed).refused(refusal), token, invited));
    }

    /** A new password is typed twice. */
    static void refuseUnlike(String password, String again) {
        if (!password.equals(again)) {
            throw Problem.badInput(new Problem.Violation("again", null, "is not the same password"))
                    .thrown();
        }
    }

    private Frame frame() {
        return frames.now();
    }
}
