package org.faultline.pipeline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;
import static org.faultline.fixture.ThreeTheatres.SEA;
import static org.faultline.fixture.ThreeTheatres.SYRIA;
import static org.faultline.fixture.ThreeTheatres.YEMEN;
import static org.faultline.fixture.ThreeTheatres.clash;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.faultline.database.DatabaseChange;
import org.faultline.fixture.Api;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.faultline.fixture.ThreeTheatres;
import org.faultline.knowledge.theatre.Theatres;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Theatres are worked out side by side, each by itself; what moves from one to another is told in one place at a time. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
@TestProfile(ThreeTheatres.class)
class TheatresServiceTest {
    @Inject
    Flyway flyway;

    @Inject
    Service service;

    @Inject
    Pipeline pipeline;

    @Inject
    ReportsByTheatre reports;

    @Inject
    DataSource database;

    @BeforeEach
    void empty() {
        service.empty();
    }

    @Test
    void eachTheatreHasAnAlertOfItsOwnForTheSamePair() {
        service.deliver(clash("a", 0, 10, SYRIA));
        service.deliver(clash("b", 0, 10, YEMEN));
        assertThat(service.alerts()).as("one day in each").isEmpty();
        service.deliver(
                "[" + clash("c", 0, 11, SYRIA) + "," + clash("d", 0, 11, YEMEN) + "," + clash("e", 0, 11, SEA) + "]");
        assertThat(service.alerts())
                .containsExactlyInAnyOrder(
                        "two-days {dyad=assad-side|iran-axis} ACTIVE [desk:a, desk:c]",
                        "two-days {dyad=assad-side|iran-axis} ACTIVE [desk:b, desk:d]");
        given().get("/api/v1/status")
                .then()
                .body("cluster.theatres.name", equalTo(List.of("gulf", "levant", "world")))
                .body("cluster.theatres.countries", hasItem(List.of("IRQ", "SYR")))
                .body("cluster.theatres.owner", equalTo(Collections.nCopies(3, replica())))
                .body("cluster.theatres.waiting", equalTo(List.of(0, 0, 0)))
                .body("cluster.replicas[0].theatres", hasSize(3))
                .body("cluster.replicas[0].name", matchesPattern(".+:\\d+"))
                .body("cluster.warnings", hasSize(0));
    }

    private static String replica() {
        return given().get("/api/v1/status").then().extract().path("cluster.replicas[0].name");
    }

    @Test
    void afterARestartEachLaneGoesOnWithItsOwnReports() {
        service.deliver(clash("a", 0, 10, SYRIA));
        service.deliver(clash("b", 0, 10, YEMEN));
        service.restartLane("select 1");
        service.deliver(clash("c", 0, 12, YEMEN));
        assertThat(service.alerts()).containsExactly("two-days {dyad=assad-side|iran-axis} ACTIVE [desk:b, desk:c]");
        given().get("/api/v1/rules/two-days/near-misses?group=iran-axis")
                .then()
                .statusCode(200)
                .body("fires", equalTo(true));
        JsonNode alert = Api.get("/alerts").path("alerts").get(0);
        given().post("/api/v1/alerts/" + alert.path("id").asText() + "/again")
                .then()
                .statusCode(200)
                .body("same", equalTo(true));
    }

