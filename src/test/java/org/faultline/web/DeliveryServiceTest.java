package org.faultline.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes in by POST: good reports land whatever stands beside them, bad input is named and changes nothing. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class DeliveryServiceTest {
    private static final String CLASH = """
            {"dataset": "desk", "externalId": "%s", "asOf": "2024-11-17T12:00:00Z", "type": "CLASH",
             "date": {"best": "2024-11-16"}, "sideA": ["regime"], "sideB": ["IRGC"],
             "place": {"name": "al-Bukamal", "country": "SYR"}, "source": {"publisher": "The desk"}, "quote": "They clashed."}
            """;

    @Inject
    Service service;

    @BeforeEach
    void empty() {
        service.empty();
    }

    @Test
    void takesOneReportAnArrayOrOneALine() {
        counts(service.deliver(CLASH.formatted("one")), 1, 0, 0, 0);
        counts(service.deliver("[" + CLASH.formatted("two") + "," + CLASH.formatted("three") + "]"), 2, 0, 0, 0);
        String lines = CLASH.formatted("four").replace("\n", "") + "\n\n"
                + CLASH.formatted("five").replace("\n", "") + "\n";
        counts(
                given().contentType("application/x-ndjson")
                        .body(lines.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .post("/api/v1/reports")
                        .then(),
                2,
                0,
                0,
                0);
    }

    @Test
    void countsRepeatsRevisionsAndRetractions() {
        String first = CLASH.formatted("one");
        service.deliver(first);
        counts(service.deliver(first), 0, 1, 0, 0);
        counts(
                service.deliver(first.replace("11-17T12", "11-18T12").replace("They clashed", "They fought")),
                0,
                0,
                1,
                0);
        counts(service.deliver(first.replace("11-17T12", "11-16T12")), 0, 1, 0, 0);
        counts(
                service.deliver(
                        "{\"dataset\": \"desk\", \"externalId\": \"one\", \"asOf\": \"2024-11-19\", \"retracted\": true}"),
                0,
                0,
                0,
                1);
    }

    @Test
    void aReportWithoutAsOfIsTheSameWhenItComesAgain() {
        String undated = CLASH.formatted("one").replace("\"asOf\": \"2024-11-17T12:00:00Z\",", "");
        counts(service.deliver(undated), 1, 0, 0, 0);
        counts(service.deliver(undated), 0, 1, 0, 0);
        counts(service.deliver(undated.replace("They clashed", "They fought")), 0, 0, 1, 0);
    }

    @Test
    void goodReportsLandBesideBadOnes() {
        String bad = CLASH.formatted("bad").replace("\"CLASH\"", "\"CLASHH\"");
        ValidatableResponse answer = service.deliver("[" + bad + "," + CLASH.formatted("good") + "]");
        counts(answer, 1, 0, 0, 0);
        answer.body("rejected", hasSize(1))
                .body("rejected[0].index", equalTo(0))
                .body("rejected[0].externalId", equalTo("bad"))
                .body("rejected[0].field", equalTo("type"))
                .body("rejected[0].value", equalTo("CLASHH"))
                .body("rejected[0].reason", containsString("did you mean CLASH?"));
        counts(service.deliver(CLASH.formatted("good")), 0, 1, 0, 0);
    }

    @Test
    void malformedJsonIsRefusedWithLineAndColumn() {
        given().contentType("application/json")
                .body("[\n  {\"dataset\": \"desk\",\n   \"type\" \"CLASH\"}]")
                .post("/api/v1/reports")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("line 3, column"))
                .body("violations.line", contains(3));
    }

    @Test
    void rangesAndCoordinatesAreChecked() {
        ValidatableResponse answer = service.deliver(CLASH.formatted("one")
                .replace("\"best\": \"2024-11-16\"", "\"start\": \"2024-11-16\", \"end\": \"2024-11-02\"")
                .replace("\"country\": \"SYR\"", "\"country\": \"SYR\", \"lat\": 134.4, \"lon\": 40.9"));
        answer.statusCode(200).body("accepted", equalTo(0)).body("rejected.field", contains("date.end", "place.lat"));
    }

    @Test
    void aBodyOfThirtyMegabytesIsRefusedAndTheServiceGoesOn() {
        given().contentType("application/json")
                .body("[" + " ".repeat(30_000_000) + "]")
                .post("/api/v1/reports")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("detail", containsString("20 MiB"));
        counts(service.deliver(CLASH.formatted("after")), 1, 0, 0, 0);
    }

    @Test
    void otherMediaTypesAndMethodsAreRefusedAsProblems() {
        given().contentType("application/xml")
                .body("<report/>")
                .post("/api/v1/reports")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
        given().delete("/api/v1/reports").then().statusCode(405).contentType("application/problem+json");
    }

    @Test
    void textThatIsNotUtf8IsRefused() {
        given().contentType("application/json")
                .body(new byte[] {'{', '"', (byte) 0xE9, '"', '}'})
                .post("/api/v1/reports")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("UTF-8"));
    }

    @Test
    void hostileTextIsStoredAndShownAsText() {
        service.deliver("[" + CLASH.formatted("a").replace("They clashed.", "<script>alert(1)</script>") + ","
                + CLASH.formatted("b").replace("2024-11-16", "2024-11-10") + "]");
        String id =
                given().get("/api/v1/alerts").then().extract().path("alerts.find { it.rule == 'allied-clashes' }.id");
        String page = given().accept("text/html")
                .get("/alerts/" + id)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        var document = org.jsoup.Jsoup.parse(page);
        assertThat(document.select("script"))
                .as("are files of ours alone")
                .allMatch(script ->
                        script.attr("src").startsWith("/") && script.data().isEmpty());
        assertThat(document.select("blockquote").text()).contains("<script>alert(1)</script>");
    }

    @Test
    void whatCannotBeKeptAsItIsIsRefusedAndTheLaneGoesOn() {
        String half = CLASH.formatted("half").replace("\"CLASH\"", "\"CLASH\\ud800\"");
        String twice =
                CLASH.formatted("twice").replace("{\"dataset\"", "{\"x\\ud800\": 1, \"x\\ud801\": 2, \"dataset\"");
        String early = CLASH.formatted("early").replace("2024-11-17T12:00:00Z", "-999999999-01-01T00:00:00Z");
        String late = CLASH.formatted("late").replace("2024-11-17T12:00:00Z", "+300000-01-01T00:00:00Z");
        service.deliver("[" + half + "," + twice + "," + early + "," + late + "]")
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("rejected.externalId", contains("twice", "early", "late"))
                .body("rejected.field", contains("", "asOf", "asOf"));
        service.deliver("{\"x\": 1e99999999999999}").statusCode(400).contentType("application/problem+json");
        counts(service.deliver(CLASH.formatted("good")), 1, 0, 0, 0);
        given().get("/q/health/ready").then().statusCode(200);
    }

    @Test
    void requestsThatArePlainlyOddGetAPlainAnswer() {
        given().urlEncodingEnabled(false)
                .get("/api/v1/alerts?q=%00")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("q"));
        given().get("/api/v1/alerts?since=-999999999-01-01").then().statusCode(400);
        given().accept("text/html").get("/alerts?cursor=zz").then().statusCode(400);
        given().header("Accept", "garbage").get("/api/v1/alerts").then().statusCode(200);
        given().header("Accept", "text/html, application/xhtml+xml;q=0.9, */*;q=0.8")
                .get("/alerts")
                .then()
                .statusCode(200);
        for (String body : new String[] {"{\"address\": [\"a@b.c\"]}", "[]", "\"a@b.c\""}) {
            given().contentType("application/json")
                    .body(body)
                    .post("/api/v1/subscriptions")
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
    }

    private static void counts(ValidatableResponse answer, int accepted, int duplicates, int revised, int retracted) {
        answer.statusCode(200)
                .body("accepted", equalTo(accepted))
                .body("duplicates", equalTo(duplicates))
                .body("revised", equalTo(revised))
                .body("retracted", equalTo(retracted));
    }
}
