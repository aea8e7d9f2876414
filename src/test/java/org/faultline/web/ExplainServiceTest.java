package org.faultline.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.faultline.cli.Commands;
import org.faultline.fixture.SampleArticles;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an alert says of itself and whether it would be raised again, over the sample. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class ExplainServiceTest {
    @Inject
    Service service;

    @BeforeEach
    void sample() {
        service.empty();
        SampleArticles.asPublished().forEach(service::deliver);
    }

    @Test
    void everyAlertOfTheSampleIsExplainedAndComesAgain() {
        List<String> ids = given().get("/api/v1/alerts?limit=500").path("alerts.id");
        assertThat(ids).hasSize(34);
        for (String id : ids) {
            given().get("/api/v1/alerts/" + id)
                    .then()
                    .body("explanation.incomplete", nullValue())
                    .body("explanation.prose[0]", containsString("This alert says: "));
            JsonPath again = given().post("/api/v1/alerts/" + id + "/again").jsonPath();
            assertThat(again.getBoolean("same")).as(again.prettify()).isTrue();
            assertThat(again.getInt("matches")).isPositive();
        }
    }

    @Test
    void anExplanationSaysWhatMetEachConditionAndWhenEachReportWasKnown() {
        given().get("/api/v1/alerts/" + id("allied-clashes"))
                .then()
                .body("explanation.conditions[1].tests.findAll { it.asked == '$days >= 2' }.value", hasItem("2"))
                .body(
                        "explanation.conditions[1].tests.words",
                        hasItems("at least 2 such days", "0 to 30 days before latest"))
                .body("explanation.factValues", hasSize(2))
                .body("explanation.factValues[0].values.dyad", equalTo("assad-side|iran-axis"))
                .body("explanation.reports.report", hasItems("seed:E001-01", "seed:E000-10"))
                .body("explanation.reports[0].published", equalTo("2024-11-17"))
                .body("explanation.reports[0].ingested", containsString("2024-11-"))
                .body(
                        "explanation.prose",
                        hasItems(
                                containsString("It asks for at least 2 such days, and found 2."),
                                containsString(") in ")));
    }

    @Test
    void saysWhyAWithdrawnAlertDoesNotComeAgain() {
        service.deliver("{\"dataset\": \"seed\", \"externalId\": \"E001-01\", \"asOf\": \"2024-11-18T10:00:00Z\","
                + " \"retracted\": true}");
        given().post("/api/v1/alerts/" + id("allied-clashes") + "/again")
                .then()
                .statusCode(200)
                .body("same", equalTo(false))
                .body("differences.kind", hasItems("MATCHES_GONE", "EVENT_GONE", "REPORT_RETRACTED"))
                .body("differences.about", hasItem("seed:E001-01"));
    }

    @Test
    void markupInAQuoteStaysText() {
        service.deliver("""
                {"dataset": "desk", "externalId": "x", "asOf": "2024-11-18T08:00:00Z", "type": "CLASH",
                 "date": {"best": "2024-11-17"}, "sideA": ["NDF"], "sideB": ["IRGC"],
                 "place": {"name": "al-Mayadin"}, "source": {"publisher": "<b>desk</b>"}, "quote": "<script>alert(1)</script>"}
                """);
        String page = given().accept("text/html")
                .get("/alerts/" + id("allied-clashes"))
                .asString();
        assertThat(page)
                .contains("at least 2 such days: <b>3</b>", "&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert", "<b>desk");
    }

    @Test
    void nearMissesAreToldByRuleAndGroup() {
        given().queryParam("group", "iran-axis")
                .get("/api/v1/rules/build-up/near-misses")
                .then()
                .statusCode(200)
                .body("fires", equalTo(false))
                .body("misses[0].reports", equalTo(2))
                .body("words", containsString("0 of 2; 2 more of this kind"));
        given().queryParam("group", "iran-axis")
                .get("/api/v1/rules/allied-clashes/near-misses")
                .then()
                .body("fires", equalTo(true));
        given().queryParam("group", "russia")
                .get("/api/v1/rules/allied-clashes/near-misses")
                .then()
                .body(
                        "words",
                        allOf(containsString("the arrests of 3 November 2024 ("), not(containsString("E001-05"))));
        given().queryParam("group", "x")
                .get("/api/v1/rules/allied-clash/near-misses")
                .then()
                .statusCode(404)
                .body("detail", containsString("did you mean allied-clashes"));
        given().get("/api/v1/rules/allied-clashes/near-misses")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("group"));
    }

    @Test
    void aRuleAboutSilenceIsOffWhereNoSourceIsExpectedAndSaysSo() {
        String off = "Off: no source is expected, so nobody would notice if nobody told.";
        given().queryParam("group", "iran-axis")
                .get("/api/v1/rules/unusual-silence/near-misses")
                .then()
                .body("fires", equalTo(false))
                .body("absence.on", equalTo(false))
                .body("words", containsString(off))
                .body("words", not(containsString("Silence until")));
        given().get("/api/v1/rules")
                .then()
                .body("rules.find { it.id == 'unusual-silence' }.absence.on", equalTo(false))
                .body("rules.find { it.id == 'allied-clashes' }.absence", nullValue());
        given().get("/api/v1/status").then().body("absenceRules[0].on", equalTo(false));
        for (String page : List.of("/status", "/rules", "/rules/unusual-silence/near-misses?group=iran-axis")) {
            given().accept("text/html")
                    .get(page)
                    .then()
                    .body(containsString(off))
                    .body(not(containsString("every source that is expected is heard")));
        }
    }

    @Test
    void thePageAsksAndAnswersTheSame() {
        given().get("/rules/build-up/near-misses").then().statusCode(200).body(containsString("name=\"group\""));
        given().queryParam("group", "iran-axis")
                .get("/rules/build-up/near-misses")
                .then()
                .statusCode(200)
                .body(containsString("0 of 2; 2 more of this kind"), containsString("&quot;type&quot;"));
        given().queryParam("group", "<i>nobody")
                .get("/rules/build-up/near-misses")
                .then()
                .body(containsString("&lt;i&gt;nobody"), not(containsString("<i>nobody")));
        given().queryParam("group", "x")
                .get("/rules/allied-clash/near-misses")
                .then()
                .statusCode(404)
                .body(containsString("did you mean allied-clashes"));
    }

    /** What is said to fire a rule is delivered as it stands in the answer, and the alert is there. */
    @Test
    void deliveringWhatIsMissingRaisesTheAlert() {
        JsonPath why = given().queryParam("group", "iran-axis")
                .get("/api/v1/rules/new-base/near-misses")
                .jsonPath();
        assertThat(why.getBoolean("fires")).isFalse();
        given().contentType("application/json")
                .body(why.getMap("misses[0].report"))
                .post("/api/v1/reports")
                .then()
                .body("accepted", equalTo(1));
        service.settle();
        given().queryParam("group", "iran-axis")
                .get("/api/v1/rules/new-base/near-misses")
                .then()
                .body("fires", equalTo(true));
    }

    @Test
    void theCommandsSayTheSame() {
        String url = "http://127.0.0.1:" + RestAssured.port;
        String id = id("allied-clashes");
        assertThat(said("explain", "--url", url, id))
                .contains("This alert says: ", "  at least 2 such days: 2", "exit 0");
        assertThat(said("explain", "--url", url, "--again", id))
                .contains("The stored reports give the same alert again", "exit 0");
        assertThat(said("why-not", "--url", url, "build-up", "iran-axis"))
                .contains("0 of 2; 2 more of this kind", "exit 0");
        assertThat(said("why-not", "--url", url, "buildup", "iran-axis"))
                .contains("404 there is no rule buildup that runs; did you mean build-up?", "exit 2");
        assertThat(said("explain", "--url", url, "one")).contains("'one' is not the number of an alert", "exit 2");
    }

    private static String said(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        int exit = new Commands(InputStream.nullInputStream(), print, print).run(List.of(words));
        return out.toString(StandardCharsets.UTF_8) + "exit " + exit;
    }

    private static String id(String rule) {
        return given().get("/api/v1/alerts?rule=" + rule).path("alerts[0].id");
    }
}
