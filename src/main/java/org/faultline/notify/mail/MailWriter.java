package org.faultline.notify.mail;

import io.quarkus.mailer.Mail;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.faultline.alert.AlertUpdate;
import org.faultline.alert.Revision;
import org.faultline.knowledge.RunningKnowledge;
import org.faultline.notify.mail.page.AlertMailContext;
import org.faultline.notify.mail.page.MapCache;
import org.faultline.notify.mail.page.ReportFates;
import org.faultline.notify.mail.words.MailRecipient;
import org.faultline.notify.outbox.DigestFigures;
import org.faultline.settings.Settings;
import org.faultline.subscription.Subscription;
import org.faultline.subscription.store.Tokens;
import org.jspecify.annotations.Nullable;

/** Writes the mails: what they say, and the headers that mail programs thread and unsubscribe by. */
@ApplicationScoped
public class MailWriter {
    private final Tokens tokens;
    private final ReportFates fates;
    private final Composer composer;
    private final RunningKnowledge knowledge;
    private final String baseUrl;
    private final String domain;
    private final NewsCalendar calendar;
    private final WishSentence sentence;

    MailWriter(
            Tokens tokens,
            ReportFates fates,
            MapCache maps,
            RunningKnowledge knowledge,
            Settings settings,
            NewsCalendar calendar,
            WishSentence sentence) {
        this.sentence = sentence;
        this.tokens = tokens;
        this.fates = fates;
        this.knowledge = knowledge;
        this.composer = new Composer(maps);
        this.baseUrl = settings.baseUrl().toString();
        this.domain = settings.mailDomain();
        this.calendar = calendar;
    }

    /**
     * A mail about a revision of an alert.
     *
     * @param before what this reader was last told of it, null where nothing
     * @param root the id of the first mail to them about it
     */
    public Mail alert(Subscription to, AlertUpdate news, @Nullable Revision before, String messageId, String root) {
        Mail mail = composer.alert(AlertMailContext.of(news, before, fates), reader(to));
        return inThread(listed(mail, domain, oneClick(to)), to.address(), messageId, root);
    }

    /**
     * A mail about all that was revised since the last; also where nothing did, for those who want to know that.
     *
     * @param figures null where it only gathers what came late
     */
    public Mail digest(Subscription to, List<AlertUpdate> entries, @Nullable DigestFigures figures, String messageId) {
        Mail mail = composer.digest(entries, figures, reader(to));
        return inThread(listed(mail, domain, oneClick(to)), to.address(), messageId, messageId);
    }

    /** A request to confirm: nobody is told before. */
    public Mail confirm(Subscription to, String messageId) {
        MailRecipient reader = reader(to);
        String url = baseUrl + "/subscriptions/confirm?token=" + tokens.confirmation(to.id());
        return inThread(
                composer.confirm(to.address(), sentence.of(to.wish(), reader.phrases()), url, reader),
                to.address(),
                messageId,
                messageId);
    }

    /** What mail programs unsubscribe by (RFC 2919, RFC 8058). */
    static Mail listed(Mail mail, String domain, String oneClick) {
        return mail.addHeader("List-Id", "Faultline alerts <alerts." + domain + ">")
                .addHeader("List-Unsubscribe", "<" + oneClick + ">")
                .addHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }

    /** What mail programs put together by, and automatic answers stay away for (RFC 5322, RFC 3834). */
    static Mail inThread(Mail mail, String address, String messageId, String root) {
        mail.addTo(address).addHeader("Message-ID", messageId).addHeader("Auto-Submitted", "auto-generated");
        return root.equals(messageId)
                ? mail
                : mail.addHeader("In-Reply-To", root).addHeader("References", root);
    }

    private String oneClick(Subscription to) {
        return baseUrl + "/subscriptions/unsubscribe?token=" + tokens.token(to.id(), Tokens.Purpose.UNSUBSCRIBE);
    }

    private MailRecipient reader(Subscription to) {
        return new MailRecipient(
                to.language().locale(),
                to.zone(),
                to.linkOnly(),
                calendar.isSample(),
                calendar.standsOn(),
                baseUrl,
                baseUrl + "/subscriptions/manage?token=" + tokens.token(to.id(), Tokens.Purpose.MANAGE),
                oneClick(to),
                knowledge.now().displayNames().in(to.language().locale()));
    }
}
