package org.faultline.notify;

import io.quarkus.mailer.Mail;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.faultline.alert.Episode;
import org.faultline.alert.News;
import org.faultline.alert.Reason;
import org.faultline.alert.Snapshot;

/** Writes the mails: a text and an HTML part that say why, with the sentences; headers that mail programs thread and unsubscribe by. */
@ApplicationScoped
public class MailWriter {
    /** What an alert mail is made from. */
    public record AlertMail(
            Episode episode, Snapshot now, Reason reason, String alertUrl, String unsubscribeUrl, boolean sample) {}

    /** What a request to confirm is made from. */
    public record ConfirmMail(Subscription subscription, String confirmUrl, boolean sample) {}

    @CheckedTemplate(basePath = "mail")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance alertText(AlertMail mail);

        static native TemplateInstance alertHtml(AlertMail mail);

        static native TemplateInstance confirmText(ConfirmMail mail);

        static native TemplateInstance confirmHtml(ConfirmMail mail);
    }

    private final Tokens tokens;
    private final String baseUrl;
    private final String domain;
    private final boolean sample;

    MailWriter(
            Tokens tokens,
            @ConfigProperty(name = "faultline.base-url") String baseUrl,
            @ConfigProperty(name = "faultline.mail-domain", defaultValue = "faultline.localhost") String domain,
            @ConfigProperty(name = "faultline.today") Optional<LocalDate> pinned) {
        this.tokens = tokens;
        this.baseUrl = baseUrl.replaceAll("/+$", "");
        this.domain = domain;
        this.sample = pinned.isPresent();
    }

    Mail alert(Subscription to, News news, String messageId, String root) {
        String token = tokens.token(to.id(), Tokens.Purpose.UNSUBSCRIBE);
        AlertMail mail = new AlertMail(
                news.episode(),
                news.revision().snapshot(),
                news.revision().reason(),
                baseUrl + "/alerts/" + news.episode().id(),
                baseUrl + "/subscriptions/unsubscribe?token=" + token,
                sample);
        String subject = Words.headerLine(
                news.episode().title() + ": " + Words.line(news.episode().groupBy()));
        Mail made = to(to, subject, messageId)
                .setText(Templates.alertText(mail).render())
                .setHtml(Templates.alertHtml(mail).render())
                .addHeader("List-Id", "Faultline alerts <alerts." + domain + ">")
                .addHeader("List-Unsubscribe", "<" + baseUrl + "/api/v1/subscriptions/unsubscribe?token=" + token + ">")
                .addHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        if (!root.equals(messageId)) {
            made.addHeader("In-Reply-To", root).addHeader("References", root);
        }
        return made;
    }

    Mail confirm(Subscription to, String messageId) {
        String url = baseUrl + "/subscriptions/confirm?token=" + tokens.token(to.id(), Tokens.Purpose.CONFIRM);
        ConfirmMail mail = new ConfirmMail(to, url, sample);
        return to(to, "Please confirm your Faultline alerts", messageId)
                .setText(Templates.confirmText(mail).render())
                .setHtml(Templates.confirmHtml(mail).render());
    }

    private static Mail to(Subscription to, String subject, String messageId) {
        return new Mail()
                .addTo(to.address())
                .setSubject(subject)
                .addHeader("Message-ID", messageId)
                .addHeader("Auto-Submitted", "auto-generated");
    }
}
