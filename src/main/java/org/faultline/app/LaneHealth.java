package org.faultline.app;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.faultline.pipeline.Pipeline;
import org.faultline.report.store.ReportLog;

/** Down while the lane cannot go on; reports are still taken and wait. */
@Readiness
@ApplicationScoped
class LaneHealth implements HealthCheck {
    private final Pipeline pipeline;
    private final ReportLog reportLog;

    LaneHealth(Pipeline pipeline, ReportLog reportLog) {
        this.pipeline = pipeline;
        this.reportLog = reportLog;
    }

    @Override
    public HealthCheckResponse call() {
        String trouble = pipeline.trouble();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("lane")
                .status(trouble == null)
                .withData("waiting", Math.max(0, reportLog.last() - pipeline.reached()))
                .withData("monthsToReview", pipeline.toReview());
        return trouble == null
                ? answer.build()
                : answer.withData("trouble", trouble).build();
    }
}
