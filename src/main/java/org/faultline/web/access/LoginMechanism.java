package org.faultline.web.access;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.faultline.access.Login;
import org.faultline.access.LoginMode;
import org.faultline.access.Secret;
import org.faultline.web.http.Problem;
import org.jspecify.annotations.Nullable;

/** Tells by a key or a session who a request comes from; where there is no login, it is whoever sits at this machine. */
@ApplicationScoped
class LoginMechanism implements HttpAuthenticationMechanism {
    private static final String BEARER = "bearer ";

    private final LoginMode mode;

    LoginMechanism(LoginMode mode) {
        this.mode = mode;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext call, IdentityProviderManager identities) {
        if (!mode.required()) {
            return Uni.createFrom().item(SecretIdentities.identity(Login.OPEN).build());
        }
        SecretIdentities.Request request = request(call);
        if (request == null) {
            return Uni.createFrom().nullItem();
        }
        return identities.authenticate(HttpSecurityUtils.setRoutingContextAttribute(request, call));
    }

    private static SecretIdentities.@Nullable Request request(RoutingContext call) {
        String header = call.request().getHeader("Authorization");
        if (header != null && header.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return new SecretIdentities.Request(
                    new Secret(header.substring(BEARER.length()).strip()), Login.Way.KEY);
        }
        Cookie session = call.request().getCookie(SessionCookie.NAME);
        return session == null || session.getValue().isEmpty()
                ? null
                : new SecretIdentities.Request(new Secret(session.getValue()), Login.Way.SESSION);
    }

    /** Before that of the identity provider, so that it is this one that shows people where to sign in. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 10;
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(SecretIdentities.Request.class);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext call) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer realm=\"Faultline\""));
    }

    /** People are shown where to sign in, programs are told. */
    @Override
    public Uni<Boolean> sendChallenge(RoutingContext call) {
        boolean wrongKey = call.request().getHeader("Authorization") != null;
        if (!wrongKey && Answers.wantsPage(call)) {
            boolean asked = call.request().method().name().equals("GET");
            String next = asked ? "?next=" + URLEncoder.encode(call.request().uri(), StandardCharsets.UTF_8) : "";
            call.response()
                    .setStatusCode(303)
                    .putHeader("Location", "/login" + next)
                    .end();
        } else {
            call.response().putHeader("WWW-Authenticate", "Bearer realm=\"Faultline\"");
            Answers.end(
                    call,
                    Problem.of(
                            401,
                            "Not signed in",
                            wrongKey
                                    ? "The key is unknown, was revoked or has run out"
                                    : "This needs a key: Authorization: Bearer flk_..., made on the page /account"));
        }
        return Uni.createFrom().item(true);
    }
}
