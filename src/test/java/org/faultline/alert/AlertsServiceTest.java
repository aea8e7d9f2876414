package org.faultline.alert;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.faultline.fixture.SampleArticles;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whole alerts, from the delivery to what the API says of the alerts. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class AlertsServiceTest {
    private static final String RETRACTION =
            "{\"dataset\": \"seed\", \"externalId\": \"%s\", \"asOf\": \"2024-11-18T10:00:00Z\", \"retracted\": true}";

    @Inject
    Service service;

    @BeforeEach
    void empty() {
        service.empty();
    }

    @Test
    void anyOrderOfTheArticlesGivesTheSameAlerts() {
        SampleArticles.asPublished().forEach(service::deliver);
        Set<String> published = service.alerts();
        assertThat(published).hasSize(34);
        for (int seed = 1; seed <= 3; seed++) {
            service.empty();
            List<String> articles = new ArrayList<>(SampleArticles.asPublished());
            Collections.shuffle(articles, new Random(seed));
            articles.forEach(service::deliver);
            assertThat(service.alerts()).as("seed %d", seed).isEqualTo(published);
        }
        service.empty();
        List<String> reports = new ArrayList<>(SampleArticles.reports());
        reports.addAll(reports.subList(0, 20));
        Collections.shuffle(reports, new Random(4));
        reports.forEach(service::deliver);
        assertThat(service.alerts()).as("one by one").isEqualTo(published);
    }

    @Test
    void theOlderClashCompletesTheStoryWhenItArrivesLast() {
        service.deliver(SampleArticles.byArticle().get("S000"));
        assertThat(service.alerts()).noneMatch(a -> a.startsWith("allied-clashes"));
        service.deliver(SampleArticles.byArticle().get("S001"));
        assertThat(service.alerts())
                .contains(
                        "allied-clashes {dyad=assad-side|iran-axis, admin1=Deir ez-Zor} ACTIVE [seed:E001-01, seed:E000-10]");
    }

    @Test
    void anAlertIsWithdrawnWithItsNewsAndKeepsTheEvidenceThatWas() {
        SampleArticles.asPublished().forEach(service::deliver);
        service.deliver(RETRACTION.formatted("E001-01"));
        String id = id("allied-clashes");
        given().get("/api/v1/alerts/" + id)
                .then()
                .body("condition", equalTo("WITHDRAWN"))
                .body("revisions.reason", contains("FIRST", "WITHDRAWN"))
                .body("evidence.event", contains("seed:E001-01", "seed:E000-10"));
        // the later clash is the first of its kind again
        given().get("/api/v1/alerts/" + id("first-allied-clash"))
                .then()
                .body("condition", equalTo("ACTIVE"))
                .body("evidence.event", contains("seed:E000-10"))
                .body("revisions.reason", contains("FIRST", "CORRECTED", "CORRECTED"));
    }

    @Test
    void moreEvidenceOfOneStoryIsARevisionNotAnAlert() {
        service.deliver(SampleArticles.byArticle().get("S000"));
        service.deliver(SampleArticles.byArticle().get("S001"));
        service.deliver("""
                {"dataset": "desk", "externalId": "third", "asOf": "2024-11-18T08:00:00Z", "type": "CLASH",
                 "date": {"best": "2024-11-17"}, "sideA": ["NDF"], "sideB": ["IRGC"],
                 "place": {"name": "al-Mayadin"}, "source": {"publisher": "The desk"}, "quote": "A third clash."}
                """);
        given().get("/api/v1/alerts?rule=allied-clashes").then().body("alerts", hasSize(1));
        given().get("/api/v1/alerts/" + id("allied-clashes"))
                .then()
                .body("revisions.reason", contains("FIRST", "NEW_EVIDENCE"))
                .body("evidence.event", hasItem("desk:third"))
                .body("lastEventDate", equalTo("2024-11-17"));
    }

    @Test
    void whatWasOldWhenItBecameKnownIsRecordedAsBackfilled() {
        service.deliver(SampleArticles.byArticle().get("S004").replace("2021-10-06T12:00:00Z", "2024-11-18T09:00:00Z"));
        given().get("/api/v1/alerts/" + id("failed-talks-then-clash"))
                .then()
                .body("backfilled", equalTo(true))
                .body("condition", equalTo("ENDED"))
                .body("revisions.reason", contains("BACKFILLED"));
    }

    /** It moved twice, as one source each tells: the summary is of the later move, the sources are those of both. */
    @Test
    void whyAnAlertIsLikelyDoesNotContradictHowManySourcesItHas() {
        SampleArticles.asPublished().forEach(service::deliver);
        String id = given().get("/api/v1/alerts?rule=redeployment-near-border&since=2024-11-01")
                .path("alerts[0].id");
        String reason =
                "one source tells all that the summary rests on, +963; the others tell of other events of this alert";
        given().get("/api/v1/alerts/" + id)
                .then()
                .body("independentSources", equalTo(2))
                .body("certaintyReasons", contains(reason));
        assertThat(Jsoup.parse(given().get("/alerts/" + id).asString()).text())
                .contains("2 independent: +963; ", reason)
                .doesNotContain("tells all of it");
    }

    @Test
    void anAlertExplainsItselfDownToTheSentence() {
        SampleArticles.asPublished().forEach(service::deliver);
        given().get("/api/v1/alerts/" + id("going-dark"))
                .then()
                .body("severity", equalTo("HIGH"))
                .body("groupBy.group", equalTo("iran-axis"))
                .body("groupBy.admin1", equalTo("Deir ez-Zor"))
                .body("independentSources", equalTo(1))
                .body("certainty", equalTo("LIKELY"))
                .body(
                        "certaintyReasons",
                        hasItem(containsString("one source tells all of it: Syrian Observatory for Human Rights")))
                .body("explanation.ruleText", containsString("rule \"going-dark\""))
                .body("explanation.bindings.types", equalTo("7"))
                .body("evidence", hasSize(7))
                .body("evidence[0].reports[0].quote", containsString("headquarters"))
                .body("evidence[0].reports[0].source", containsString("SOHR"))
                .body("deliveries.sent", equalTo(0));
    }

    @Test
    void filtersNarrowTheListAndPagesCoverIt() {
        SampleArticles.asPublished().forEach(service::deliver);
        given().get("/api/v1/alerts?severity=CRITICAL").then().body("alerts", hasSize(7));
        given().get("/api/v1/alerts?condition=ENDED&group=iran-axis").then().body("alerts", hasSize(10));
        given().get("/api/v1/alerts?q=CONVOY").then().body("alerts.rule", contains("reinforcement-convoy"));
        given().get("/api/v1/alerts?q=clash%25allies").then().body("alerts", hasSize(0));
        given().get("/api/v1/alerts?q=clash_betw").then().body("alerts", hasSize(0));
        given().get(
                        "/api/v1/alerts?actor=Liwa Fatemiyoun&admin1=Deir ez-Zor&country=SYR&since=2024-01-01&until=2024-12-31&workflow=OPEN")
                .then()
                .body("alerts.rule", hasItem("redeployment-near-border"));
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            var page = given().get("/api/v1/alerts?limit=4" + cursor)
                    .then()
                    .statusCode(200)
                    .extract();
            seen.addAll(page.path("alerts.id"));
            String next = page.path("next");
            cursor = next == null ? null : "&cursor=" + next;
        } while (cursor != null);
        assertThat(seen).hasSize(34).doesNotHaveDuplicates();
    }

    @Test
    void aQueryThatCannotBeReadIsRefusedWithEveryFault() {
        given().get("/api/v1/alerts?severity=GRAVE&since=yesterday&limit=501&colour=red")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", contains("colour", "severity", "since", "limit"))
                .body("violations[1].value", equalTo("GRAVE"))
                .body("violations[1].reason", containsString("LOW, MEDIUM, HIGH, CRITICAL"));
        given().get("/api/v1/alerts?cursor=nonsense")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("cursor"));
        given().get("/api/v1/alerts/999999").then().statusCode(404).contentType("application/problem+json");
        given().accept("text/html")
                .get("/alerts/999999")
                .then()
                .statusCode(404)
                .contentType(containsString("text/html"));
    }

    private static String id(String rule) {
        return given().get("/api/v1/alerts?rule=" + rule + "&since=2021-01-01")
                .then()
                .extract()
                .path("alerts[0].id");
    }
}
