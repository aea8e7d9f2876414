package org.faultline.web.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.faultline.access.Login;
import org.faultline.access.Secret;
import org.faultline.access.account.Logins;
import org.faultline.web.http.CurrentLogin;

/** Knows people by their sessions and programs by their keys. */
@ApplicationScoped
class SecretIdentities implements IdentityProvider<SecretIdentities.Request> {
    /** Asks who it is that shows a secret. */
    static final class Request extends BaseAuthenticationRequest {
        private final Secret secret;
        private final Login.Way way;

        /** @param way session or key */
        Request(Secret secret, Login.Way way) {
            this.secret = secret;
            this.way = way;
        }
    }

    private final Logins logins;

    SecretIdentities(Logins logins) {
        this.logins = logins;
    }

    @Override
    public Class<Request> getRequestType() {
        return Request.class;
    }

    /** A session that has ended is nobody, who is asked to sign in; a key that is wrong is refused. */
    @Override
    public Uni<SecurityIdentity> authenticate(Request request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> (request.way == Login.Way.KEY
                        ? logins.byKey(request.secret)
                        : logins.bySession(request.secret))
                .map(login -> identity(login, request.secret))
                .orElseGet(() -> {
                    if (request.way == Login.Way.KEY) {
                        throw new AuthenticationFailedException("the key is unknown, was revoked or has run out");
                    }
                    return QuarkusSecurityIdentity.builder().setAnonymous(true).build();
                }));
    }

    /** With the token that forms of a session bear. */
    private static SecurityIdentity identity(Login login, Secret shown) {
        return identity(login)
                .addAttribute(CurrentLogin.FORM_TOKEN, new Secret("form " + shown.value()).hash())
                .build();
    }

    static QuarkusSecurityIdentity.Builder identity(Login login) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(login)
                .addRoles(login.role().names());
    }
}
