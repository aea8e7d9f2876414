package org.faultline.app.metrics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.faultline.fixture.ThreeTheatres.SYRIA;
import static org.faultline.fixture.ThreeTheatres.YEMEN;
import static org.faultline.fixture.ThreeTheatres.clash;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.faultline.fixture.ThreeTheatres;
import org.faultline.pipeline.Pipeline;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The figures of each theatre, and what becomes of them when another replica takes it over. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
@TestProfile(ThreeTheatres.class)
class TheatreMetricsServiceTest {
    private static final List<String> DRIVEN_HERE =
            List.of("faultline_memory_reports", "faultline_memory_months", "faultline_lane_review_months");

    @Inject
    Service service;

    @Inject
    Pipeline pipeline;

    @Inject
    MetricsRefresh refresh;

    @Inject
    LaneMetrics lanes;

    @Inject
    DataSource database;

    @BeforeEach
    void empty() {
        service.empty();
    }

    @Test
    void eachTheatreHasFiguresOfItsOwn() {
        service.deliver(
                "[" + clash("a", 0, 10, SYRIA) + "," + clash("b", 0, 11, SYRIA) + "," + clash("c", 0, 11, YEMEN) + "]");
        assertThat(samples())
                .contains(
                        "faultline_memory_reports{theatre=\"levant\"} 2.0",
                        "faultline_memory_reports{theatre=\"gulf\"} 1.0",
                        "faultline_lane_lag_reports{theatre=\"levant\"} 0.0",
                        "faultline_lane_lag_seconds{theatre=\"world\"} 0.0",
                        "faultline_lane_review_months{theatre=\"gulf\"} 0.0",
                        "faultline_lane_up 1.0")
                .anyMatch(line -> line.startsWith("faultline_step_seconds_count{part=\"commit\",theatre=\"levant\"} "))
                .anyMatch(line ->
                        line.startsWith("faultline_rule_cpu_seconds_total{rule=\"two-days\",theatre=\"levant\"} "));
    }

    @Test
    void ofATheatreThatGoesElsewhereOnlyWhatWaitsIsTold() throws SQLException {
        service.deliver("[" + clash("a", 0, 10, SYRIA) + "," + clash("b", 0, 11, YEMEN) + "]");
        assertThat(samples()).contains("faultline_memory_reports{theatre=\"levant\"} 1.0");
        execute("update lane set fence = fence + 1, owner = 'other', expires = now() + interval '1 hour'"
                + " where theatre = 'levant'");
        try {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> pipeline.theatres().equals(Set.of("gulf", "world")));
            given().contentType("application/json")
                    .body("[" + clash("c", 0, 12, SYRIA) + "," + clash("d", 0, 12, SYRIA) + "]")
                    .post("/api/v1/reports");
            List<String> after = samples();
            assertThat(after)
                    .contains("faultline_lane_lag_reports{theatre=\"levant\"} 2.0")
                    .contains("faultline_memory_reports{theatre=\"gulf\"} 1.0");
            for (String figure : DRIVEN_HERE) {
                assertThat(after).noneMatch(line -> line.startsWith(figure + "{theatre=\"levant\"}"));
            }
        } finally {
            execute("update lane set expires = now() where theatre = 'levant'");
        }
        service.settle();
        assertThat(samples())
                .contains("faultline_memory_reports{theatre=\"levant\"} 3.0")
                .contains("faultline_lane_lag_reports{theatre=\"levant\"} 0.0");
    }

    @Test
    void whatCannotBeLookedUpIsNotANumber() {
        refresh.look();
        lanes.lost();
        assertThat(given().get("/q/metrics").asString().lines())
                .contains(
                        "faultline_lane_lag_reports{theatre=\"gulf\"} NaN",
                        "faultline_lane_lag_seconds{theatre=\"levant\"} NaN");
        assertThat(samples()).contains("faultline_lane_lag_reports{theatre=\"gulf\"} 0.0");
    }

    private List<String> samples() {
        refresh.look();
        return given().get("/q/metrics").asString().lines().toList();
    }

    private void execute(String sql) throws SQLException {
        try (var c = database.getConnection();
                var s = c.createStatement()) {
            s.execute(sql);
        }
    }
}
