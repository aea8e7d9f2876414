package org.faultline.app.health;

import java.util.function.Consumer;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.faultline.database.FailureReason;

/** Answers under the name of a check also where it cannot look; by itself an exception takes the name of a class. */
final class HealthAnswer {
    private HealthAnswer() {}

    /** Up, unless the look says otherwise or fails. */
    static HealthCheckResponse of(String name, Consumer<HealthCheckResponseBuilder> look) {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named(name).up();
        try {
            look.accept(answer);
            return answer.build();
        } catch (RuntimeException e) {
            return HealthCheckResponse.named(name)
                    .down()
                    .withData("reason", FailureReason.of(e).text())
                    .build();
        }
    }
}
