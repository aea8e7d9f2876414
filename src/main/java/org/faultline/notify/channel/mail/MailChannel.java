package org.faultline.notify.channel.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.faultline.job.BackgroundJob;
import org.faultline.notify.channel.Breaker;
import org.faultline.notify.channel.DeliveryChannel;
import org.faultline.notify.channel.DeliveryRun;
import org.faultline.notify.channel.DeliveryRuns;
import org.faultline.notify.mail.MailWriter;
import org.faultline.notify.outbox.Bounces;
import org.faultline.notify.outbox.LeasedLetter;
import org.faultline.notify.outbox.LetterContents;
import org.faultline.notify.outbox.StaleLetters;
import org.faultline.subscription.Channel;

/**
 * Letters as mails, whose bounces come back to an address that names the letter. One in flight at a crash goes again, under the same
 * Message-ID.
 */
@ApplicationScoped
public class MailChannel implements DeliveryChannel {
    private final MailWriter writer;
    private final LetterContents contents;
    private final StaleLetters stale;
    private final Bounces bounces;
    private final Smtp smtp;
    private final Clock clock;
    private final DeliveryRun run;

    MailChannel(
            MailWriter writer,
            LetterContents contents,
            StaleLetters stale,
            Bounces bounces,
            Smtp smtp,
            Clock clock,
            DeliveryRuns runs) {
        this.writer = writer;
        this.contents = contents;
        this.stale = stale;
        this.bounces = bounces;
        this.smtp = smtp;
        this.clock = clock;
        this.run = runs.of(this);
    }

    @BackgroundJob
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void deliver() {
        stale.merge(clock.instant());
        run.run();
    }

    /** Whether the mail server takes letters, as far as is known. */
    public Breaker.State server() {
        return run.breaker();
    }

    @Override
    public Channel channel() {
        return Channel.MAIL;
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
