package org.faultline.web.access;

import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import org.faultline.access.Login;
import org.faultline.access.Secret;

/** Asks who it is that shows a secret. */
final class SecretRequest extends BaseAuthenticationRequest implements AuthenticationRequest {
    private final Secret secret;
    private final Login.Way way;

    /** @param way session or key */
    SecretRequest(Secret secret, Login.Way way) {
        this.secret = secret;
        this.way = way;
    }

    Secret secret() {
        return secret;
    }

    Login.Way way() {
        return way;
    }
}
