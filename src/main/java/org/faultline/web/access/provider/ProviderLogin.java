package org.faultline.web.access.provider;

import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.OidcSession;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.faultline.access.AccessRole;
import org.faultline.access.account.Logins;
import org.faultline.access.account.People;
import org.faultline.access.account.ProviderAccount;
import org.faultline.report.Text;
import org.faultline.web.access.ProviderFault;
import org.faultline.web.access.SessionCookie;
import org.faultline.web.http.Problem;
import org.jboss.logging.Logger;

/**
 * Whoever comes here is sent to the identity provider and comes back as somebody it knows. From then on it is a session like any other: the
 * provider is asked only at the door, so that it may be down meanwhile, and locks and ends of sessions are ours.
 */
@Path(ProviderLogin.PATH)
public class ProviderLogin {
    static final String PATH = "/login/provider";

    private static final Logger LOG = Logger.getLogger(ProviderLogin.class);

    private final SecurityIdentity identity;
    private final OidcSession providerSession;
    private final People people;
    private final Logins logins;
    private final SessionCookie cookie;

    ProviderLogin(
            SecurityIdentity identity,
            OidcSession providerSession,
            People people,
            Logins logins,
            SessionCookie cookie) {
        this.identity = identity;
        this.providerSession = providerSession;
        this.people = people;
        this.logins = logins;
        this.cookie = cookie;
    }

    /** @param next the page that was asked for */
    @GET
    @Produces(MediaType.TEXT_HTML + ";charset=utf-8")
    public Response enter(@QueryParam("next") @DefaultValue("/alerts") String next) {
        JsonWebToken token = providerSession.getIdToken();
        providerSession.logout().await().indefinitely();
        String name = Stream.of(token.<String>getClaim("preferred_username"), token.<String>getClaim("email"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(token.getSubject());
        AccessRole role = AccessRole.highest(identity.getRoles()).orElseThrow(() -> Problem.of(
                        403,
                        "Not allowed",
                        "The identity provider gives you, " + name + ", none of the roles reader, analyst and admin")
                .thrown());
        long person = people.of(new ProviderAccount(token.getIssuer(), token.getSubject(), name, role))
                .id();
        return cookie.enter(logins.begin(person), next);
    }

    /** What fails before anybody has come back is said on the page from which people can also come in another way. */
    void failed(@Observes Router router) {
        router.route(PATH).order(-1).failureHandler(ProviderLogin::failed);
    }

    private static void failed(RoutingContext call) {
        Throwable failure = call.failure();
        boolean sentOn = failure instanceof AuthenticationRedirectException;
        if (!sentOn && (failure instanceof OIDCException || failure instanceof AuthenticationException)) {
            LOG.warnf("signing in by the identity provider failed: %s", Text.clean(String.valueOf(failure)));
            ProviderFault fault =
                    failure instanceof OIDCException ? ProviderFault.UNAVAILABLE : ProviderFault.NOT_COMPLETED;
            call.response()
                    .setStatusCode(303)
                    .putHeader("Location", fault.page())
                    .end();
        } else {
            call.next();
        }
    }
}
