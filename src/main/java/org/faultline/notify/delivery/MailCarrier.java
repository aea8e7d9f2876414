package org.faultline.notify.delivery;

import io.quarkus.mailer.Mail;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.faultline.notify.mail.MailWriter;
import org.faultline.notify.outbox.Bounces;
import org.faultline.notify.outbox.LeasedLetter;
import org.faultline.notify.outbox.LetterContents;
import org.faultline.notify.transport.Smtp;

/** Carries a letter as a mail, whose bounces come back to an address that names it. */
@ApplicationScoped
class MailCarrier implements DeliveryChannel {
    private final MailWriter writer;
    private final LetterContents contents;
    private final Bounces bounces;
    private final Smtp smtp;

    MailCarrier(MailWriter writer, LetterContents contents, Bounces bounces, Smtp smtp) {
        this.writer = writer;
        this.contents = contents;
        this.bounces = bounces;
        this.smtp = smtp;
    }

    @Override
    public Uni<Void> carry(LeasedLetter letter) {
        Mail mail = write(letter);
        bounces.returnAddress(letter.id()).ifPresent(mail::setBounceAddress);
        return smtp.send(mail);
    }

    private Mail write(LeasedLetter letter) {
        LetterContents.Content content = contents.of(letter);
        return switch (letter.kind()) {
            case CONFIRM -> writer.confirm(content.to(), letter.messageId());
            case ALERT ->
                writer.alert(content.to(), content.news().get(0), content.before(), letter.messageId(), letter.root());
            case DIGEST -> writer.digest(content.to(), content.news(), content.figures(), letter.messageId());
        };
    }
}
