package org.faultline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Backtests over what is stored, by the API. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class BacktestsTest {
    @Inject
    Service service;

    @BeforeEach
    void deliverTheSample() {
        service.empty();
        SampleArticles.asPublished().forEach(service::deliver);
    }

    @Test
    void findsTheAlertsThatTheServiceKeeps() {
        JsonPath answer = ask(Map.of()).statusCode(200).extract().jsonPath();
        Set<String> found = new TreeSet<>();
        for (Map<String, Object> rule : answer.<Map<String, Object>>getList("result.rules")) {
            for (Object one : (List<?>) rule.get("episodes")) {
                Map<?, ?> e = (Map<?, ?>) one;
                found.add(rule.get("rule") + " " + e.get("groupBy") + " " + new TreeSet<>((List<?>) e.get("evidence")));
            }
        }
        Set<String> kept = new TreeSet<>();
        for (String id : given().get("/api/v1/alerts?limit=500").jsonPath().getList("alerts.id", String.class)) {
            JsonPath a = given().get("/api/v1/alerts/" + id).jsonPath();
            kept.add(a.get("rule") + " " + a.getMap("groupBy") + " "
                    + new TreeSet<>(a.getList("evidence.event", String.class)));
        }
        assertThat(found).hasSize(35).isEqualTo(kept);
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
