package org.faultline.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.faultline.fixture.SampleArticles;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Backtests over what is stored, by the API. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class BacktestsServiceTest {
    private static final String CLASH = """
            {"dataset": "desk", "externalId": "%s", "asOf": "2024-11-17T01:00:00Z", "type": "CLASH", "date": {"best": "%s"},
             "sideA": ["%s"], "sideB": ["IRGC"], "place": {"name": "al-Mayadin"}, "source": {"publisher": "Desk %s"}, "quote": "A clash."}
            """;

    @Inject
    Service service;

    @BeforeEach
    void deliverTheSample() {
        service.empty();
        SampleArticles.asPublished().forEach(service::deliver);
    }

    @Test
    void findsTheAlertsThatTheServiceKeeps() {
        assertThat(found()).hasSize(34).isEqualTo(kept());
    }

    @Test
    void goesByWhatPeopleDecidedAboutNamesAndLinks() {
        service.deliver(CLASH.formatted("one", "2024-11-05", "Bukamal Lions", "A"));
        service.deliver(CLASH.formatted("two", "2024-11-10", "Bukamal Lions", "A"));
        service.deliver(CLASH.formatted("again", "2024-11-10", "Bukamal Lions", "B"));
        Set<String> before = found();
        assertThat(before).isEqualTo(kept());

        decide("names/decisions", """
                {"decision": {"kind": "ACTOR_ALIAS", "name": "Bukamal Lions", "actor": "ndf"}, "by": "Ana", "why": "their own statement"}
                """);
        Set<String> named = found();
        assertThat(named).isNotEqualTo(before);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(kept()).isEqualTo(named));

        decide("rulings/split", """
                {"event": "desk:again", "reports": ["desk:two"], "by": "Ana", "why": "two fights"}
                """);
        Set<String> split = found();
        assertThat(split).isNotEqualTo(named);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(kept()).isEqualTo(split));
    }

    private static void decide(String on, String body) {
        given().contentType("application/json")
                .body(body)
                .post("/api/v1/" + on)
                .then()
                .statusCode(200);
    }

    private static Set<String> found() {
        JsonPath answer = ask(Map.of()).statusCode(200).extract().jsonPath();
        Set<String> found = new TreeSet<>();
        for (Map<String, Object> rule : answer.<Map<String, Object>>getList("result.rules")) {
            for (Object one : (List<?>) rule.get("episodes")) {
                Map<?, ?> e = (Map<?, ?>) one;
                found.add(rule.get("rule") + " " + e.get("groupBy") + " " + new TreeSet<>((List<?>) e.get("evidence")));
            }
        }
        return found;
    }

    /** But those that were withdrawn: a backtest knows what was decided from the first day on. */
    private static Set<String> kept() {
        Set<String> kept = new TreeSet<>();
        for (String id : given().get("/api/v1/alerts?limit=500").jsonPath().getList("alerts.id", String.class)) {
            JsonPath a = given().get("/api/v1/alerts/" + id).jsonPath();
            if (a.get("condition").equals("WITHDRAWN")) {
                continue;
            }
            kept.add(a.get("rule") + " " + a.getMap("groupBy") + " "
                    + new TreeSet<>(a.getList("evidence.event", String.class)));
        }
        return kept;
    }

    @Test
    void aDraftIsComparedWithTheRuleThatRuns() throws IOException {
        String stored = Files.readString(Path.of("rules", "movements", "reinforcement-convoy.drl"));
        ask(Map.of("draft", stored))
                .statusCode(200)
                .body("result.rules", hasSize(1))
                .body("differences[0].gained", hasSize(0))
                .body("differences[0].lost", hasSize(0))
                .body("differences[0].changed", hasSize(0));
        ask(Map.of("draft", stored.replace("mobilizing", "violent")))
                .statusCode(200)
                .body("differences[0].lost", hasSize(1));
    }

    @Test
    void aMistakeInADraftIsNamedAtItsPlace() throws IOException {
        String stored = Files.readString(Path.of("rules", "movements", "reinforcement-convoy.drl"));
        ask(Map.of("draft", stored.replace("Involvement(", "Involvment(")))
                .statusCode(400)
                .body("violations[0].line", equalTo(15))
                .body("violations[0].reason", containsString("Involvement"));
    }

    @Test
    void whatCannotBeReplayedIsSaid() {
        ask(Map.of("rules", List.of("allied-clash"))).statusCode(400).body("detail", containsString("allied-clashes"));
        ask(Map.of("from", "yesterday")).statusCode(400).body("violations[0].field", equalTo("from"));
        ask(Map.of("from", "2030-01-01")).statusCode(400).body("detail", containsString("nothing to replay"));
    }

    private static ValidatableResponse ask(Map<String, Object> body) {
        return given().contentType("application/json")
                .body(body)
                .post("/api/v1/rules/backtest")
                .then();
    }
}
