package org.faultline.notify;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.faultline.alert.AlertUpdate;
import org.faultline.alert.Snapshots;
import org.faultline.alert.lifecycle.Condition;
import org.faultline.alert.lifecycle.RevisionReason;
import org.faultline.app.metrics.MetricsRefresh;
import org.faultline.fixture.PostSurroundings;
import org.faultline.fixture.ScriptedSmtp;
import org.faultline.notify.channel.webhook.WebhookWriter;
import org.faultline.notify.outbox.AttemptResult;
import org.faultline.notify.outbox.LeasedLetter;
import org.faultline.notify.outbox.Letter;
import org.faultline.notify.outbox.LetterContents;
import org.faultline.notify.outbox.OutboxLeases;
import org.faultline.rule.language.model.Severity;
import org.faultline.subscription.Channel;
import org.faultline.subscription.Subscription;
import org.faultline.subscription.store.Subscriptions;
import org.faultline.subscription.store.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of letters when the mail server misbehaves: none lost, nobody else held up, a second copy only under the same id. */
@QuarkusTest
@WithTestResource(value = PostSurroundings.class)
class PostServiceTest {
    private static final String CLUB = "club@example.org";
    private static final String DESK = "desk@example.org";

    private final ScriptedSmtp server = PostSurroundings.mail();

    @Inject
    MetricsRefresh refresh;

    @Inject
    PostRoom room;

    @Inject
    OutboxLeases leases;

    @Inject
    Tokens tokens;

    @Inject
    Subscriptions subscriptions;

    @Inject
    WebhookWriter writer;

    @BeforeEach
    void open() {
        room.open();
    }

    @Test
    void aServerThatIsDownForADayLosesNothingAndIsNotStormedAfterwards() {
        for (int i = 0; i < 20; i++) {
            room.owe("reader" + i + "@example.org", 1);
        }
        room.owe(DESK, 4);
        server.down();
        for (int hour = 0; hour < 24; hour++) {
            room.deliver();
            room.pass(Duration.ofHours(1));
        }
        assertThat(server.taken()).isEmpty();
        server.up();
        room.deliver();
        room.deliver();
        assertThat(server.taken()).map(ScriptedSmtp.Mail::messageId).doesNotHaveDuplicates();
        Map<String, Long> byReader =
                server.taken().stream().collect(Collectors.groupingBy(ScriptedSmtp.Mail::to, Collectors.counting()));
        assertThat(byReader).hasSize(21).allSatisfy((reader, mails) -> assertThat(mails)
                .isOne());
        assertThat(room.states(DESK)).containsExactly("MERGED", "MERGED", "MERGED", "MERGED", "SENT");
        assertThat(room.column("(select count(*)::text from digest_entry d where d.letter = o.id)", DESK))
                .endsWith("4");
    }

