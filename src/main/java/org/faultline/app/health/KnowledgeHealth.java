package org.faultline.app.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.faultline.knowledge.RunningKnowledge;

/** Says why the knowledge in the folder is not what holds; the service is up all the same, since what held before goes on. */
@Readiness
@ApplicationScoped
class KnowledgeHealth implements HealthCheck {
    private final RunningKnowledge known;

    KnowledgeHealth(RunningKnowledge known) {
        this.known = known;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("knowledge")
                .up()
                .withData("version", known.now().version());
        if (!known.faults().isEmpty()) {
            answer.withData("notTakenOver", String.join("\n", known.faults()));
        }
        return answer.build();
    }
}
