package org.faultline.notify;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.faultline.access.audit.AuditTrail;
import org.faultline.fixture.SampleArticles;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.faultline.subscription.store.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept about a subscriber, who sees it, and when it goes. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class PrivacyServiceTest {
    private static final String DESK = "desk@example.org";
    private static final String OTHER = "other@example.org";

    @Inject
    Service service;

    @Inject
    Tokens tokens;

    @Inject
    Retention retention;

    @Inject
    AuditTrail audit;

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void twoSubscribersWhoWereTold() throws Exception {
        service.empty();
        service.subscribe(DESK, "HIGH");
        service.subscribe(OTHER, "HIGH");
        service.deliver(SampleArticles.byArticle().get("S000"));
        service.deliver(SampleArticles.byArticle().get("S001"));
        service.awaitMail(DESK, 2);
        service.awaitMail(OTHER, 2);
        run("insert into address_trouble (address, soft, why, at) values ('" + DESK + "', 1, 'mailbox full', now())");
    }

    @Test
    void aSubscriberSeesAllThatIsKeptAndNothingOfOthers() throws Exception {
        given().get(mine(1) + "/data")
                .then()
                .statusCode(200)
                .body("address", equalTo(DESK), "subscriptions", hasSize(1), "told.size()", greaterThan(0))
                .body("letters.kind", everyItem(not(equalTo(""))))
                .body("letters.size()", equalTo(count("outbox where subscription = 1")))
                .body("told.subscription", everyItem(equalTo(1)))
                .body("trouble.why", equalTo("mailbox full"))
                .body(not(containsString(OTHER)));
        given().get("/api/v1/subscriptions/" + tokens.token(1, Tokens.Purpose.UNSUBSCRIBE) + "/data")
                .then()
                .statusCode(404);
    }

    @Test
    void whatASubscriberDeletesIsNowhereAnyMoreAndOthersKeepTheirs() throws Exception {
        String mine = mine(1);
        int lettersOfOther = count("outbox where subscription = 2");
        given().delete(mine + "/data").then().statusCode(200).body("subscriptions", equalTo(1));
        assertThat(tablesThatHold(DESK)).isEmpty();
        assertThat(count("outbox where subscription = 1")).isZero();
        assertThat(count("ledger_entry where subscription = 1")).isZero();
        assertThat(count("outbox where subscription = 2")).isEqualTo(lettersOfOther);
        given().get(mine).then().statusCode(404).body("detail", containsString("deleted"));
        int mails = service.mails(DESK).size();
        service.deliver(
                "{\"dataset\": \"seed\", \"externalId\": \"E001-01\", \"asOf\": \"2024-11-18T10:00:00Z\", \"retracted\": true}");
        service.awaitMail(OTHER, 3);
        assertThat(service.mails(DESK)).hasSize(mails);
    }

    @Test
    void thePageSaysHowMuchIsKeptAndDeletesItAtTheButton() throws Exception {
        String page = "/subscriptions/manage?token=" + tokens.token(1, Tokens.Purpose.MANAGE);
        given().get(page).then().body(containsString("What is kept about this address"), containsString("/data\""));
        form(page).then().statusCode(200).body(containsString("Everything is deleted"), containsString(DESK));
        assertThat(tablesThatHold(DESK)).isEmpty();
        given().get(page).then().statusCode(404);
    }

    @Test
    void anAddressThatWasErasedMaySubscribeAnew() throws Exception {
        given().delete(mine(1) + "/data").then().statusCode(200);
        TestSurroundings.mail().purgeEmailFromAllMailboxes();
        service.subscribe(DESK, "HIGH");
        assertThat(count("subscription where address = '" + DESK + "' and state = 'CONFIRMED'"))
                .isEqualTo(1);
    }

    @Test
    void theOperatorSeesAndErasesForWhoAsks() {
        subscribers("data", DESK).statusCode(200).body("subscriptions", hasSize(1));
        subscribers("erase", DESK).statusCode(200).body("subscriptions", equalTo(1));
        subscribers("data", DESK).statusCode(200).body("subscriptions", hasSize(0), "letters", hasSize(0));
        subscribers("erase", "no address").statusCode(400).body("violations[0].value", equalTo("no address"));
    }

    @Test
    void whoUnsubscribedIsForgottenAfterThirtyDays() throws Exception {
        given().delete(mine(1)).then().statusCode(200);
        retention.forget();
        assertThat(tablesThatHold(DESK)).contains("subscription");
        run("update subscription set changed_at = changed_at - interval '31 days'");
        retention.forget();
        assertThat(tablesThatHold(DESK)).isEmpty();
        assertThat(count("subscription where address = '" + OTHER + "'")).isEqualTo(1);
    }

    /** The last letter about an alert says what the next one is compared with. */
    @Test
    void lettersGoAYearAfterTheLastOneAboutTheirAlert() throws Exception {
        await().until(() -> {
            service.send();
            return count("outbox where state in ('WAITING', 'CLAIMED')") == 0;
        });
        int letters = count("outbox");
        run("update outbox set created_at = created_at - interval '366 days' where subscription = 1");
        run(
                "insert into outbox (message_id, subscription, kind, alert, revision, state, attempts, due, fence, created_at)"
                        + " select '<later>', subscription, kind, alert, revision, 'SENT', 1, due, 0, now() from outbox"
                        + " where subscription = 1 and kind = 'ALERT' order by id limit 1");
        int conversation = count(
                "outbox where subscription = 1 and alert = (select alert from outbox where message_id = '<later>')");
        int others = count("outbox where subscription = 2");
        retention.forget();
        assertThat(count("outbox")).isEqualTo(conversation + others).isLessThan(letters + 1);
        run("update address_trouble set at = at - interval '31 days'");
        retention.forget();
        assertThat(count("address_trouble")).isZero();
    }

    @Test
    void theAuditTrailIsKeptForTwoYears() throws Exception {
        run("truncate audit_entry");
        run("insert into audit_entry (at, by, through, action, subject) values"
                + " (now() - interval '731 days', 'bo', 'SESSION', 'person.lock', 'al'),"
                + " (now() - interval '729 days', 'bo', 'SESSION', 'person.unlock', 'al')");
        audit.forget();
        assertThat(count("audit_entry where action = 'person.lock'")).isZero();
        assertThat(count("audit_entry where action = 'person.unlock'")).isEqualTo(1);
    }

    private String mine(long subscription) {
        return "/api/v1/subscriptions/" + tokens.token(subscription, Tokens.Purpose.MANAGE);
    }

    private static Response form(String page) {
        return given().header("Sec-Fetch-Site", "same-origin")
                .formParam("act", "erase")
                .post(page);
    }

    private static ValidatableResponse subscribers(String what, String address) {
        return given().contentType("application/json")
                .body(Map.of("address", address))
                .post("/api/v1/subscribers/" + what)
                .then();
    }

    /** Every table of the database that holds the text in any row; so a table that is added later is not forgotten. */
    private List<String> tablesThatHold(String text) throws Exception {
        List<String> all = new ArrayList<>();
        try (var c = database.getConnection();
                var s = c.createStatement();
                var r = s.executeQuery(
                        "select table_name from information_schema.tables where table_schema = 'public'")) {
            while (r.next()) {
                all.add(r.getString(1));
            }
        }
        List<String> found = new ArrayList<>();
        for (String table : all) {
            if (count("\"" + table + "\" t where t::text like '%" + text + "%'") > 0) {
                found.add(table);
            }
        }
        return found;
    }

    private int count(String what) throws Exception {
        try (var c = database.getConnection();
                var s = c.createStatement();
                var r = s.executeQuery("select count(*) from " + what)) {
            r.next();
            return r.getInt(1);
        }
    }

    private void run(String statement) throws Exception {
        try (var c = database.getConnection();
                var s = c.createStatement()) {
            s.execute(statement);
        }
    }
}
