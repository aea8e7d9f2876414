package org.faultline.app;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.faultline.report.theatre.Replicas;

/** Says who works out which theatre, and what an operator should mend; this one serves pages whoever that is, so it stays up. */
@Readiness
@ApplicationScoped
class ReplicasHealth implements HealthCheck {
    private final Replicas replicas;

    ReplicasHealth(Replicas replicas) {
        this.replicas = replicas;
    }

    @Override
    public HealthCheckResponse call() {
        Replicas.Standing now = replicas.now();
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("replicas").up();
        now.theatres().forEach(t -> answer.withData(t.name(), t.owner() == null ? "nobody" : t.owner()));
        if (!now.warnings().isEmpty()) {
            answer.withData("warnings", String.join("\n", now.warnings()));
        }
        return answer.build();
    }
}
