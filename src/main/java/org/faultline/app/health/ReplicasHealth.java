package org.faultline.app.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.faultline.report.theatre.Replicas;

/** Says who works out which theatre, and what an operator should mend; this one serves pages whoever that is, so it stays up as long as it can say so. */
@Readiness
@ApplicationScoped
class ReplicasHealth implements HealthCheck {
    private final Replicas replicas;

    ReplicasHealth(Replicas replicas) {
        this.replicas = replicas;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthAnswer.of("replicas", answer -> {
            Replicas.Standing now = replicas.now();
            now.theatres().forEach(t -> answer.withData(t.name(), t.owner() == null ? "nobody" : t.owner()));
            if (!now.warnings().isEmpty()) {
                answer.withData("warnings", String.join("\n", now.warnings()));
            }
        });
    }
}
