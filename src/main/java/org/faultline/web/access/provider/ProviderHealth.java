package org.faultline.web.access.provider;

import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.faultline.access.LoginMode;

/** Says whether the identity provider answers. Always up: alerts do not depend on it, nor does who is in already, or has a password. */
@Readiness
@ApplicationScoped
class ProviderHealth implements HealthCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final LoginMode mode;
    private final TenantConfigBean providers;

    ProviderHealth(LoginMode mode, TenantConfigBean providers) {
        this.mode = mode;
        this.providers = providers;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("identityProvider")
                .up()
                .withData("state", mode.hasProvider() ? state(providers.getDefaultTenant()) : "none")
                .build();
    }

    private static String state(TenantConfigContext provider) {
        if (!provider.ready()) {
            return "has not answered yet";
        }
        try {
            int status = provider.getOidcProviderClient()
                    .getWebClient()
                    .getAbs(provider.getOidcMetadata().getDiscoveryUri())
                    .send()
                    .await()
                    .atMost(PATIENCE)
                    .statusCode();
            return status == 200 ? "answers" : "answers " + status;
        } catch (RuntimeException e) {
            return "does not answer: " + e.getMessage();
        }
    }
}
