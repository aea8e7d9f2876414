package org.faultline.notify;

import io.quarkus.mailer.Mail;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.faultline.notify.mail.MailWriter;
import org.faultline.notify.post.Smtp;

/** Carries a letter as a mail, whose bounces come back to an address that names it. */
@ApplicationScoped
class MailCarrier implements Carrier {
    private final MailWriter writer;
    private final Contents contents;
    private final Bounces bounces;
    private final Smtp smtp;

    MailCarrier(MailWriter writer, Contents contents, Bounces bounces, Smtp smtp) {
        this.writer = writer;
        this.contents = contents;
        this.bounces = bounces;
        this.smtp = smtp;
    }

    @Override
    public Uni<Void> carry(Claim letter) {
        Mail mail = write(letter);
        bounces.returnAddress(letter.id()).ifPresent(mail::setBounceAddress);
        return smtp.send(mail);
    }

    private Mail write(Claim letter) {
        Contents.Content content = contents.of(letter);
        return switch (letter.kind()) {
            case CONFIRM -> writer.confirm(content.to(), letter.messageId());
            case ALERT ->
                writer.alert(content.to(), content.news().get(0), content.before(), letter.messageId(), letter.root());
            case DIGEST -> writer.digest(content.to(), content.news(), content.figures(), letter.messageId());
        };
    }
}
