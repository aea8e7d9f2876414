package org.faultline.notify.channel.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.runtime.MailersRuntimeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.faultline.cli.option.ServiceSettings;
import org.faultline.notify.outbox.DeliveryStatus;
import org.faultline.notify.outbox.ReturnAddress;

/** What {@code src/test/postfix/run.sh} runs: sends three mails to a Postfix, or reads a bounce that it made. */
public final class PostfixRun {
    private static final ReturnAddress RETURN =
            new ReturnAddress("a key for the trial".getBytes(StandardCharsets.UTF_8), "bounces.example.org");

    private PostfixRun() {}

    /** {@code PORT KEYFILE} sends and leaves the public key in the file; {@code bounce FILE} reads. */
    public static void main(String[] args) throws Exception {
        if (args[0].equals("bounce")) {
            DeliveryStatus.Bounce bounce = DeliveryStatus.read(Files.readAllBytes(Path.of(args[1])));
            System.out.println(
                    "bounce of letter " + RETURN.letter(bounce.headers()).orElseThrow() + ": " + bounce.status());
        } else {
            send(args[0], Path.of(args[1]));
        }
        System.exit(0); // executors of the libraries would hold it for a minute
    }

    private static void send(String port, Path keyFile) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        Files.writeString(
                keyFile, Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()));
        Vertx vertx = Vertx.vertx();
        MailersRuntimeConfig settings = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(MailersRuntimeConfig.class)
                .withDefaultValues(settings(port, keys))
                .build()
                .getConfigMapping(MailersRuntimeConfig.class);
        Smtp smtp = new Smtp(
                vertx,
                settings,
                new NoTls(),
                null,
                Duration.ofSeconds(10),
                ServiceSettings.of(Map.of("faultline.mail-lease", "60s")).ours());
        String root = "<alert.7.1.1@example.org>";
        send(smtp, mail("reader@example.org", 1, root));
        send(
                smtp,
                mail("reader@example.org", 2, "<alert.7.2.1@example.org>")
                        .addHeader("In-Reply-To", root)
                        .addHeader("References", root));
        send(smtp, mail("nobody@example.org", 3, "<alert.7.1.2@example.org>"));
        smtp.close();
        vertx.close();
    }

    private static void send(Smtp smtp, Mail mail) {
        smtp.send(mail).await().atMost(Duration.ofSeconds(20));
        System.out.println("taken: " + mail.getTo());
    }

    private static Map<String, String> settings(String port, KeyPair keys) {
        return Map.of(
                "quarkus.mailer.host", "127.0.0.1",
                "quarkus.mailer.port", port,
                "quarkus.mailer.start-tls", "DISABLED",
                "quarkus.mailer.from", "Faultline <alerts@example.org>",
                "quarkus.mailer.dkim.enabled", "true",
                "quarkus.mailer.dkim.private-key",
                        Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded()),
                "quarkus.mailer.dkim.selector", "desk",
                "quarkus.mailer.dkim.sdid", "example.org",
                "quarkus.mailer.dkim.body-canon-algo", "RELAXED",
                "quarkus.mailer.dkim.header-canon-algo", "RELAXED");
    }

    private static Mail mail(String to, long letter, String messageId) {
        return Mail.withText(
                        to,
                        "Repeated clashes: \u0627\u0644\u0628\u0648\u0643\u0645\u0627\u0644",
                        "Two days of clashes.\n.A line with a dot.\nFrom here on.\n")
                .setHtml("<p>Two days of clashes at \u0627\u0644\u0628\u0648\u0643\u0645\u0627\u0644.</p><img"
                        + " src=\"cid:map@example.org\">")
                .addInlineAttachment("map.png", new byte[20_000], "image/png", "<map@example.org>")
                .setBounceAddress(RETURN.of(letter))
                .addHeader("Message-ID", messageId)
                .addHeader("List-Id", "Faultline alerts <alerts.example.org>")
                .addHeader(
                        "List-Unsubscribe",
                        "<https://faultline.example.org/subscriptions/unsubscribe?token=" + "t".repeat(90) + ">")
                .addHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
                .addHeader("Auto-Submitted", "auto-generated");
    }
}
