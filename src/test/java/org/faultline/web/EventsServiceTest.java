package org.faultline.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the API says of events, and what people decide about the links in them. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class EventsServiceTest {
    private static final String CLASH = """
            {"dataset": "desk", "externalId": "%s", "asOf": "2024-11-17T0%d:00:00Z", "type": "CLASH", "date": {"best": "%s"},
             "sideA": ["NDF"], "sideB": ["IRGC"], "place": {"name": "al-Mayadin"},
             "source": {"publisher": "%s", "publishedOn": "%s"}, "quote": "A clash, says %s."}
            """;

    private static final String ONE = CLASH.formatted("one", 1, "2024-11-10", "Desk A", "2024-11-12", "A");
    private static final String TWO = CLASH.formatted("two", 2, "2024-11-10", "Desk B", "2024-11-13", "B");
    private static final String OTHER = CLASH.formatted("other", 3, "2024-11-16", "Desk C", "2024-11-16", "C");

    @Inject
    Service service;

    @BeforeEach
    void empty() {
        service.empty();
    }

    @Test
    void oneEventIsToldWithItsReportsLinksAndLateness() {
        service.deliver(ONE);
        service.deliver(TWO);
        given().get("/api/v1/events").then().body("events", hasSize(1));
        given().get("/api/v1/events/desk:one")
                .then()
                .body("event.type", equalTo("CLASH"))
                .body("event.reports.quote", containsInAnyOrder("A clash, says A.", "A clash, says B."))
                .body("event.sources", contains("Desk A", "Desk B"))
                .body("event.links.reason[0]", containsString("the same day, 10 November 2024"))
                .body("event.links.score", everyItem(notNullValue()))
                .body("event.knownOn", equalTo("2024-11-12"))
                .body("event.lateDays", equalTo(2))
                .body("revisions", hasSize(2));
        given().get("/api/v1/events/desk:two").then().body("event.id", equalTo("desk:one"));
        given().get("/api/v1/events/desk:none").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "type=CLASH, desk:other desk:one",
        "type=AIRSTRIKE, ''",
        "group=iran-axis, desk:other desk:one",
        "group=coalition, ''",
        "country=SYR, desk:other desk:one",
        "admin1=Deir%20ez-Zor, desk:other desk:one",
        "country=Syria, desk:other desk:one",
        "group=the%20Iranian%20axis, desk:other desk:one",
        "group=Nobodys%20Group, ''",
        "country=Atlantis, ''",
        "admin1=deir%20ezzor, desk:other desk:one",
        "actor=IRGC, desk:other desk:one",
        "since=2024-11-11, desk:other",
        "until=2024-11-11, desk:one",
        "'bbox=40,35,41,36', desk:other desk:one",
        "'bbox=-10,35,10,36', ''",
        "q=says%20b, desk:one",
        "limit=1, desk:other",
    })
    void eventsAreFoundByWhatTheyAre(String query, String ids) {
        service.deliver(ONE);
        service.deliver(TWO);
        service.deliver(OTHER);
        List<String> found = given().urlEncodingEnabled(false)
                .get("/api/v1/events?" + query)
                .then()
                .statusCode(200)
                .extract()
                .path("events.id");
        assertThat(found).isEqualTo(ids.isEmpty() ? List.of() : List.of(ids.split(" ")));
    }

    @Test
    void pagesFollowEachOther() {
        service.deliver(ONE);
        service.deliver(OTHER);
        String next = given().get("/api/v1/events?limit=1").then().extract().path("next");
        given().queryParam("cursor", next)
                .get("/api/v1/events?limit=1")
                .then()
                .body("events.id", contains("desk:one"))
                .body("$", org.hamcrest.Matchers.not(org.hamcrest.Matchers.hasKey("next")));
    }

    @ParameterizedTest
    @CsvSource({
        "type=CLASHES, type, is none of",
        "rule=x, rule, is no parameter here",
        "'bbox=1,2,3', bbox, 'west,south,east,north'",
        "'bbox=NaN,2,3,4', bbox, 'west,south,east,north'",
        "since=2024-02-30, since, is not a calendar date",
        "cursor=zzz, cursor, is not a cursor",
    })
    void whatCannotBeAskedIsNamed(String query, String field, String reason) {
        given().urlEncodingEnabled(false)
                .get("/api/v1/events?" + query)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem(field))
                .body("violations.reason", hasItem(containsString(reason)));
    }

    @Test
    void whatPeopleSplitStaysApartThroughEveryImportUntilTheyTakeItBack() {
        service.deliver(ONE);
        service.deliver(TWO);
        int decision = decided(
                "split", Map.of("event", "desk:one", "reports", List.of("desk:two"), "by", "Ana", "why", "two places"));
        awaitEvents("desk:one", "desk:two");
        service.deliver(ONE.replace("T01:", "T05:"));
        service.deliver(TWO.replace("T02:", "T06:"));
        awaitEvents("desk:one", "desk:two");
        given().get("/api/v1/events/desk:two")
                .then()
                .body("rulings[0].ruling.by", equalTo("Ana"))
                .body("rulings[0].ruling.why", equalTo("two places"));

        given().delete("/api/v1/rulings/" + decision + "?by=Ana").then().statusCode(204);
        awaitEvents("desk:one");
    }

    @Test
    void whatPeopleMergeIsOneEventAndTheAlertsFollow() {
        service.deliver(ONE);
        service.deliver(OTHER);
        assertThat(service.alerts()).anyMatch(a -> a.startsWith("allied-clashes") && a.contains("ACTIVE"));
        int decision = decided(
                "merge",
                Map.of("events", List.of("desk:one", "desk:other"), "by", "Ben", "why", "one and the same clash"));
        awaitEvents("desk:one");
        await().untilAsserted(() -> assertThat(service.alerts())
                .noneMatch(a -> a.startsWith("allied-clashes") && a.contains("ACTIVE"))
                .anyMatch(a -> a.startsWith("allied-clashes") && a.contains("WITHDRAWN")));
        given().get("/api/v1/events/desk:one")
                .then()
                .body("event.links.reason[0]", containsString("said to be one by Ben"))
                .body("event.links.reason[0]", containsString("one and the same clash"));

        given().delete("/api/v1/rulings/" + decision + "?by=Ben").then().statusCode(204);
        awaitEvents("desk:other", "desk:one");
        await().untilAsserted(() ->
                assertThat(service.alerts()).anyMatch(a -> a.startsWith("allied-clashes") && a.contains("ACTIVE")));
    }

    @ParameterizedTest
    @CsvSource({
        "merge, '{\"events\": [\"desk:one\"], \"by\": \"A\", \"why\": \"B\"}', events",
        "merge, '{\"events\": [\"desk:one\", \"desk:none\"], \"by\": \"A\", \"why\": \"B\"}', events",
        "merge, '{\"events\": [\"desk:one\", \"desk:other\"], \"why\": \"B\"}', by",
        "merge, '{\"events\": [\"desk:one\", \"desk:other\"], \"by\": \"A\"}', why",
        "split, '{\"event\": \"desk:one\", \"reports\": [\"desk:other\"], \"by\": \"A\", \"why\": \"B\"}', reports",
        "split, '{\"event\": \"desk:one\", \"reports\": [\"desk:one\"], \"by\": \"A\", \"why\": \"B\"}', reports",
        "split, '{}', by",
    })
    void aDecisionThatMakesNoSenseIsNamed(String what, String body, String field) {
        service.deliver(ONE);
        service.deliver(OTHER);
        given().contentType("application/json")
                .body(body)
                .post("/api/v1/rulings/" + what)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem(field));
    }

    private static int decided(String what, Map<String, Object> body) {
        return given().contentType("application/json")
                .body(body)
                .post("/api/v1/rulings/" + what)
                .then()
                .statusCode(200)
                .extract()
                .path("decision");
    }

    private static void awaitEvents(String... ids) {
        await().untilAsserted(() -> {
            List<String> found =
                    new ArrayList<>(given().get("/api/v1/events").jsonPath().getList("events.id"));
            assertThat(found).containsExactlyInAnyOrder(ids);
        });
    }
}
