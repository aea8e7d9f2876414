package org.faultline.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that nobody knows, and what follows when somebody says who or where they are. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class NamesServiceTest {
    private static final String CLASH = """
            {"dataset": "desk", "externalId": "%s", "asOf": "2024-11-17T01:00:00Z", "type": "CLASH", "date": {"best": "%s"},
             "sideA": ["%s"], "sideB": ["IRGC"], "place": {"name": "%s"}, "source": {"publisher": "Desk"}, "quote": "A clash."}
            """;

    private static final String ALIAS = """
            {"decision": {"kind": "ACTOR_ALIAS", "name": "Bukamal Lions", "actor": "ndf"}, "by": "Ana", "why": "their own statement"}
            """;

    @Inject
    Service service;

    @BeforeEach
    void twoClashesOfSomebodyUnknown() {
        service.empty();
        service.deliver(CLASH.formatted("one", "2024-11-05", "Bukamal Lions", "al-Mayadin"));
        service.deliver(CLASH.formatted("two", "2024-11-10", "bukamal  LIONS", "al-Mayadin"));
    }

    @Test
    void theyAreListedWithWhatTheyHoldUpAndWhatTheyMayMean() {
        given().get("/api/v1/names?kind=ACTOR")
                .then()
                .body("names", hasSize(1))
                .body("names[0].name", equalTo("bukamal lions"))
                .body("names[0].events", equalTo(2))
                .body("names[0].some", equalTo(List.of("desk:two", "desk:one")))
                .body("names[0].first", equalTo("2024-11-05"));
        service.deliver(CLASH.formatted("three", "2024-11-11", "NDF", "Al Mayadinn"));
        given().get("/api/v1/names?kind=PLACE")
                .then()
                .body("names[0].name", equalTo("al mayadinn"))
                .body("names[0].suggestions.name", hasItem("Al-Mayadin"));
    }

    @Test
    void sayingWhoSomebodyIsWorksOutTheAlertsAgainUntilItIsTakenBack() {
        assertThat(service.alerts()).noneMatch(NamesServiceTest::alliesClash);
        int decision = service.decide(ALIAS);
        await().untilAsserted(() -> assertThat(service.alerts()).anyMatch(NamesServiceTest::alliesClash));
        given().get("/api/v1/names").then().body("names", hasSize(0));
        given().get("/api/v1/events/desk:one").then().body("event.parts.actor", hasItem("ndf"));
        // an import changes nothing about it
        service.deliver(CLASH.formatted("three", "2024-11-12", "Bukamal Lions", "al-Mayadin"));
        given().get("/api/v1/events/desk:three").then().body("event.parts.actor", hasItem("ndf"));

        given().delete("/api/v1/names/decisions/" + decision + "?by=Ben").then().statusCode(204);
        await().untilAsserted(() -> assertThat(service.alerts()).noneMatch(NamesServiceTest::alliesClash));
        given().get("/api/v1/names").then().body("names[0].name", equalTo("bukamal lions"));
        given().get("/api/v1/names/decisions")
                .then()
                .body("[0].by", equalTo("Ana"))
                .body("[0].undoneBy", equalTo("Ben"))
                .body("[0].decision.kind", equalTo("ACTOR_ALIAS"));
    }

    @Test
    void whatRestsOnItInALaterMonthIsWorkedOutAgainToo() {
        service.empty();
        service.deliver(CLASH.formatted("one", "2021-10-30", "Bukamal Lions", "al-Mayadin"));
        service.deliver(CLASH.formatted("two", "2021-11-02", "NDF", "al-Mayadin"));
        assertThat(service.alerts()).noneMatch(a -> a.startsWith("allied-clashes"));
        service.decide(ALIAS);
        await().untilAsserted(() -> assertThat(service.alerts()).anyMatch(a -> a.startsWith("allied-clashes")));
    }

    @Test
    void aNewActorBringsItsGroup() {
        service.decide("""
                {"decision": {"kind": "NEW_ACTOR", "name": "Bukamal Lions",
                 "actor": {"id": "lions", "name": "Lions of Al-Bukamal", "kind": 3, "country": "SYR", "group": "assad-side"}},
                 "by": "Ana", "why": "a militia of the army's"}
                """);
        await().untilAsserted(() -> assertThat(service.alerts()).anyMatch(NamesServiceTest::alliesClash));
    }

    @Test
    void aPlaceThatSomebodyPutsOnTheMapHasABorder() {
        service.deliver(CLASH.formatted("three", "2024-11-11", "NDF", "Hill 223"));
        given().get("/api/v1/events/desk:three").then().body("event.place.borderKm", equalTo(null));
        service.decide("""
                {"decision": {"kind": "PLACE_ALIAS", "name": "Hill 223", "place": "albukamal"}, "by": "Ana", "why": "seen on the map"}
                """);
        await().untilAsserted(() ->
                given().get("/api/v1/events/desk:three").then().body("event.place.name", equalTo("Al-Bukamal")));
    }

    @Test
    void whatIsIgnoredAsksNoMore() {
        service.decide("""
                {"decision": {"kind": "IGNORED", "name": "Bukamal Lions", "of": "ACTOR"}, "by": "Ana", "why": "too vague"}
                """.replace("\"of\"", "\"what\""));
        await().untilAsserted(() -> given().get("/api/v1/names").then().body("names", hasSize(0)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"decision\": {\"kind\": \"ACTOR_ALIAS\", \"name\": \"x\", \"actor\": \"nobody\"}, \"by\": \"A\", \"why\": \"B\"} | decision | nobody",
                "{\"decision\": {\"kind\": \"ACTOR_ALIAS\", \"name\": \"IRGC\", \"actor\": \"ndf\"}, \"by\": \"A\", \"why\": \"B\"} | decision | irgc",
                "{\"decision\": {\"kind\": \"ACTOR_ALIAS\", \"name\": \"x\", \"actor\": \"ndf\"}, \"why\": \"B\"} | by | is required",
                "{\"by\": \"A\", \"why\": \"B\"} | decision | is required",
                "{\"decision\": {\"kind\": \"ACTOR_ALIAS\", \"name\": \"x\"}, \"by\": \"A\", \"why\": \"B\"} | decision | actor is required",
                "{\"decision\": {\"kind\": \"PLACE_ALIAS\", \"name\": \"x\"}, \"by\": \"A\", \"why\": \"B\"} | decision | place is required",
                "{\"decision\": {\"kind\": \"NEW_ACTOR\", \"name\": \"x\"}, \"by\": \"A\", \"why\": \"B\"} | decision | an actor is required",
                "{\"decision\": {\"kind\": \"NEW_ACTOR\", \"name\": \"x\", \"actor\": {\"id\": \"x\"}}, \"by\": \"A\", \"why\": \"B\"} | decision | an actor needs an id, a name and a group",
                "{\"decision\": {\"kind\": \"NEW_PLACE\", \"name\": \"x\"}, \"by\": \"A\", \"why\": \"B\"} | decision | a place is required",
                "{\"decision\": {\"kind\": \"NEW_PLACE\", \"name\": \"x\", \"place\": {\"name\": \"x\"}}, \"by\": \"A\", \"why\": \"B\"} | decision | a place needs an id and a name",
                "{\"decision\": {\"kind\": \"IGNORED\", \"name\": \"x\"}, \"by\": \"A\", \"why\": \"B\"} | decision | what is required",
            })
    void aDecisionThatMakesNoSenseIsNamed(String body, String field, String reason) {
        given().contentType("application/json")
                .body(body)
                .post("/api/v1/names/decisions")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem(field))
                .body("violations.reason", hasItem(containsString(reason)));
    }

    private static boolean alliesClash(String alert) {
        return alert.startsWith("allied-clashes") && alert.contains("ACTIVE");
    }

    @Test
    void aPlaceRefusedForAnAdmin1ThatIsNoAreaIsExplainedInTheReceiptAndInTheList() {
        String refusal = "'al-Bukamal' is not taken for the place of that name,"
                + " as its admin1 'New York' is the name of no admin1 area of Syria";
        String report = CLASH.formatted("three", "2024-11-11", "NDF", "al-Bukamal")
                .replace("\"al-Bukamal\"", "\"al-Bukamal\", \"admin1\": \"New York\", \"country\": \"SYR\"");
        service.deliver(report)
                .body("warnings.field", equalTo(List.of("place.admin1")))
                .body("warnings.value", equalTo(List.of("New York")))
                .body("warnings.reason", equalTo(List.of(refusal)));
        service.settle();
        given().get("/api/v1/names?kind=PLACE").then().body("names.refusal", equalTo(List.of(refusal)));
        service.deliver(report.replace("three", "four").replace("New York", "Deir Ezzor"))
                .body("warnings", hasSize(0));
        service.deliver(report.replace("three", "five").replace("New York", "Aleppo"))
                .body("warnings", hasSize(0));
    }
}
