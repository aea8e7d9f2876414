package org.faultline.alert;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.faultline.fixture.SampleArticles;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told to nobody for a time, over HTTP. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class SilencesServiceTest {
    private static final String TOMORROW =
            Instant.now().plus(Duration.ofDays(1)).toString();

    @Inject
    Service service;

    @BeforeEach
    void empty() {
        service.empty();
        SampleArticles.asPublished().forEach(service::deliver);
    }

    @Test
    void aSilenceHoldsUntilItIsEndedAndIsNeverForgotten() {
        int id = begin(Map.of("rule", "allied-clashes", "end", TOMORROW, "author", "Rana", "reason", "Known"))
                .statusCode(201)
                .header("Location", containsString("/api/v1/silences/"))
                .body("state", equalTo("RUNNING"))
                .extract()
                .path("id");
        given().get("/api/v1/alerts?rule=allied-clashes")
                .then()
                .body("alerts[0].suppression.kind", equalTo("SILENCED"))
                .body("alerts[0].suppression.by", equalTo("Rana"))
                .body("alerts[0].suppression.why", containsString("Known"))
                .body("alerts[0].condition", equalTo("ACTIVE"))
                .body("alerts[0].workflow", equalTo("OPEN"));
        assertThat(given().accept("text/html").get("/alerts").asString()).contains("silenced");
        given().delete("/api/v1/silences/" + id).then().statusCode(400).body("violations[0].field", equalTo("by"));
        for (String by : List.of("Omar", "Someone")) {
            given().delete("/api/v1/silences/" + id + "?by=" + by)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("ENDED"))
                    .body("endedBy", equalTo("Omar"));
        }
        given().get("/api/v1/alerts?rule=allied-clashes")
                .then()
                .body("alerts[0].suppression.kind", not(equalTo("SILENCED")));
        given().get("/api/v1/silences")
                .then()
                .body("silences.id", contains(id))
                .body("silences[0].why", equalTo("Known"))
                .body("silences[0].endedBy", equalTo("Omar"));
    }

    @Test
    void itIsAboutWhatEverythingNamedAppliesTo() {
        assertThat(silencedBy(Map.of("group", "IRAN-AXIS", "severity", "medium")))
                .allSatisfy(a -> assertThat(a).containsAnyOf("MEDIUM", "LOW"))
                .isNotEmpty();
        assertThat(silencedBy(Map.of("area", "Deir ez-Zor")))
                .allSatisfy(a -> assertThat(a).endsWith("[Deir ez-Zor]"))
                .isNotEmpty();
        assertThat(silencedBy(Map.of("area", "SYR", "rule", "going-dark"))).hasSize(1);
        assertThat(silencedBy(Map.of("area", "FRA"))).isEmpty();
    }

    /** Severity and areas of the alerts that a silence keeps quiet, which ends at once. */
    private static Set<String> silencedBy(Map<String, String> about) {
        var wish = new java.util.HashMap<>(about);
        wish.putAll(Map.of("end", TOMORROW, "by", "Rana", "why", "Known"));
        int id = begin(wish).statusCode(201).extract().path("id");
        Set<String> all = new TreeSet<>();
        List<Map<String, Object>> alerts =
                given().get("/api/v1/alerts?limit=500").path("alerts");
        for (Map<String, Object> a : alerts) {
            if (a.get("suppression") instanceof Map<?, ?> s && "SILENCED".equals(s.get("kind"))) {
                all.add(a.get("id") + " " + a.get("severity") + " " + a.get("admin1s"));
            }
        }
        given().delete("/api/v1/silences/" + id + "?by=Rana").then().statusCode(200);
        return all;
    }

    @Test
    void aPreviewSaysWhatWouldHaveBeenMissed() {
        preview(Map.of("group", "iran-axis", "end", TOMORROW))
                .statusCode(200)
                .body("openNow", greaterThan(3))
                .body("alertsOfLast90Days", greaterThan(3))
                .body("turns", greaterThan(3))
                .body("last90Days.turns", everyItem(greaterThan(0)));
        preview(Map.of("rule", "allied-clashes", "end", TOMORROW))
                .body("openNow", equalTo(1))
                .body("now[0].rule", equalTo("allied-clashes"))
                .body("alertsOfLast90Days", equalTo(1));
        // no article came at that hour
        preview(Map.of(
                        "rule",
                        "allied-clashes",
                        "days",
                        List.of("monday"),
                        "from",
                        "03:00",
                        "to",
                        "03:01",
                        "zone",
                        "UTC"))
                .body("openNow", equalTo(1))
                .body("alertsOfLast90Days", equalTo(0));
        given().get("/api/v1/silences").then().body("silences", hasSize(0));
        String page = given().formParam("group", "iran-axis")
                .formParam("end", "2099-01-01T00:00")
                .formParam("zone", "UTC")
                .post("/silences/preview")
                .asString();
        assertThat(page).contains("What this silence would cover").contains("value=\"iran-axis\"");
    }

    @Test
    void everyFaultOfAWishIsNamed() {
        begin(Map.of("end", TOMORROW, "by", "Rana", "why", "x"))
                .statusCode(400)
                .body("violations[0].reason", containsString("no silence is about every alert"));
        begin(Map.of(
                        "rule",
                        "allied-clashs",
                        "severity",
                        "grave",
                        "start",
                        "yesterday",
                        "end",
                        "2024-01-01T10:00",
                        "zone",
                        "Asia/Nowhere",
                        "days",
                        List.of("caturday"),
                        "from",
                        "25:00"))
                .statusCode(400)
                .body(
                        "violations.field",
                        containsInAnyOrder(
                                "rule", "severity", "zone", "start", "end", "days", "from", "to", "by", "why"))
                .body("violations[0].reason", containsString("did you mean allied-clashes?"));
        begin(Map.of("rule", "allied-clashes", "by", "Rana", "why", "x"))
                .statusCode(400)
                .body("violations[0].reason", containsString("is forgotten"));
        begin(Map.of("rule", "allied-clashes", "start", TOMORROW, "end", "2024-01-01T00:00:00Z"))
                .statusCode(400)
                .body("violations[0].reason", containsString("not after the start"));
        begin(Map.of("rule", "allied-clashes", "end", TOMORROW, "by", "Rana"))
                .statusCode(400)
                .body("violations[0].field", equalTo("why"));
        begin(Map.of("rule", "x".repeat(300), "end", TOMORROW)).statusCode(400);
        given().contentType("application/json")
                .body("{\"days\": 7}")
                .post("/api/v1/silences")
                .then()
                .statusCode(400);
        given().delete("/api/v1/silences/99?by=Rana").then().statusCode(404);
    }

    @Test
    void theFormOfThePageBeginsAndEndsThem() {
        given().redirects()
                .follow(false)
                .formParam("rule", "allied-clashes")
                .formParam("group", "iran-axis")
                .formParam("area", "SYR")
                .formParam("severity", "medium")
                .formParam("start", "")
                .formParam("end", "")
                .formParam("zone", "Asia/Damascus")
                .formParam("days", "monday", "tuesday")
                .formParam("from", "22:00")
                .formParam("to", "06:00")
                .formParam("by", "Rana <b>")
                .formParam("why", "<script>alert(1)</script>")
                .post("/silences")
                .then()
                .statusCode(303);
        String page = given().accept("text/html").get("/silences").asString();
        assertThat(page)
                .contains("alerts of “Repeated clashes between nominal allies”, about the Iranian axis, only in Syria,"
                        + " of severity medium at most")
                .contains("each week on Monday, Tuesday from 22:00 to 06:00, Asia/Damascus")
                .contains("&lt;script&gt;")
                .doesNotContain("<script>");
        int id = given().get("/api/v1/silences").path("silences[0].id");
        given().redirects()
                .follow(false)
                .formParam("by", "Omar")
                .post("/silences/" + id + "/end")
                .then()
                .statusCode(303);
        given().get("/api/v1/silences/" + id).then().body("state", equalTo("ENDED"));
    }

    @Test
    void whoBeganItIsRemindedOnceBeforeItEnds() throws Exception {
        service.subscribe("rana@example.org", "CRITICAL");
        int before = service.mails("rana@example.org").size();
        for (String by : List.of("stranger@example.org", "rana@example.org")) {
            begin(Map.of(
                            "rule",
                            "allied-clashes",
                            "start",
                            Instant.now().minus(Duration.ofDays(1)).toString(),
                            "end",
                            Instant.now().plus(Duration.ofHours(3)).toString(),
                            "by",
                            by,
                            "why",
                            "Known\r\nBcc: all@example.org"))
                    .statusCode(201);
        }
        var mails = service.awaitMail("rana@example.org", before + 1);
        assertThat(mails.get(before).getSubject()).contains("ends soon");
        assertThat(mails.get(before).getHeader("Bcc")).isNull();
        assertThat(service.mails("stranger@example.org")).isEmpty();
    }

    @Test
    void aGraverAlertMutesTheLesserOnesItCovers() {
        List<Map<String, Object>> alerts =
                given().get("/api/v1/alerts?limit=500").path("alerts");
        int muted = 0;
        for (Map<String, Object> a : alerts) {
            if (a.get("suppression") instanceof Map<?, ?> s && "INHIBITED".equals(s.get("kind"))) {
                muted++;
                var lesser = given().get("/api/v1/alerts/" + a.get("id")).jsonPath();
                var graver = given().get("/api/v1/alerts/" + s.get("by")).jsonPath();
                assertThat(graver.getList("evidence.event")).containsAll(lesser.getList("evidence.event"));
                assertThat(graver.getString("id")).isNotEqualTo(lesser.getString("id"));
                assertThat(graver.getInt("mutes")).isPositive();
                assertThat(graver.getString("condition")).isIn("ACTIVE", "COOLING");
            }
        }
        assertThat(muted).isPositive();
    }

    private static ValidatableResponse begin(Map<String, ?> wish) {
        return given().contentType("application/json")
                .body(wish)
                .post("/api/v1/silences")
                .then();
    }

    private static ValidatableResponse preview(Map<String, ?> wish) {
        return given().contentType("application/json")
                .body(wish)
                .post("/api/v1/silences/preview")
                .then();
    }
}
