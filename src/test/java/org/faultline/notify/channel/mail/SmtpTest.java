package org.faultline.notify.channel.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.runtime.MailersRuntimeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.exceptions.FailException;
import org.faultline.cli.option.ServiceSettings;
import org.faultline.fixture.ScriptedSmtp;
import org.faultline.notify.channel.Failure;
import org.faultline.notify.channel.Failure.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a misbehaving mail server does to one mail, over real sockets: named for what it is, and never waited for without end. */
class SmtpTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration SILENCE = Duration.ofMillis(400);

    private static final Duration LEASE = Duration.ofSeconds(4);

    private final ScriptedSmtp server = new ScriptedSmtp();
    private final Map<String, String> settings = new HashMap<>(Map.of(
            "quarkus.mailer.host", "127.0.0.1",
            "quarkus.mailer.port", String.valueOf(server.port()),
            "quarkus.mailer.mock", "false",
            "quarkus.mailer.from", "alerts@example.org",
            "quarkus.mailer.own-host-name", "client.example.org",
            "quarkus.mailer.max-pool-size", "3"));
    private @Nullable Smtp smtp;

    @AfterEach
    void close() {
        close(smtp());
        server.close();
    }

    private void close(Smtp open) {
        open.close();
        smtp = null;
    }

    @AfterAll
    static void closeVertx() {
        VERTX.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CONNECT | 421 4.3.2 too busy                  | SERVER_REFUSES
            CONNECT | 554 5.7.1 blocked                   | SERVER_REFUSES
            MAIL    | 421 4.7.0 too many                  | SERVER_REFUSES
            MAIL    | 452 4.3.1 disk full                 | SERVER_REFUSES
            MAIL    | 550 5.7.1 you may not send          | SERVER_REFUSES
            MAIL    | 552 5.3.4 too large                 | LETTER_REFUSED
            RCPT    | 421 4.7.0 later                     | SERVER_REFUSES
            RCPT    | 450 4.2.0 greylisted                | NOT_NOW
            RCPT    | 451 4.7.1 try again                 | NOT_NOW
            RCPT    | 452 4.2.2 mailbox full              | NOT_NOW
            RCPT    | 550 5.1.1 no such user              | ADDRESS_REFUSED
            RCPT    | 550 no such user                    | ADDRESS_REFUSED
            RCPT    | 553 5.1.3 bad address               | ADDRESS_REFUSED
            RCPT    | 554 5.2.1 mailbox disabled          | ADDRESS_REFUSED
            RCPT    | 552 5.2.2 mailbox full              | NOT_NOW
            RCPT    | 554 5.7.1 relay access denied       | LETTER_REFUSED
            DATA    | 451 4.3.0 not now                   | NOT_NOW
            DATA    | 554 5.5.1 no                        | LETTER_REFUSED
            DOT     | 451 4.3.0 not now                   | NOT_NOW
            DOT     | 550 5.7.1 looks like spam           | LETTER_REFUSED
            DOT     | 421 4.3.2 going down                | SERVER_REFUSES
            """)
    void aRefusalIsReadByItsVerbAndCode(String verb, String answer, Kind kind) {
        for (String capabilities : List.of("PIPELINING ENHANCEDSTATUSCODES", "")) {
            server.capabilities(capabilities).says(verb, answer);
            Failure failure = failure();
            // who hangs up on three verbs at once has not answered the last of them
            boolean lost =
                    answer.startsWith("421") && !capabilities.isEmpty() && (verb.equals("MAIL") || verb.equals("RCPT"));
            assertThat(failure.kind()).as(failure.why()).isEqualTo(lost ? Kind.LINE_BROKE : kind);
            assertThat(failure.why()).contains(lost ? "closed" : answer.substring(0, 3));
        }
        assertThat(server.taken()).isEmpty();
    }

    @Test
    void aServerThatRefusesTheLoginTakesNothingFromAnybody() {
        settings.put("quarkus.mailer.username", "us");
        settings.put("quarkus.mailer.password", "secret");
        settings.put("quarkus.mailer.login", "REQUIRED");
        server.capabilities("AUTH_PLAIN").says("AUTH", "535 5.7.8 wrong");
        assertThat(failure().kind()).isEqualTo(Kind.SERVER_REFUSES);
        server.says("AUTH", "454 4.7.0 later");
        assertThat(failure().kind()).isEqualTo(Kind.SERVER_REFUSES);
        server.capabilities("").well();
        assertThat(failure().kind()).isEqualTo(Kind.SERVER_REFUSES);
    }

    @Test
    void nothingIsSaidInClearToAServerThatHasLostItsStartTls() {
        settings.put("quarkus.mailer.start-tls", "REQUIRED");
        assertThat(failure().kind()).isEqualTo(Kind.SERVER_REFUSES);
        assertThat(server.heard()).noneMatch(line -> line.startsWith("MAIL"));
    }

    @Test
    void aServerThatIsNotThereRefuses() {
        server.down();
        assertThat(failure().kind()).isEqualTo(Kind.SERVER_REFUSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECT", "EHLO", "MAIL", "RCPT", "DATA", "DOT"})
    void silenceAtAnyVerbEndsInTimeAndLeavesNoConnectionBehind(String verb) {
        for (String capabilities : List.of("PIPELINING", "")) {
            server.capabilities(capabilities).says(verb, ScriptedSmtp.SILENCE);
            // one more than there are connections
            List<CompletableFuture<Failure>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(smtp().send(mail(i))
                        .map(sent -> new Failure(Kind.NOT_NOW, "was sent"))
                        .onFailure()
                        .recoverWithItem(Failure::of)
                        .subscribeAsCompletionStage());
            }
            long start = System.nanoTime();
            all.forEach(f -> assertThat(f.join().kind()).isEqualTo(Kind.LINE_BROKE));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LEASE);
            server.well().forget();
            smtp().send(mail(9)).await().atMost(Duration.ofSeconds(5));
            assertThat(server.taken()).hasSize(1);
            server.forget();
            close(smtp());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECT", "EHLO", "MAIL", "RCPT", "DATA", "DOT"})
    void aLineThatIsCutAtAnyVerbIsABrokenLine(String verb) {
        server.says(verb, ScriptedSmtp.CUT);
        assertThat(failure().kind()).isEqualTo(Kind.LINE_BROKE);
        assertThat(server.taken()).hasSize(verb.equals("DOT") ? 1 : 0);
    }

    @Test
    void aHundredMailsGoOverAFewConnections() {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            all.add(smtp().send(mail(i)).subscribeAsCompletionStage());
        }
        all.forEach(CompletableFuture::join);
        assertThat(server.taken())
                .map(ScriptedSmtp.Mail::to)
                .doesNotHaveDuplicates()
                .hasSize(100);
        assertThat(server.heard()).filteredOn(l -> l.startsWith("EHLO")).hasSizeBetween(1, 3);
        ScriptedSmtp.Mail one = server.taken().get(0);
        assertThat(one.from()).isEqualTo("bounces+1.x@bounces.example.org");
        assertThat(one.header("Date")).matches("\\w{3}, \\d{1,2} \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d [+-]\\d{4}.*");
        assertThat(one.messageId()).matches("<\\d+@example.org>");
    }

    @Test
    void aKeyInTheSettingsSignsEveryMailSoThatOthersCanCheckIt() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        Base64.Encoder base64 = Base64.getEncoder();
        settings.put("quarkus.mailer.dkim.enabled", "true");
        settings.put(
                "quarkus.mailer.dkim.private-key",
                base64.encodeToString(keys.getPrivate().getEncoded()));
        settings.put("quarkus.mailer.dkim.selector", "desk");
        settings.put("quarkus.mailer.dkim.sdid", "example.org");
        settings.put("quarkus.mailer.dkim.body-canon-algo", "RELAXED");
        settings.put("quarkus.mailer.dkim.header-canon-algo", "RELAXED");
        settings.put(
                "quarkus.mailer.dkim.signed-headers",
                "From,To,Subject,Date,Message-ID,List-Unsubscribe,List-Unsubscribe-Post");
        Mail written = mail(1).setHtml("<p>An alert, \u0627\u0644\u0628\u0648\u0643\u0645\u0627\u0644</p>")
                .addInlineAttachment("map.png", new byte[3000], "image/png", "map@example.org")
                .addHeader("List-Unsubscribe", "<https://example.org/" + "u".repeat(200) + ">")
                .addHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        smtp().send(written).await().atMost(Duration.ofSeconds(5));
        String raw = server.taken().get(0).text();
        String record =
                "v=DKIM1; k=rsa; p=" + base64.encodeToString(keys.getPublic().getEncoded());
        assertThat(verified(raw, record)).isEqualTo(List.of("desk example.org"));
        assertThatThrownBy(() -> verified(raw.replace("Subject: An alert", "Subject: No alert"), record))
                .isInstanceOf(FailException.class);
    }

    private static List<String> verified(String raw, String record) throws Exception {
        return new DKIMVerifier((options, selector, domain) -> List.of(record))
                .verify(new ByteArrayInputStream(raw.getBytes(StandardCharsets.ISO_8859_1))).stream()
                        .map(r -> r.getSelector() + " " + r.getDToken())
                        .toList();
    }

    private static Mail mail(int number) {
        return Mail.withText("reader" + number + "@example.org", "An alert", "One line.\n.A dot.\n")
                .addHeader("Message-ID", "<" + number + "@example.org>")
                .setBounceAddress("bounces+1.x@bounces.example.org");
    }

    private Failure failure() {
        try {
            smtp().send(mail(1)).await().atMost(Duration.ofSeconds(10));
        } catch (RuntimeException e) {
            return Failure.of(e.getCause() == null ? e : e.getCause());
        }
        throw new AssertionError("the mail was taken: " + server.heard());
    }

    private Smtp smtp() {
        Smtp known = smtp;
        if (known == null) {
            MailersRuntimeConfig config = new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .withMapping(MailersRuntimeConfig.class)
                    .withDefaultValues(settings)
                    .build()
                    .getConfigMapping(MailersRuntimeConfig.class);
            known = new Smtp(
                    VERTX,
                    config,
                    new NoTls(),
                    null,
                    SILENCE,
                    ServiceSettings.of(Map.of("faultline.mail-lease", LEASE.toString()))
                            .ours());
            smtp = known;
        }
        return known;
    }
}
