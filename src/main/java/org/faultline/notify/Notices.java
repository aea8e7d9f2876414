package org.faultline.notify;

import io.quarkus.mailer.Mail;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.faultline.alert.silence.Reminders;
import org.faultline.alert.store.StoppedRules;
import org.faultline.notify.channel.mail.Smtp;
import org.faultline.notify.mail.words.Words;
import org.faultline.settings.Settings;
import org.faultline.subscription.Address;
import org.faultline.subscription.store.Subscriptions;
import org.jboss.logging.Logger;

/**
 * Tells those who run the service what they have to see to. Tried three times and not again: page, health and log say the same
 * for as long as it lasts.
 */
@ApplicationScoped
class Notices {
    private static final Logger LOG = Logger.getLogger(Notices.class);

    private static final int ATTEMPTS = 3;

    private final Smtp smtp;
    private final Subscriptions subscriptions;
    private final String baseUrl;
    private final Optional<String> operator;

    Notices(Smtp smtp, Subscriptions subscriptions, Settings settings) {
        this.smtp = smtp;
        this.subscriptions = subscriptions;
        this.baseUrl = settings.baseUrl().toString();
        this.operator = settings.operator();
    }

    /** The operator, and the rule's owner where that is a mail address. */
    void told(@ObservesAsync StoppedRules.Stopped stopped) {
        tell(
                stopped.owner(),
                "Rule out of service: " + stopped.rule(),
                "The rule \"" + stopped.title() + "\" (" + stopped.rule() + ", version " + stopped.version()
                        + ") was taken out of service: it " + stopped.reason() + ".\n\n"
                        + "The other rules go on. What it"
                        + " raised before stands as it is, and"
                        + " it raises nothing new until its"
                        + " text changes or somebody puts it"
                        + " back.\n\n" + baseUrl + "/rules\n");
    }

    /** The operator, and who began it where that is the address of a subscriber: nobody else's is proven to be theirs. */
    void told(@ObservesAsync Reminders.EndsSoon soon) {
        boolean subscriber = QuarkusTransaction.requiringNew().call(subscriptions::confirmed).stream()
                .anyMatch(s -> s.address().equalsIgnoreCase(soon.by()));
        tell(
                subscriber ? soon.by() : "",
                "Silence " + soon.silence() + " ends soon",
                "The silence " + soon.silence() + " ends on " + Words.inWords(soon.ends()) + ".\n\n" + soon.by()
                        + " began it: " + soon.why() + "\n\n"
                        + "What it is about is mailed again from then on. Begin another where it has to stay quiet.\n\n"
                        + baseUrl + "/silences\n");
    }

    private void tell(String concerned, String subject, String text) {
        Set<String> readers = new LinkedHashSet<>(operator.stream().toList());
        if (concerned.contains("@")) {
            readers.add(concerned);
        }
        readers.forEach(reader -> send(reader, subject, text));
    }

    private void send(String reader, String subject, String text) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                smtp.send(new Mail()
                                .addTo(Address.checked(reader))
                                .setSubject(Words.headerLine(subject))
                                .addHeader("Auto-Submitted", "auto-generated")
                                .setText(text))
                        .await()
                        .indefinitely();
                return;
            } catch (RuntimeException e) {
                LOG.warnf(
                        e,
                        "attempt %d of %d to tell %s: \"%s\" failed",
                        attempt,
                        ATTEMPTS,
                        Words.headerLine(reader),
                        Words.headerLine(subject));
            }
        }
    }
}
