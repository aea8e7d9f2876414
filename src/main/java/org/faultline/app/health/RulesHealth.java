package org.faultline.app.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.faultline.rule.RunningRules;

/** Says why the rules in the folder are not those that run; the service is up all the same, since those of before run on. */
@Readiness
@ApplicationScoped
class RulesHealth implements HealthCheck {
    private final RunningRules running;

    RulesHealth(RunningRules running) {
        this.running = running;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("rules")
                .up()
                .withData("running", running.book().rules().size())
                .withData("version", running.book().version());
        running.stopped().forEach(s -> answer.withData("outOfService." + s.rule(), s.reason()));
        RunningRules.Attempt last = running.last();
        if (last != null && !last.taken()) {
            answer.withData("notTakenOver", String.join("\n", last.faults()));
        }
        if (last != null && !last.failing().isEmpty()) {
            answer.withData("failingCases", String.join("\n", last.failing()));
        }
        return answer.build();
    }
}
