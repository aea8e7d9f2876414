package org.faultline.notify;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import org.faultline.alert.News;
import org.faultline.alert.Turns;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes owed mails from the outbox to the SMTP server. A mail in flight at a crash goes again, under the same Message-ID. */
@ApplicationScoped
public class Courier {
    private static final Logger LOG = Logger.getLogger(Courier.class);
    private static final int AT_ONCE = 20;
    private static final int MOST_ATTEMPTS = 20;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

    /** SMTP replies that say this mailbox will never take this mail (RFC 5321 4.2.3). */
    private static final int REFUSED_FROM = 550;

    private static final int REFUSED_TO = 554;

    private final Outbox outbox;
    private final Subscriptions subscriptions;
    private final Turns turns;
    private final MailWriter writer;
    private final Mailer mailer;
    private final Clock clock;
    private final ReentrantLock sending = new ReentrantLock();
    private volatile boolean stopping;

    Courier(Outbox outbox, Subscriptions subscriptions, Turns turns, MailWriter writer, Mailer mailer, Clock clock) {
        this.outbox = outbox;
        this.subscriptions = subscriptions;
        this.turns = turns;
        this.writer = writer;
        this.mailer = mailer;
        this.clock = clock;
    }

    /** Waits for the mail that is in flight; those after it go at the next start. */
    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        sending.lock();
        try {
            LOG.debug("no mail is in flight");
        } finally {
            sending.unlock();
        }
    }

    /** Sends what is due until nothing is. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void deliver() {
        sending.lock();
        try {
            boolean more = true;
            while (more && !stopping) {
                List<Letter> claimed = outbox.claim(AT_ONCE, clock.instant());
                claimed.forEach(this::send);
                more = claimed.size() == AT_ONCE;
            }
        } finally {
            sending.unlock();
        }
    }

    private void send(Letter letter) {
        if (stopping) {
            outbox.settle(letter, l -> l.retry(clock.instant(), "the service stopped"));
            return;
        }
        try {
            Mail mail = write(letter);
            if (mail == null) {
                outbox.settle(letter, l -> l.die("the subscription has ended"));
                return;
            }
            mailer.send(mail);
            outbox.settle(letter, l -> l.sent(clock.instant()));
        } catch (RuntimeException e) {
            fail(letter, e);
        }
    }

    private @Nullable Mail write(Letter letter) {
        Subscription to = subscriptions.reader(letter.subscription());
        if (letter.kind() == Letter.Kind.CONFIRM) {
            return writer.confirm(to, letter.messageId());
        }
        Long episode = letter.episode();
        Integer revision = letter.revision();
        if (to.state() != Subscription.State.CONFIRMED || episode == null || revision == null) {
            return null;
        }
        News news = turns.news(episode, revision);
        return writer.alert(to, news, letter.messageId(), outbox.root(letter));
    }

    private void fail(Letter letter, RuntimeException e) {
        String why = Words.headerLine(e.getMessage() == null ? e.toString() : e.getMessage());
        if (refused(e) || letter.attempts() >= MOST_ATTEMPTS) {
            LOG.warnf("mail %s is given up: %s", letter.messageId(), why);
            outbox.settle(letter, l -> l.die(why));
        } else {
            Instant again = clock.instant().plus(pause(letter.attempts()));
            LOG.infof("mail %s waits until %s: %s", letter.messageId(), again, why);
            outbox.settle(letter, l -> l.retry(again, why));
        }
    }

    private static boolean refused(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof SMTPException smtp) {
                return smtp.getReplyCode() >= REFUSED_FROM && smtp.getReplyCode() <= REFUSED_TO;
            }
        }
        return false;
    }

    /** Doubles with every attempt, and varies by a half so that many mails do not come back at once. */
    static Duration pause(int attempts) {
        long doubled = FIRST_PAUSE.toMillis() << Math.min(attempts - 1, 20);
        long most = Math.min(doubled, LONGEST_PAUSE.toMillis());
        return Duration.ofMillis(most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1));
    }
}
