package org.faultline.notify;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.faultline.alert.StoppedRules;
import org.jboss.logging.Logger;

/**
 * Tells those who run the service what they have to see to. Tried three times and not again: page, health and log say the same
 * for as long as it lasts.
 */
@ApplicationScoped
class Notices {
    private static final Logger LOG = Logger.getLogger(Notices.class);

    private static final int ATTEMPTS = 3;

    private final Mailer mailer;
    private final String baseUrl;
    private final Optional<String> operator;

    /** @param operator the mail address of who runs the service; nobody is told by mail where it is not set */
    Notices(
            Mailer mailer,
            @ConfigProperty(name = "faultline.base-url") String baseUrl,
            @ConfigProperty(name = "faultline.operator") Optional<String> operator) {
        this.mailer = mailer;
        this.baseUrl = baseUrl.replaceAll("/+$", "");
        this.operator = operator;
    }

    /** The operator, and the rule's owner where that is a mail address. */
    void told(@ObservesAsync StoppedRules.Stopped stopped) {
        Set<String> readers = new LinkedHashSet<>(operator.stream().toList());
        if (stopped.owner().contains("@")) {
            readers.add(stopped.owner());
        }
        readers.forEach(reader -> send(reader, stopped));
    }

    private void send(String reader, StoppedRules.Stopped stopped) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                mailer.send(mail(reader, stopped));
                return;
            } catch (RuntimeException e) {
                LOG.warnf(
                        e,
                        "attempt %d of %d to tell %s that the rule %s is out of service failed",
                        attempt,
                        ATTEMPTS,
                        Words.headerLine(reader),
                        stopped.rule());
            }
        }
    }

    private Mail mail(String reader, StoppedRules.Stopped stopped) {
        return new Mail()
                .addTo(Address.checked(reader))
                .setSubject(Words.headerLine("Rule out of service: " + stopped.rule()))
                .addHeader("Auto-Submitted", "auto-generated")
                .setText("The rule \"" + stopped.title() + "\" (" + stopped.rule() + ", version " + stopped.version()
                        + ") was taken out of service: it " + stopped.reason() + ".\n\n"
                        + "The other rules go on. What it raised before stands as it is, and it raises nothing new until its"
                        + " text changes or somebody puts it back.\n\n" + baseUrl + "/rules\n");
    }
}
