package org.faultline.notify.channel.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.SentMail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.mailer.runtime.MailerSupport;
import io.quarkus.mailer.runtime.Mailers;
import io.quarkus.mailer.runtime.MailersRuntimeConfig;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.impl.VertxWrapper;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.faultline.notify.channel.Failure;
import org.faultline.settings.Settings;

/**
 * Quarkus' mailer with a limit to its patience; all mail goes through it. The mail client waits for ever for an answer to any verb, and Quarkus' time-out leaves the
 * silent connection in the pool, so that ten of them stop all mail until a restart. Here a connection that stays silent is closed, at
 * whatever verb, and a send that nobody ends is given up.
 */
@ApplicationScoped
public class Smtp {
    private final Mailers mailers;
    private final ReactiveMailer mailer;
    private final Duration longest;

    /**
     * The one event loop on which all of it happens. Begun elsewhere, the mail client connects on one loop and listens from another: a
     * greeting that comes in between is lost, and the send never ends.
     */
    private final Context loop;

    /**
     * @param silence how long the server may leave any verb unanswered
     * @param ours a send is given up after half of the lease, so that no other worker has begun the same letter
     */
    Smtp(
            Vertx vertx,
            MailersRuntimeConfig settings,
            TlsConfigurationRegistry tls,
            Event<SentMail> sent,
            @ConfigProperty(name = "quarkus.mailer.timeout") Duration silence,
            Settings ours) {
        this.longest = ours.mailLease().dividedBy(2);
        this.loop = ((VertxInternal) vertx).createEventLoopContext();
        io.vertx.mutiny.core.Vertx mutiny = io.vertx.mutiny.core.Vertx.newInstance(vertx);
        // Quarkus makes no mailer of its own where nobody asks for one
        MailerSupport support = new MailerSupport(true, Set.of());
        this.mailers =
                new Mailers(new Impatient(vertx, silence), mutiny, settings, LaunchMode.current(), support, tls, sent);
        this.mailer = mailers.reactiveMailerFromName(Mailers.DEFAULT_MAILER_NAME);
    }

    /** Sends; fails with a {@link Failure.Refused}. */
    public Uni<Void> send(Mail mail) {
        withEncodedSubject(mail);
        return Uni.createFrom()
                .deferred(() -> mailer.send(mail))
                .runSubscriptionOn(send -> loop.runOnContext(now -> send.run()))
                .ifNoItem()
                .after(longest)
                .failWith(() -> new Failure.Refused(
                        Failure.Kind.LINE_BROKE, "nothing came of it within " + longest.toSeconds() + " s"))
                .onFailure()
                .transform(SmtpFailure::of);
    }

    /**
     * Gives the subject to the mail client as the header that is to travel (RFC 2047). Left to itself, the client encodes it one UTF-16
     * unit at a time, so that a character beyond U+FFFF arrives as two question marks.
     */
    public static void withEncodedSubject(Mail mail) {
        String subject = mail.getSubject();
        if (subject != null && !mail.getHeaders().containsKey("Subject")) {
            try {
                String encoded = MimeUtility.encodeText(subject, StandardCharsets.UTF_8.name(), null);
                mail.addHeader("Subject", MimeUtility.fold("Subject: ".length(), encoded));
            } catch (UnsupportedEncodingException e) {
                throw new IllegalStateException("UTF-8 is not known here", e);
            }
        }
    }

    @PreDestroy
    void close() {
        mailers.stop();
    }

    /** The mail client makes its connections through Vert.x with options that Quarkus has no settings for. */
    private static final class Impatient extends VertxWrapper {
        private final int millis;

        Impatient(Vertx vertx, Duration silence) {
            super((VertxInternal) vertx);
            this.millis = (int) silence.toMillis();
        }

        @Override
        public NetClient createNetClient(NetClientOptions options) {
            return super.createNetClient(options.setIdleTimeout(millis)
                    .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                    .setConnectTimeout(millis));
        }
    }
}
