package org.faultline.app;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
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
        String trouble = pipeline.trouble();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("lane")
                .status(trouble == null)
                .withData("waiting", pipeline.waiting())
                .withData("monthsToReview", pipeline.toReview());
        return trouble == null
                ? answer.build()
                : answer.withData("trouble", trouble).build();
    }
}