    @Test
    void aWebhookThatIsNotReadyIsCalledAgainUnderTheSameKey() throws Exception {
        List<String> keys = new CopyOnWriteArrayList<>();
        List<String> bodies = new CopyOnWriteArrayList<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/hook", call -> {
            keys.add(call.getRequestHeaders().getFirst("webhook-id"));
            bodies.add(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            call.sendResponseHeaders(keys.size() == 1 ? 503 : 204, -1);
            call.close();
        });
        receiver.start();
        try {
            String url = "http://localhost:" + receiver.getAddress().getPort() + "/hook";
            room.oweCall(url, "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz");
            room.call();
            assertThat(room.states(url)).containsExactly("WAITING");
            room.pass(Duration.ofMinutes(1));
            room.call();
            assertThat(room.states(url)).containsExactly("SENT");
            assertThat(keys).hasSize(2).containsOnly(keys.get(0));
            JsonPath body = JsonPath.from(bodies.get(1));
            assertThat(body.getString("type")).isEqualTo("alert.first");
            assertThat(body.getString("text")).contains("/alerts/" + body.getString("data[0].id"));
            assertThat(body.getString("data[0].evidence[0].reports[0].quote")).isNotEmpty();
        } finally {
            receiver.stop(0);
        }
    }

    @Test
    void aCallThatWouldBeTooLargeLeavesOutEvidenceAndSaysHowMuch() {
        room.oweCall("https://hooks.example.org/room", "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz");
        String[] events = IntStream.range(0, 3000).mapToObj(i -> "e" + i).toArray(String[]::new);
        AlertUpdate news = Snapshots.news(
                RevisionReason.FIRST, Snapshots.snapshot(Condition.ACTIVE, Severity.HIGH, events), Instant.EPOCH);
        Subscription to = QuarkusTransaction.requiringNew()
                .call(() -> subscriptions.find("channel", Channel.WEBHOOK).firstResult());
        String call = writer.write(
                Letter.Kind.ALERT, new LetterContents.Content(to, List.of(news), null, null), Instant.EPOCH);
        assertThat(call.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(WebhookWriter.MOST_BYTES);
        JsonPath body = JsonPath.from(call);
        int shown = body.getList("data[0].evidence").size();
        assertThat(shown).isPositive();
        assertThat(body.getInt("data[0].evidenceLeftOut")).isEqualTo(3000 - shown);
    }

    @Test
    void whileTheWholeServerRefusesOneLetterTriesAndTheOthersWait() {
        for (int i = 0; i < 50; i++) {
            room.owe("reader" + i + "@example.org", 1);
        }
        server.says("CONNECT", "421 4.3.2 too busy").cut();
        room.deliver();
        assertThat(room.all()).containsEntry("WAITING", 50).doesNotContainKey("DEAD");
        assertThat(room.column("o.attempts::text", "reader0@example.org")).containsExactly("0");
        given().get("/q/health/ready")
                .then()
                .body("checks.find { it.name == 'post' }.status", equalTo("UP"))
                .body("checks.find { it.name == 'post' }.data.mailServer", equalTo("NONE_MAY_GO"));
        java.util.concurrent.atomic.AtomicInteger greeted = new java.util.concurrent.atomic.AtomicInteger();
        server.script((verb, line) -> {
            if (verb.equals("CONNECT")) {
                greeted.incrementAndGet();
            }
            return verb.equals("CONNECT") ? "421 4.3.2 too busy" : null;
        });
        room.deliver();
        assertThat(greeted).hasValue(0);
        room.pass(Duration.ofMinutes(6));
        room.deliver();
        assertThat(greeted).hasValue(1);
        server.well();
        room.pass(Duration.ofMinutes(6));
        room.deliver();
        room.deliver();
        assertThat(server.taken())
                .map(ScriptedSmtp.Mail::messageId)
                .doesNotHaveDuplicates()
                .hasSize(50);
    }

    @Test
    void greylistingHoldsUpOneLetterMoreAndMoreAndNobodyElse() {
        room.owe(CLUB, 1);
        server.script((verb, line) -> verb.equals("RCPT") && line.contains(CLUB) ? "450 4.2.0 greylisted" : null);
        List<Duration> pauses = new ArrayList<>();
        for (int attempt = 1; attempt <= 6; attempt++) {
            Instant before = room.now();
            room.deliver();
            Instant due = due(CLUB);
            pauses.add(Duration.between(before, due));
            room.pass(Duration.between(room.now(), due).plusSeconds(1));
            room.owe("other" + attempt + "@example.org", 1);
            room.deliver();
            assertThat(room.states("other" + attempt + "@example.org")).containsExactly("SENT");
            room.pass(Duration.between(room.now(), due(CLUB)).plusSeconds(1));
        }
        assertThat(pauses.get(5)).isGreaterThan(pauses.get(0).multipliedBy(8));
        server.well();
        room.deliver();
        assertThat(room.states(CLUB)).containsExactly("SENT");
        assertThat(server.taken()).filteredOn(m -> m.to().equals(CLUB)).hasSize(1);
    }

    private Instant due(String address) {
        return Instant.parse(room.column("to_char(o.due at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')", address)
                .get(0));
    }

    @Test
    void aMailboxThatIsNoMoreStopsItsAddressOnlyUntilSomebodySaysOtherwise() {
        room.owe(CLUB, 1);
        room.owe(DESK, 1);
        server.script((verb, line) -> verb.equals("RCPT") && line.contains(CLUB) ? "550 5.1.1 no such user" : null);
        room.deliver();
        assertThat(room.states(CLUB)).containsExactly("DEAD");
        assertThat(room.states(DESK)).containsExactly("SENT");

        server.well().forget();
        room.owe(CLUB, 2);
        room.deliver();
        assertThat(room.states(CLUB)).containsOnly("DEAD");
        assertThat(server.heard()).noneMatch(l -> l.contains(CLUB));

        List<Integer> dead = given().get("/api/v1/letters?state=dead")
                .then()
                .statusCode(200)
                .body("letters.address", org.hamcrest.Matchers.everyItem(equalTo(CLUB)))
                .extract()
                .path("letters.id");
        given().accept("text/html")
                .get("/outbox?state=DEAD")
                .then()
                .statusCode(200)
                .body(containsString("no such user"), containsString("/outbox/" + dead.get(0) + "/resend"));
        dead.forEach(
                id -> given().post("/api/v1/letters/" + id + "/resend").then().statusCode(202));
        room.deliver();
        room.deliver();
        assertThat(room.states(CLUB)).containsOnly("SENT");
        given().post("/api/v1/letters/" + dead.get(0) + "/resend").then().statusCode(409);
        given().post("/api/v1/letters/999999/resend").then().statusCode(404);
        given().get("/api/v1/letters?state=lost").then().statusCode(400).body("violations[0].field", equalTo("state"));
    }

    @Test
    void aRefusedContentIsADeadLetterAndNotTheAddresssFault() {
        room.owe(DESK, 1);
        server.says("DOT", "550 5.7.1 looks like spam");
        room.deliver();
        assertThat(room.states(DESK)).containsExactly("DEAD");
        server.well();
        room.owe("club@example.org", 1);
        room.run("update outbox set state = 'WAITING', due = now() where state = 'DEAD'");
        room.deliver();
        assertThat(room.states(DESK)).containsExactly("SENT");
    }

    @Test
    void aLineCutAfterTheFinalDotBringsASecondCopyUnderTheSameId() {
        room.owe(DESK, 1);
        server.says("DOT", ScriptedSmtp.CUT);
        room.deliver();
        server.well();
        room.pass(Duration.ofMinutes(1));
        room.deliver();
        assertThat(room.states(DESK)).containsExactly("SENT");
        assertThat(server.taken()).hasSize(2);
        assertThat(server.taken())
                .map(ScriptedSmtp.Mail::messageId)
                .containsOnly(server.taken().get(0).messageId());
    }

    @Test
    void aReaderWhoseServerHangsHoldsUpNobody() {
        room.owe("slow@example.org", 1);
        for (int i = 0; i < 30; i++) {
            room.owe("reader" + i + "@example.org", 1);
        }
        server.script((verb, line) -> verb.equals("RCPT") && line.contains("slow@") ? ScriptedSmtp.SILENCE : null);
        room.deliver();
        assertThat(server.taken()).hasSize(30);
        assertThat(room.states("slow@example.org")).containsExactly("WAITING");
        server.well();
        room.pass(Duration.ofMinutes(1));
        room.deliver();
        assertThat(room.states("slow@example.org")).containsExactly("SENT");
    }

    @Test
    void manyWorkersNeverHoldTheSameLetter() throws Exception {
        for (int i = 0; i < 60; i++) {
            room.owe("reader" + i + "@example.org", 1);
        }
        ExecutorService workers = Executors.newFixedThreadPool(6);
        Callable<List<LeasedLetter>> work = () -> {
            List<LeasedLetter> mine = new ArrayList<>();
            List<LeasedLetter> some = leases.lease(Channel.MAIL, 7, room.now());
            while (!some.isEmpty()) {
                mine.addAll(some);
                some = leases.lease(Channel.MAIL, 7, room.now());
            }
            return mine;
        };
        List<Long> all = new ArrayList<>();
        for (Future<List<LeasedLetter>> f : workers.invokeAll(List.of(work, work, work, work, work, work))) {
            f.get().forEach(c -> all.add(c.id()));
        }
        workers.shutdown();
        assertThat(all).doesNotHaveDuplicates().hasSize(60);
    }

    @Test
    void whoComesBackAfterHisLeaseChangesNothing() {
        room.owe(DESK, 1);
        LeasedLetter late = leases.lease(Channel.MAIL, 1, room.now()).get(0);
        assertThat(leases.lease(Channel.MAIL, 1, room.now())).isEmpty();
        room.pass(Duration.ofSeconds(7));
        LeasedLetter second = leases.lease(Channel.MAIL, 1, room.now()).get(0);
        leases.settle(List.of(AttemptResult.dead(late, room.now(), "too late")));
        assertThat(room.states(DESK)).containsExactly("CLAIMED");
        leases.settle(List.of(AttemptResult.sent(second, room.now())));
        assertThat(room.states(DESK)).containsExactly("SENT");
    }

    @Test
    void nobodyReadsTheEndBeforeTheBeginning() {
        room.owe(DESK, 1);
        room.run("insert into outbox (message_id, subscription, kind, alert, revision, state, attempts, due, fence,"
                + " created_at) select '<later@x>', subscription, kind, alert, revision, state, 0, due, 0,"
                + " created_at from outbox where state = 'WAITING'");
        server.says("RCPT", "450 4.2.0 greylisted");
        room.deliver();
        server.well();
        room.deliver();
        assertThat(server.taken()).isEmpty();
        room.pass(Duration.ofMinutes(1));
        room.deliver();
        room.pass(Duration.ofMinutes(1));
        room.deliver();
        assertThat(server.taken()).hasSize(2);
        String first = server.taken().get(0).messageId();
        assertThat(first).startsWith("<alert.");
        assertThat(server.taken().get(1).header("References")).isEqualTo(first);
        assertThat(server.taken().get(1).header("In-Reply-To")).isEqualTo(first);
    }

    @Test
    void everyMailBearsTheHeadersThatProvidersAskFor() {
        room.owe(DESK, 1);
        room.deliver();
        ScriptedSmtp.Mail mail = server.taken().get(0);
        assertThat(mail.header("List-Id")).isEqualTo("Faultline alerts <alerts.faultline.localhost>");
        assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(mail.header("MIME-Version")).isEqualTo("1.0");
        assertThat(mail.header("Date")).isNotEmpty();
        String url = mail.header("List-Unsubscribe").replaceAll("^<http://[^/]+|>$", "");
        given().get(url).then().statusCode(200).contentType("text/html");
        assertThat(room.column("s.state", DESK)).containsExactly("CONFIRMED");
        for (int click = 0; click < 2; click++) {
            given().contentType("application/x-www-form-urlencoded")
                    .body("List-Unsubscribe=One-Click")
                    .post(url)
                    .then()
                    .statusCode(200);
            assertThat(room.column("s.state", DESK)).containsExactly("UNSUBSCRIBED");
        }
    }

    @Test
    void whatComesBackIsHeldAgainstItsAddressIfTheReturnAddressIsOurs() {
        room.owe(DESK, 2);
        room.deliver();
        assertThat(server.taken()).hasSize(2);
        String from = server.taken().get(0).from();
        assertThat(from).matches("bounces\\+\\d+\\.[0-9a-f]{20}@bounces\\.example\\.org");

        String report = """
                Reporting-MTA: dns; mx.example.org

                Final-Recipient: rfc822; desk@example.org
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 no such user
                """;
        bounce("message/delivery-status", report, "?to=" + from.replace("+", "%2B"), "wrong", 401);
        String forged = from.replaceAll("\\.[0-9a-f]{20}", ".00000000000000000000");
        bounce("message/delivery-status", report, "?to=" + forged.replace("+", "%2B"), "let me in", 400);
        assertThat(room.states(DESK)).containsExactly("SENT", "SENT");

        String mail = "From: <>\nTo: " + from + "\nSubject: Undelivered\nMIME-Version: 1.0\n"
                + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nSorry.\n--b\n"
                + "Content-Type: message/delivery-status\n\n" + report + "\n--b--\n";
        bounce("message/rfc822", mail.replace("\n", "\r\n"), "", "let me in", 200);
        assertThat(room.states(DESK)).containsOnlyOnce("BOUNCED");
        room.owe("new@example.org", 1);
        room.owe(DESK, 3);
        server.forget();
        room.deliver();
        assertThat(server.taken()).map(ScriptedSmtp.Mail::to).containsOnly("new@example.org");
    }

    @Test
    void softBouncesCountAndTheFifthStopsTheAddress() {
        room.owe(DESK, 6);
        room.deliver();
        List<String> from = server.taken().stream().map(ScriptedSmtp.Mail::from).toList();
        for (int i = 0; i < 5; i++) {
            assertThat(stopped()).isFalse();
            String json = "{\"to\": \"" + from.get(i) + "\", \"status\": \"4.2.2\", \"diagnostic\": \"full\"}";
            bounce("application/json", json, "", "let me in", 200);
            // the same bounce again counts once
            bounce("application/json", json, "", "let me in", 200);
        }
        assertThat(stopped()).isTrue();
        itsReaderSeesSoAndHasItSentAgain();
        bounce("application/json", "{\"to\": \"" + from.get(5) + "\", \"status\": \"2.0.0\"}", "", "let me in", 400);
    }

    private void itsReaderSeesSoAndHasItSentAgain() {
        long subscription = Long.parseLong(room.column("s.id::text", DESK).get(0));
        String page = "/subscriptions/manage?token=" + tokens.token(subscription, Tokens.Purpose.MANAGE);
        given().get(page)
                .then()
                .body(containsString("Nothing is sent to this address any more: bounced (4.2.2): full."));
        given().formParam("act", "sendAgain")
                .post(page)
                .then()
                .statusCode(200)
                .body(containsString("sent to this address again"), not(containsString("any more")));
        assertThat(stopped()).isFalse();
    }

    private boolean stopped() {
        return room
                .column("(select t.stopped_at::text from address_trouble t where t.address = s.address)", DESK)
                .stream()
                .anyMatch(at -> at != null);
    }

    private static void bounce(String type, String body, String query, String secret, int status) {
        given().urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + secret)
                .config(io.restassured.RestAssured.config()
                        .encoderConfig(io.restassured.config.EncoderConfig.encoderConfig()
                                .encodeContentTypeAs(type, io.restassured.http.ContentType.TEXT)))
                .contentType(type)
                .body(body)
                .post("/api/v1/bounces" + query)
                .then()
                .statusCode(status);
    }

    @Test
    void metricsSayHowLongTheOldestHasWaited() {
        room.owe(DESK, 1);
        room.pass(Duration.ofMinutes(5));
        refresh.look();
        String figures = given().get("/q/metrics").then().extract().asString();
        assertThat(figures).contains("faultline_letters_unsent 1.0");
        assertThat(figures).containsPattern("faultline_letters_oldest_unsent_seconds 3\\d\\d\\.0");
        given().get("/api/v1/letters?state=WAITING").then().body("letters", hasSize(1));
        assertThat(Set.of("WAITING")).isEqualTo(new TreeSet<>(room.states(DESK)));
    }
}
