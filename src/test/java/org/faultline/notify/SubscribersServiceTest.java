package org.faultline.notify;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.faultline.fixture.SampleArticles;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.faultline.subscription.store.Tokens;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How people come to be told, see and change what they are told, and go. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class SubscribersServiceTest {
    private static final String DESK = "desk@example.org";
    private static final String API = "/api/v1/subscriptions";
    private static final Pattern TOKEN = Pattern.compile("confirm\\?token=([\\w.-]+)");

    @Inject
    Service service;

    @Inject
    Tokens tokens;

    @Inject
    DeferredNotifications postponed;

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void empty() {
        service.empty();
    }

    @Test
    void anAddressIsAskedOnceADayAndEveryAnswerIsTheSame() throws Exception {
        Response first = ask(Map.of("address", DESK, "severity", "LOW"));
        Response again = ask(Map.of("address", DESK, "severity", "LOW"));
        Response other = ask(Map.of("address", DESK, "severity", "HIGH"));
        service.awaitMail(DESK, 1);
        confirm(DESK);
        Response known = ask(Map.of("address", DESK, "severity", "LOW"));
        for (Response answer : List.of(again, other, known)) {
            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(answer.asString()).isEqualTo(first.asString());
        }
        postponed.look();
        service.send();
        assertThat(service.mails(DESK)).hasSize(1);
        assertThat(number("select count(*) from confirmation where length(hash) = 64"))
                .isEqualTo(1);
    }

    /** As if somebody had gone through an address book; the answer tells them nothing. */
    @Test
    void noMoreThanTwoHundredAnHourAreAskedToConfirm() throws Exception {
        Response first = ask(Map.of("address", "first@example.org"));
        service.awaitMail("first@example.org", 1);
        run("insert into outbox (message_id, subscription, kind, state, attempts, due, fence, created_at)"
                + " select '<n' || n || '@faultline.localhost>', 1, 'CONFIRM', 'SENT', 1, now(), 0, o.created_at"
                + " from outbox o, generate_series(2, 200) n where o.subscription = 1");
        assertThat(ask(Map.of("address", DESK)).asString()).isEqualTo(first.asString());
        assertThat(number("select count(*) from outbox where kind = 'CONFIRM'")).isEqualTo(200);
        run("update outbox set created_at = created_at - interval '61 minutes'");
        ask(Map.of("address", DESK));
        service.awaitMail(DESK, 1);
    }

    @Test
    void aTokenThatHasRunOutConfirmsNothing() throws Exception {
        ask(Map.of("address", DESK));
        service.awaitMail(DESK, 1);
        run("update confirmation set expires_at = now()");
        given().post(API + "/confirm?token=" + token(DESK)).then().statusCode(404);
        given().post(API + "/confirm?token=1." + "A".repeat(24)).then().statusCode(404);
    }

    @Test
    void theMailAndThePagesThatConfirmSayAllThatWasAskedFor() throws Exception {
        ask(Map.of(
                "address", DESK,
                "severity", "MEDIUM",
                "certainty", "LIKELY",
                "sources", 2,
                "families", List.of("movements"),
                "countries", List.of("SYR"),
                "admin1s", List.of("Deir ez-Zor"),
                "groups", List.of("turkey"),
                "quiet", Map.of("from", "22:00", "to", "06:00")));
        service.awaitMail(DESK, 1);
        String wish = "alerts of severity medium and above; at least likely; told by 2 independent sources or more;"
                + " movements; Syria or Deir ez-Zor; Turkey; at once; quiet from 22:00 to 06:00";
        assertThat(text(service.mails(DESK).get(0)).replaceAll("\\s+", " ")).contains("What was asked for: " + wish);
        String confirm = "/subscriptions/confirm?token=" + token(DESK);
        assertThat(Jsoup.parse(given().get(confirm).asString()).text()).contains(wish);
        Document confirmed = Jsoup.parse(post(confirm, Map.of()).extract().asString());
        assertThat(confirmed.text()).contains("From now on this goes to " + DESK + ": " + wish);
        String manage = confirmed.select("a[href^=/subscriptions/manage]").attr("href");
        assertThat(Jsoup.parse(given().get(manage)
                                .then()
                                .statusCode(200)
                                .extract()
                                .asString())
                        .text())
                .contains(wish);
    }

    @Test
    void theHolderOfAMailSeesChangesPausesAndEnds() throws Exception {
        service.subscribe(DESK, "HIGH");
        String mine = API + "/" + tokens.token(1, Tokens.Purpose.MANAGE);
        given().get(mine).then().body("address", equalTo(DESK), "subscriptions[0].wish.severity", equalTo("HIGH"));
        given().contentType("application/json")
                .body(Map.of("severity", "LOW", "countries", List.of("SYR"), "digest", "weekly", "day", "FRIDAY"))
                .put(mine + "/1")
                .then()
                .statusCode(200)
                .body("wish.digest", equalTo("weekly"), "wish.day", equalTo("FRIDAY"));
        given().contentType("application/json")
                .body(Map.of("until", "2999-01-01T00:00:00Z"))
                .post(mine + "/1/pause")
                .then()
                .body("pausedUntil", equalTo("2999-01-01T00:00:00Z"));
        given().contentType("application/json")
                .body(Map.of("severity", "LOW"))
                .post(mine)
                .then()
                .statusCode(201)
                .body("state", equalTo("CONFIRMED"));
        given().delete(mine + "/2").then().body("state", equalTo("UNSUBSCRIBED"));
        given().delete(mine + "/77").then().statusCode(404);
        given().get(API + "/" + tokens.token(1, Tokens.Purpose.UNSUBSCRIBE))
                .then()
                .statusCode(404);
        given().delete(mine).then().body("ended", equalTo(1));
    }

    @Test
    void anotherAddressTakesOverWhenItConfirmsAndGoesOnFromThere() throws Exception {
        String other = "other@example.org";
        service.subscribe(DESK, "HIGH");
        service.deliver(SampleArticles.byArticle().get("S000"));
        service.deliver(SampleArticles.byArticle().get("S001"));
        int mails = awaitAllTold();
        given().contentType("application/json")
                .body(Map.of("address", other))
                .post(API + "/" + tokens.token(1, Tokens.Purpose.MANAGE) + "/1/address")
                .then()
                .statusCode(202);
        service.awaitMail(other, 1);
        confirm(other);
        service.deliver(
                "{\"dataset\": \"seed\", \"externalId\": \"E001-01\", \"asOf\": \"2024-11-18T10:00:00Z\", \"retracted\": true}");
        List<MimeMessage> moved = service.awaitMail(other, 2);
        assertThat(moved)
                .anyMatch(m -> text(m).toLowerCase(java.util.Locale.ROOT).contains("withdrawn"));
        assertThat(service.mails(DESK)).hasSize(mails);
    }

    @Test
    void onePersonGetsOneMailAndOnlyOfWhatTheyAskFor() throws Exception {
        service.subscribe(DESK, "HIGH");
        String mine = API + "/" + tokens.token(1, Tokens.Purpose.MANAGE);
        given().contentType("application/json")
                .body(Map.of("severity", "LOW", "rules", List.of("allied-clashes")))
                .post(mine);
        given().contentType("application/json")
                .body(Map.of("severity", "HIGH", "countries", List.of("USA")))
                .post(mine);
        service.deliver(SampleArticles.byArticle().get("S000"));
        service.deliver(SampleArticles.byArticle().get("S001"));
        awaitAllTold();
        postponed.look();
        service.send();
        assertThat(number("select count(*) from outbox where kind = 'ALERT'"))
                .isEqualTo(number("select count(distinct alert) from ledger_entry where at is not null"));
        given().get("/api/v1/alerts/" + alert("allied-clashes"))
                .then()
                .body(
                        "deliveries.told_first", equalTo(1),
                        "deliveries.told_by_another_subscription", equalTo(1),
                        "deliveries.other_facets", greaterThan(0));
    }

    /** One service stops and another starts while a digest falls due: both look at once, and the new one looks again. */
    @Test
    void aRestartAtTheDueMinuteSendsOneDigest() throws Exception {
        service.subscribe(DESK, "HIGH");
        given().contentType("application/json")
                .body(Map.of("severity", "HIGH", "digest", "daily", "at", "07:30", "zone", "Asia/Damascus"))
                .put(API + "/" + tokens.token(1, Tokens.Purpose.MANAGE) + "/1");
        service.deliver(SampleArticles.byArticle().get("S000"));
        run("update subscription set next_due = now()");
        List<CompletableFuture<Void>> both = IntStream.range(0, 2)
                .mapToObj(i -> CompletableFuture.runAsync(postponed::look))
                .toList();
        both.forEach(CompletableFuture::join);
        postponed.look();
        assertThat(number("select count(*) from outbox where kind = 'DIGEST'")).isEqualTo(1);
        assertThat(number("select count(*) from digest_entry")).isPositive();
        assertThat(number("select count(*) from subscription where next_due > now()"))
                .isEqualTo(1);
    }

    @Test
    void whatADigestGathersGoesInOneLetterWhenItIsDue() throws Exception {
        service.subscribe(DESK, "HIGH");
        given().contentType("application/json")
                .body(Map.of("severity", "HIGH", "digest", "daily", "at", "07:30", "zone", "Asia/Damascus"))
                .put(API + "/" + tokens.token(1, Tokens.Purpose.MANAGE) + "/1");
        service.deliver(SampleArticles.byArticle().get("S000"));
        postponed.look();
        assertThat(number("select count(*) from outbox where kind <> 'CONFIRM'"))
                .isZero();
        long waiting = number("select count(*) from ledger_entry where owed = 'AWAITS_DIGEST'");
        assertThat(waiting).isPositive();
        run("update subscription set next_due = now() - interval '3 days'");
        postponed.look();
        postponed.look();
        assertThat(number("select count(*) from outbox where kind = 'DIGEST'")).isEqualTo(1);
        long entries = number("select count(*) from digest_entry");
        assertThat(entries).isBetween(1L, waiting);
        assertThat(number("select count(*) from digest_figures")).isEqualTo(1);
        assertThat(number("select count(*) from ledger_entry where owed is null and revision = 1"))
                .isEqualTo(entries);
        assertThat(number("select count(*) from ledger_entry where owed = 'INHIBITED'"))
                .as("covered by a graver one in the same digest")
                .isEqualTo(waiting - entries);
        assertThat(number("select count(*) from subscription where next_due > now()"))
                .isEqualTo(1);
    }

    @Test
    void theNightsAlertsComeInTheMorning() throws Exception {
        service.subscribe(DESK, "HIGH");
        String mine = API + "/" + tokens.token(1, Tokens.Purpose.MANAGE) + "/1";
        given().contentType("application/json")
                .body(Map.of("until", "2999-01-01T00:00:00Z"))
                .post(mine + "/pause");
        service.deliver(SampleArticles.byArticle().get("S000"));
        postponed.look();
        assertThat(number("select count(*) from ledger_entry where owed = 'PAUSED'"))
                .isPositive();
        assertThat(service.mails(DESK)).hasSize(1);
        given().post(mine + "/resume");
        postponed.look();
        assertThat(awaitAllTold()).isGreaterThan(1);
    }

    @Test
    void aPreviewSaysHowManyMailsAWishWouldHaveBrought() throws Exception {
        service.subscribe(DESK, "HIGH");
        service.deliver(SampleArticles.byArticle().get("S000"));
        service.deliver(SampleArticles.byArticle().get("S001"));
        int mails = awaitAllTold();
        preview(Map.of("severity", "HIGH"))
                .body("mails", greaterThanOrEqualTo(mails - 1), "digests", equalTo(0), "complete", equalTo(true));
        preview(Map.of("severity", "HIGH", "countries", List.of("USA"))).body("mails", equalTo(0));
    }

    @Test
    void thePageShowsAndChangesAndAVisitChangesNothing() throws Exception {
        service.subscribe(DESK, "HIGH");
        String page = "/subscriptions/manage?token=" + tokens.token(1, Tokens.Purpose.MANAGE);
        Document before =
                Jsoup.parse(given().get(page).then().statusCode(200).extract().asString());
        assertThat(before.select("select[name=severity] option[selected]")
                        .first()
                        .val())
                .isEqualTo("HIGH");
        post(
                        page,
                        Map.of(
                                "number",
                                "1",
                                "act",
                                "change",
                                "severity",
                                "LOW",
                                "near",
                                "34.45, 40.92, 50",
                                "borders",
                                "Iraq–Syria 25",
                                "groups",
                                "iran-axis",
                                "rules",
                                "allied-clashes",
                                "quietFrom",
                                "22:00",
                                "quietTo",
                                "06:00",
                                "zone",
                                "Asia/Baghdad"))
                .statusCode(200)
                .body(containsString("Changed."))
                .body(containsString("“Repeated clashes between nominal allies”; "))
                .body(containsString("within 25 km of the Iraq–Syria border; the Iranian axis; at once"));
        given().get(API + "/" + tokens.token(1, Tokens.Purpose.MANAGE))
                .then()
                .body("subscriptions[0].wish.near[0].km", equalTo(50f))
                .body("subscriptions[0].wish.borders[0].border", equalTo("Iraq–Syria"))
                .body("subscriptions[0].wish.quiet.to", equalTo("06:00"));
        post(page, Map.of("number", "1", "act", "preview", "severity", "LOW"))
                .body(containsString("This would have sent you 0 mails in the last 90 days"));
        post(page, Map.of("number", "1", "act", "pause", "until", "2999-01-01")).body(containsString("Paused until"));
        post(page, Map.of("act", "endAll")).body(containsString("One subscription has ended."));
        given().get("/subscriptions/manage?token=7.x").then().statusCode(404);
        given().get("/subscriptions").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "severity  | SEVERE                | severity",
                "countrys  | SYR                   | countrys",
                "zone      | Asia/Nowhere          | zone",
                "digest    | fortnightly           | digest",
                "sources   | many                  | sources",
                "near      | here                  | near",
                "borders   | Syria                 | borders",
                "language  | XX                    | language",
                "linkOnly  | perhaps               | linkOnly",
                "quiet     | night                 | quiet",
                "channel   | FAX                   | channel",
            })
    void whatCannotBeReadIsNamed(String field, String value, String named) {
        given().contentType("application/json")
                .body(Map.of("address", DESK, field, value))
                .post(API)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", hasItem(named));
        assertThat(TestSurroundings.mail().getReceivedMessages()).isEmpty();
    }

    @Test
    void hostileTextIsKeptOutOrShownAsText() throws Exception {
        service.subscribe(DESK, "HIGH");
        String token = tokens.token(1, Tokens.Purpose.MANAGE);
        List<String> hostile = List.of(
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "{config:property('x')}",
                "'; drop table told; --",
                "=cmd|'/c calc'!A0",
                "x\r\nBcc: all@example.org",
                "\u202Eevil",
                "a\u0000b",
                "w".repeat(10_000),
                "</textarea><b>x</b>");
        for (String text : hostile) {
            for (String field :
                    List.of("rules", "families", "countries", "admin1s", "groups", "texts", "zone", "day", "at")) {
                int status = given().contentType("application/json")
                        .body(Map.of(field, text, "digest", "monthly"))
                        .put(API + "/" + token + "/1")
                        .statusCode();
                assertThat(status).as(field + " " + text).isIn(200, 400);
                Document page = Jsoup.parse(
                        given().get("/subscriptions/manage?token=" + token).asString());
                assertThat(page.select("script:not([src=/faultline.js]), img, [onerror]"))
                        .isEmpty();
                assertThat(page.select("b").eachText()).doesNotContain("x");
            }
        }
    }

    /** Waits for a mail of every alert that was told, and the one that asked to confirm; how many that makes. */
    private int awaitAllTold() throws Exception {
        int all = 1 + (int) number("select count(distinct alert) from ledger_entry where at is not null");
        return service.awaitMail(DESK, all).size();
    }

    private static Response ask(Map<String, Object> wish) {
        return given().contentType("application/json").body(wish).post(API);
    }

    private static io.restassured.response.ValidatableResponse preview(Map<String, Object> wish) {
        return given().contentType("application/json")
                .body(wish)
                .post(API + "/preview")
                .then()
                .statusCode(200);
    }

    private static io.restassured.response.ValidatableResponse post(String page, Map<String, String> form) {
        return given().contentType("application/x-www-form-urlencoded; charset=utf-8")
                .formParams(form)
                .post(page)
                .then();
    }

    private String token(String address) {
        Matcher token = TOKEN.matcher(text(service.mails(address).get(0)));
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private void confirm(String address) {
        given().post(API + "/confirm?token=" + token(address)).then().statusCode(200);
    }

    private static String alert(String rule) {
        return given().get("/api/v1/alerts?rule=" + rule).then().extract().path("alerts[0].id");
    }

    private static String text(MimeMessage mail) {
        try {
            return Service.text(mail);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private long number(String sql) throws Exception {
        try (var c = database.getConnection();
                var s = c.createStatement();
                ResultSet r = s.executeQuery(sql)) {
            r.next();
            return r.getLong(1);
        }
    }

    private void run(String sql) throws Exception {
        try (var c = database.getConnection();
                var s = c.createStatement()) {
            s.execute(sql);
        }
    }
}