    /** As a desk does that has grown, and thinks better of it later. */
    @Test
    void whereTheatresChangeAlertsMoveAlongAndNobodyIsToldAnything() {
        service.deliver("[" + clash("a", 0, 10, SYRIA) + "," + clash("b", 0, 11, SYRIA) + "]");
        service.deliver("[" + clash("c", 0, 10, YEMEN) + "," + clash("d", 0, 12, YEMEN) + "]");
        JsonNode before = Api.get("/alerts");
        prepare(Map.of("gulf", List.of("YEM", "SAU")));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> given().get("/api/v1/status")
                .then()
                .body("cluster.theatres.find { it.name == 'levant' }.listed", equalTo(false))
                .body("cluster.theatres.owner", equalTo(Collections.nCopies(3, replica())))
                .body("cluster.warnings", hasItem(containsString("levant is in theatres.yaml no longer"))));
        service.settle();
        assertThat(Api.get("/alerts").toString()).isEqualTo(before.toString().replace("\"levant\"", "\"world\""));
        service.deliver(clash("e", 0, 13, SYRIA));
        assertThat(service.alerts()).contains("two-days {dyad=assad-side|iran-axis} ACTIVE [desk:a, desk:b, desk:e]");
        prepare(Map.of("gulf", List.of("YEM", "SAU")));
        given().get("/api/v1/status")
                .then()
                .body("cluster.theatres.name", equalTo(List.of("gulf", "world")))
                .body("cluster.warnings", not(hasItem(containsString("is in theatres.yaml no longer"))));
        pipeline.reopen(() -> {});
        service.settle();
        assertThat(service.alerts())
                .contains(
                        "two-days {dyad=assad-side|iran-axis} ACTIVE [desk:a, desk:b, desk:e]",
                        "two-days {dyad=assad-side|iran-axis} ACTIVE [desk:c, desk:d]");
        assertThat(Api.get("/events").path("events")).hasSize(5);
    }

    /** Their commits end with the row that a change of theatres takes first. */
    @Test
    void aLaneThatIsCommittingKeepsNoTheatresFromChanging() throws Exception {
        service.deliver("[" + clash("a", 0, 10, SYRIA) + "," + clash("b", 0, 11, SYRIA) + "]");
        Theatres others = Theatres.of(Map.of("gulf", List.of("YEM", "SAU")), "world");
        CompletableFuture<Void> change;
        try (var lane = database.getConnection();
                var s = lane.createStatement()) {
            lane.setAutoCommit(false);
            s.execute("update event set admin1 = admin1");
            change = CompletableFuture.runAsync(() -> new TheatrePlan(others, reports).prepare());
            await().until(() -> waiting() > 0);
            s.execute("update alert set title = title");
            s.execute("update lane set checkpoint = checkpoint where theatre = 'levant'");
            lane.commit();
            lane.setAutoCommit(true);
        }
        change.get(20, TimeUnit.SECONDS);
        service.settle();
        given().get("/api/v1/alerts").then().body("alerts.theatre", equalTo(List.of("world")));
    }

    private long waiting() throws SQLException {
        try (var c = database.getConnection();
                var s = c.createStatement();
                var r = s.executeQuery("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")) {
            r.next();
            return r.getLong(1);
        }
    }

    @Test
    void theAlertBeforeAnotherIsOneOfTheSameTheatre() {
        service.deliver("[" + clash("a", 0, 1, SYRIA).replace("2024-11-01", "2024-06-01") + ","
                + clash("b", 0, 2, SYRIA).replace("2024-11-02", "2024-06-02") + "]");
        service.deliver("[" + clash("c", 0, 10, YEMEN) + "," + clash("d", 0, 11, YEMEN) + "]");
        service.deliver("[" + clash("e", 0, 11, SYRIA) + "," + clash("f", 0, 12, SYRIA) + "]");
        assertThat(service.alerts()).hasSize(3);
        JsonNode latest = Api.get("/alerts").path("alerts").get(0);
        assertThat(latest.path("theatre").asText()).isEqualTo("levant");
        JsonNode before = Api.get("/alerts/" + latest.path("previous").asText());
        assertThat(before.path("lastEventDate").asText()).isEqualTo("2024-06-02");
        assertThat(Api.get("/alerts/" + latest.path("id").asText()).path("previous"))
                .isEqualTo(latest.path("previous"));
        assertThat(Api.get("/alerts").path("alerts").get(1).path("previous").isMissingNode())
                .as("the first in the gulf")
                .isTrue();

        prepare(Map.of("gulf", List.of("YEM", "SAU")));
        assertThat(Api.get("/alerts").path("alerts").get(0).path("theatre").asText())
                .isEqualTo("world");
        assertThat(Api.get("/alerts").path("alerts").get(0).path("previous"))
                .as("where both moved")
                .isEqualTo(latest.path("previous"));
    }

    @Test
    void whileAnotherHoldsTheLeaseNothingIsCommittedHereAndAfterwardsEverythingOnce() throws SQLException {
        service.deliver(clash("a", 0, 10, SYRIA));
        execute("update lane set fence = fence + 1, owner = 'other', expires = now() + interval '1 hour'"
                + " where theatre = 'levant'");
        given().contentType("application/json")
                .body("[" + clash("b", 0, 11, SYRIA) + "," + clash("c", 0, 11, YEMEN) + "]")
                .post("/api/v1/reports")
                .then()
                .statusCode(200);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> given().get("/api/v1/status")
                .then()
                .body("cluster.theatres.find { it.name == 'levant' }.owner", equalTo("other"))
                .body("cluster.theatres.find { it.name == 'levant' }.waiting", equalTo(1))
                .body("cluster.theatres.find { it.name == 'gulf' }.waiting", equalTo(0)));
        assertThat(service.alerts()).isEmpty();
        execute("update lane set expires = now() where theatre = 'levant'");
        service.settle();
        assertThat(service.alerts()).containsExactly("two-days {dyad=assad-side|iran-axis} ACTIVE [desk:a, desk:b]");
        given().get("/api/v1/alerts/"
                        + Api.get("/alerts").path("alerts").get(0).path("id").asText())
                .then()
                .body("revisions", hasSize(1));
        given().get("/q/health/ready").then().body("checks.find { it.name == 'replicas' }.data.levant", notNullValue());
    }

    /** As the version before does, when it has to start again during an upgrade. */
    @Test
    void theTablesOfALaterVersionKeepNoneFromStarting() throws SQLException {
        execute(
                "insert into flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by,"
                        + " execution_time, success) values (9999, '9999', 'later', 'SQL', 'V9999__later.sql', 1, 'later', 1, true)");
        try {
            assertThat(flyway.migrate().migrationsExecuted).isZero();
        } finally {
            execute("delete from flyway_schema_history where version = '9999'");
        }
    }

    @Test
    void aSilenceMayBeAboutOneTheatre() {
        service.deliver("[" + clash("a", 0, 10, SYRIA) + "," + clash("b", 0, 11, SYRIA) + "]");
        service.deliver("[" + clash("c", 0, 10, YEMEN) + "," + clash("d", 0, 12, YEMEN) + "]");
        String silence =
                "{\"theatre\": \"%s\", \"end\": \"2030-01-01T00:00:00Z\", \"why\": \"too much\", \"by\": \"Ana\"}";
        given().contentType("application/json")
                .body(silence.formatted("golf"))
                .post("/api/v1/silences")
                .then()
                .statusCode(400)
                .body("violations[0].reason", equalTo("is no theatre (there are gulf, levant, world)"));
        given().contentType("application/json")
                .body(silence.formatted("gulf"))
                .post("/api/v1/silences")
                .then()
                .statusCode(201);
        given().get("/api/v1/alerts")
                .then()
                .body("alerts.find { it.theatre == 'gulf' }.suppression", notNullValue())
                .body("alerts.find { it.theatre == 'levant' }.suppression", nullValue());
    }

    @Test
    void whatIsKnownMayDifferByTheatre() {
        service.deliver("[" + clash("a", 0, 10, YEMEN) + "," + clash("b", 0, 11, YEMEN) + "]");
        service.deliver("[" + clash("c", 0, 10, SEA) + "," + clash("d", 0, 11, SEA) + "]");
        service.deliver("[" + clash("e", 0, 10, YEMEN).replace("NDF", "Coast Guard") + ","
                + clash("f", 0, 11, YEMEN).replace("NDF", "Coast Guard") + "]");
        service.deliver("[" + clash("g", 0, 10, SEA).replace("NDF", "Coast Guard") + ","
                + clash("h", 0, 11, SEA).replace("NDF", "Coast Guard") + "]");
        assertThat(service.alerts())
                .contains(
                        "two-days {dyad=iran-axis|yemeni-coast} ACTIVE [desk:e, desk:f]",
                        "two-days {dyad=Coast Guard (unknown)|iran-axis} ACTIVE [desk:g, desk:h]");
    }

    @Test
    void replicasThatDifferAreNamed() throws SQLException {
        execute(
                "insert into replica select 'other', gen_random_uuid(), address, '0.0.9', '0', 'def', 'world (default) []', 3600,"
                        + " now(), now() from replica");
        try {
            given().get("/api/v1/status")
                    .then()
                    .body("cluster.replicas.name", hasItem("other"))
                    .body("cluster.warnings", hasItem(matchesPattern(".* different rules \\(.*other: 0[;)].*")))
                    .body("cluster.warnings", hasItem(containsString("different knowledge")))
                    .body("cluster.warnings", hasItem(containsString("different theatres")))
                    .body("cluster.warnings", hasItem(containsString("different program")))
                    .body("cluster.warnings", hasItem(containsString("the clock of other is 3600 seconds ahead of")));
            given().get("/q/health/ready")
                    .then()
                    .body("checks.find { it.name == 'replicas' }.data.warnings", containsString("the clock of other"));
            given().get("/status").then().body(containsString("the clock of other"), containsString("theatre"));
        } finally {
            execute("delete from replica where name = 'other'");
        }
    }

    @Test
    void whatNamesATheatreThatIsGoneIsCountedUntilItEnds() throws Exception {
        service.subscribe("desk@example.org", Map.of("address", "desk@example.org", "theatres", List.of("levant")));
        service.subscribe("gulf@example.org", Map.of("address", "gulf@example.org", "theatres", List.of("gulf")));
        String silence =
                "{\"theatre\": \"levant\", \"end\": \"2030-01-01T00:00:00Z\", \"why\": \"too much\", \"by\": \"Ana\"}";
        for (int i = 0; i < 2; i++) {
            given().contentType("application/json").body(silence).post("/api/v1/silences");
        }
        assertThat(namedInVain()).isEmpty();
        prepare(Map.of("gulf", List.of("YEM", "SAU")));
        assertThat(namedInVain())
                .containsExactly(
                        "1 subscription and 2 silences name levant, which is no theatre: they concern nothing there");
        execute("update subscription set state = 'UNSUBSCRIBED' where address = 'desk@example.org'");
        execute("update silence set ended_at = now() where id = (select min(id) from silence)");
        assertThat(namedInVain())
                .containsExactly("1 silence names levant, which is no theatre: it concerns nothing there");
        execute("update silence set ends = now()");
        assertThat(namedInVain()).isEmpty();
    }

    private static List<String> namedInVain() {
        List<String> warnings = given().get("/api/v1/status").path("cluster.warnings");
        return warnings.stream().filter(w -> w.contains("which is no theatre")).toList();
    }

    @Test
    void aRuleRunsInTheTheatresThatItNames() {
        service.deliver(clash("a", 0, 10, SYRIA));
        service.deliver(clash("b", 0, 10, YEMEN));
        assertThat(service.alerts()).isEmpty();
        service.deliver(clash("c", 0, 10, SEA).replace("CLASH", "SHELLING"));
        service.deliver(clash("d", 0, 10, YEMEN).replace("CLASH", "SHELLING"));
        assertThat(service.alerts())
                .as("for the gulf alone")
                .containsExactly("gulf-shelling {dyad=assad-side|iran-axis} ACTIVE [desk:d]");
    }

    @Test
    void whereReportsCannotBeMovedWhoeverSaysThatANameIsDecidedGoesOn() throws SQLException {
        execute("alter table report_sorting rename to report_sorting_away");
        try {
            assertThatCode(() -> reports.changed(new DatabaseChange("name_decision")))
                    .doesNotThrowAnyException();
            assertThatCode(reports::look).doesNotThrowAnyException();
        } finally {
            execute("alter table report_sorting_away rename to report_sorting");
        }
    }

    /** As the start of a replica with other theatres does; everything else belongs to the world. */
    private void prepare(Map<String, List<String>> theatres) {
        new TheatrePlan(Theatres.of(theatres, "world"), reports).prepare();
    }

    private void execute(String sql) throws SQLException {
        try (var c = database.getConnection();
                var s = c.createStatement()) {
            s.execute(sql);
        }
    }
}
