package org.faultline.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.faultline.database.Pruning.Rows;
import org.faultline.fixture.Api;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestRules;
import org.faultline.fixture.TestSurroundings;
import org.faultline.pipeline.Pipeline;
import org.faultline.pipeline.lane.Months;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the service says after old rows were removed. The rule deadly-month compares with the year before, which is no evidence of it. */
@QuarkusTest
@TestProfile(TestRules.class)
@WithTestResource(TestSurroundings.class)
class PruningServiceTest {
    private static final LocalDate BEFORE = LocalDate.of(2022, 1, 1);
    private static final Pruning.Limits LIMITS =
            new Pruning.Limits(LocalDate.of(2024, 11, 18), 30, Months.farthest(400));

    /** The last but one is less deadly than the first, which is within the year before it. */
    private static final List<String> NEWS = List.of(
            clash("old", "2021-06-10", 60),
            clash("straddles", "2021-12-28", 16),
            clash("stays", "2022-01-05", 17),
            clash("later", "2022-05-10", 45),
            clash("recent", "2024-11-10", 1));

    @Inject
    Service service;

    @Inject
    Pipeline pipeline;

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void fill() throws Exception {
        service.empty();
        service.subscribe("desk@example.org", "LOW");
        NEWS.forEach(service::deliver);
        await().atMost(Duration.ofSeconds(30)).until(() -> count("state in ('WAITING', 'CLAIMED')") == 0);
    }

    @Test
    void whatStaysIsExplainedAsBeforeAlsoWhenEverythingIsWorkedOutAgain() throws Exception {
        Map<String, JsonNode> before = alerts();
        assertThat(before.keySet())
                .containsExactly(
                        "deadly-day 2021-06-10 2021-06-10",
                        "deadly-day 2021-12-28 2022-01-05",
                        "deadly-day 2022-05-10 2022-05-10",
                        "deadly-month 2021-06-10 2021-06-10");

        Pruning.Outcome outcome = prune();

        assertThat(outcome.closedBefore()).isEqualTo("2024-05-01");
        assertThat(outcome.tables())
                .containsEntry("report", new Rows(1, 4))
                .containsEntry("event", new Rows(1, 4))
                .containsEntry("alert", new Rows(2, 2));
        // that of alerts of other tests goes with it
        assertThat(outcome.tables().get("evidence").kept()).isEqualTo(3);
        Map<String, JsonNode> stays = new TreeMap<>(before);
        stays.keySet().removeIf(name -> name.endsWith("2021-06-10"));
        assertThat(alerts()).isEqualTo(stays);

        // as where other rules or other knowledge hold at a start
        service.restartLane("update lane set inputs = 'others'");
        assertThat(alerts()).isEqualTo(stays);
    }

    @Test
    void whatWasRemovedRaisesNothingAndMailsNothingWhenItComesAgain() throws Exception {
        prune();
        Map<String, JsonNode> stays = alerts();
        long letters = letters();
        assertThat(letters).isPositive();

        service.deliver(NEWS.get(0))
                .body("rejected[0].externalId", equalTo("old"))
                .body("rejected[0].field", equalTo("date"))
                .body("rejected[0].value", equalTo("2021-06-10"))
                .body("rejected[0].reason", containsString("is before 2024-05-01; old reports were pruned"));
        service.deliver(NEWS.get(1)).body("duplicates", equalTo(1));
        service.deliver(clash("new", "2022-03-01", 90)).body("refused", equalTo(1));
        service.deliver("""
                {"dataset": "desk", "externalId": "stays", "asOf": "2024-11-12T06:00:00Z", "retracted": true}
                """).body("rejected[0].reason", containsString("what it withdraws is before 2024-05-01"));

        assertThat(alerts()).isEqualTo(stays);
        assertThat(letters()).isEqualTo(letters);
        service.deliver(clash("fresh", "2024-11-12", 15)).body("accepted", equalTo(1));
        assertThat(alerts()).hasSize(stays.size() + 1);
        assertThat(letters()).isGreaterThan(letters);
    }

    private Pruning.Outcome prune() {
        List<Pruning.Outcome> outcome = new ArrayList<>();
        pipeline.reopen(() -> {
            try (var c = database.getConnection()) {
                c.setAutoCommit(false);
                outcome.add(new Pruning(database, BEFORE, LIMITS).remove(c));
                c.commit();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        service.settle();
        return outcome.get(0);
    }

    /** All that is said of each alert, by its rule and its days. What it follows upon is named only as long as that is there. */
    private static Map<String, JsonNode> alerts() {
        Map<String, JsonNode> all = new TreeMap<>();
        for (JsonNode brief : Api.get("/alerts?limit=500").path("alerts")) {
            JsonNode whole = Api.get("/alerts/" + brief.path("id").asText());
            ((ObjectNode) whole).remove("previous");
            all.put(
                    whole.path("rule").asText() + " "
                            + whole.path("firstEventDate").asText() + " "
                            + whole.path("lastEventDate").asText(),
                    whole);
        }
        return all;
    }

    private long letters() throws SQLException {
        return count("kind = 'ALERT'");
    }

    private long count(String where) throws SQLException {
        try (var c = database.getConnection();
                var s = c.createStatement();
                var r = s.executeQuery("select count(*) from outbox where " + where)) {
            r.next();
            return r.getLong(1);
        }
    }

    private static String clash(String id, String day, int dead) {
        return """
                {"dataset": "desk", "externalId": "%1$s", "asOf": "%2$sT20:00:00Z", "type": "CLASH",
                 "date": {"best": "%2$s", "precision": 1}, "sideA": ["regime"], "sideB": ["IRGC"],
                 "place": {"name": "al-Bukamal"}, "fatalities": {"low": %3$d, "best": %3$d, "high": %3$d},
                 "source": {"originalSource": "Desk"}, "quote": "They fought on %2$s."}
                """.formatted(id, day, dead);
    }
}
