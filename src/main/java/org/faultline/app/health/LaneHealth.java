package org.faultline.app.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.faultline.pipeline.Pipeline;

/** Down while the lane cannot go on; reports are still taken and wait. */
@Readiness
@ApplicationScoped
class LaneHealth implements HealthCheck {
    private final Pipeline pipeline;

    LaneHealth(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthAnswer.of("lane", answer -> {
            answer.withData("waiting", pipeline.waiting()).withData("monthsToReview", pipeline.toReview());
            String trouble = pipeline.trouble();
            if (trouble != null) {
                answer.down().withData("trouble", trouble);
            }
        });
    }
}
