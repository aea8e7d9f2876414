package org.faultline.app.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.faultline.notify.channel.mail.MailChannel;
import org.faultline.notify.outbox.Letters;

/** Says how the letters fare. Up whenever it can look: reports and alerts do not depend on the mail server, and a restart would not mend it. */
@Readiness
@ApplicationScoped
class OutboxHealth implements HealthCheck {
    private final Letters letters;
    private final MailChannel mail;

    OutboxHealth(Letters letters, MailChannel mail) {
        this.letters = letters;
        this.mail = mail;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthAnswer.of("post", answer -> {
            Letters.Figures figures = letters.figures();
            answer.withData("mailServer", mail.server().name())
                    .withData("unsent", figures.unsent())
                    .withData("dead", figures.dead())
                    .withData("bounced", figures.bounced());
            if (figures.oldestUnsent() != null) {
                answer.withData("oldestUnsent", figures.oldestUnsent().toString());
            }
        });
    }
}
