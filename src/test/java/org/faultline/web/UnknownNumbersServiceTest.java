package org.faultline.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What no report counts is not known, which is not zero; and a zero that a report gives is one. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class UnknownNumbersServiceTest {
    private static final String CONVOY = """
            {"dataset": "desk", "externalId": "%s", "asOf": "2024-11-17T12:00:00Z", "type": "REINFORCEMENT_CONVOY",
             "date": {"best": "2024-11-16"}, "sideA": ["IRGC"], "place": {"name": "al-Bukamal"}, "source": {"publisher": "p"},
             "quantities": [{"measure": "VEHICLES", "low": 40}]%s}
            """;

    @Inject
    Service service;

    @BeforeEach
    void empty() {
        service.empty();
    }

    @Test
    void areNullInEvents() {
        service.deliver(CONVOY.formatted("1", ""));
        given().get("/api/v1/events/desk:1")
                .then()
                .body("event.vehicles", equalTo(40))
                .body("event", hasKey("personnel"))
                .body("event.personnel", nullValue())
                .body("event.positionsLost", nullValue())
                .body("event.deaths.known", equalTo(false))
                .body("event.deaths.low", nullValue())
                .body("event.deaths.best", nullValue())
                .body("event.deaths.high", nullValue())
                .body("event.injured.best", nullValue())
                .body("event", not(hasKey("quantities")));
    }

    @Test
    void aZeroThatIsToldIsZero() {
        service.deliver(
                CONVOY.formatted(
                        "1",
                        ", \"fatalities\": {\"low\": 0, \"best\": 0, \"high\": 0}, \"injured\": {\"low\": 0, \"best\": 0, \"high\": 0}"));
        given().get("/api/v1/events/desk:1")
                .then()
                .body("event.deaths.known", equalTo(true))
                .body("event.deaths.best", equalTo(0))
                .body("event.injured.best", equalTo(0));
        assertThat(Jsoup.parse(page()).select("dt:contains(Killed) + dd").text())
                .isEqualTo("0");
    }

    @Test
    void areUnknownInExplanations() {
        service.deliver(CONVOY.formatted("1", ""));
        String id = alert();
        List<Map<String, String>> values = given().get("/api/v1/alerts/" + id).path("explanation.factValues.values");
        assertThat(values)
                .anySatisfy(v -> assertThat(v).containsEntry("vehicles", "40").containsEntry("personnel", null));
        List<List<Map<String, String>>> tests =
                given().get("/api/v1/alerts/" + id).path("explanation.conditions.tests");
        assertThat(tests.stream().flatMap(List::stream).map(t -> t.get("value")))
                .contains("40; unknown")
                .noneMatch("0"::equals);
        given().get("/api/v1/alerts/" + id).then().body("evidence[0]", not(hasKey("deathsBest")));
        assertThat(Jsoup.parse(page()).text()).contains("40; unknown").doesNotContain("Killed");
    }

    @Test
    void theSchemaSaysThatTheyMayBeNull() {
        given().get("/q/openapi?format=json")
                .then()
                .body("components.schemas.Event.properties.vehicles.type", hasItem("null"))
                .body("components.schemas.PeopleCount.properties.best.type", hasItem("null"))
                .body("components.schemas.Evidence.properties.deathsBest.type", hasItem("null"))
                .body("components.schemas.NearMiss.properties.reports.type", hasItem("null"));
    }

    private static String alert() {
        return given().get("/api/v1/alerts?rule=reinforcement-convoy").path("alerts[0].id");
    }

    private static String page() {
        return given().accept("text/html").get("/alerts/" + alert()).asString();
    }
}
