package org.faultline.app.metrics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.faultline.fixture.LogLines;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.faultline.fixture.ThreeTheatres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What should be mended of replicas comes into figures and, once, into the log. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
@TestProfile(ThreeTheatres.class)
class ReplicaMetricsServiceTest {

    @Inject
    Service service;

    @Inject
    MetricsRefresh refresh;

    @Inject
    ReplicaMetrics replicas;

    @Inject
    DataSource database;

    private LogLines<String> log;

    @BeforeEach
    void begin() {
        service.empty();
        refresh.look();
        log = LogLines.of(ReplicaMetrics.class);
    }

    @AfterEach
    void end() throws SQLException {
        log.close();
        execute("delete from replica where name = 'other'");
    }

    @Test
    void aWarningIsLoggedOnceAndOnceMoreWhenItIsOver() throws SQLException {
        assertFigures(0, 1);
        execute("insert into replica select 'other', gen_random_uuid(), address, version, '0', knowledge, theatres,"
                + " 3600, now(), now() + interval '1 hour' from replica");
        assertFigures(2, 2);
        execute("update replica set clock_lead = 3601 where name = 'other'");
        assertFigures(2, 2);
        assertThat(log.all())
                .hasSize(2)
                .anyMatch(line -> line.matches("WARN replicas run different rules \\(.*other: 0[;)].*"))
                .anyMatch(line -> line.startsWith("WARN the clock of other is 3600 seconds ahead of"));

        execute("update replica set clock_lead = 0 where name = 'other'");
        assertFigures(1, 2);
        execute("delete from replica where name = 'other'");
        assertFigures(0, 1);
        assertThat(log.all())
                .hasSize(4)
                .anyMatch(line -> line.startsWith("INFO it is over that the clock of other is"))
                .last()
                .asString()
                .startsWith("INFO it is over that replicas run different rules");
    }

    @Test
    void aSingleProcessLogsNothingOfIt() throws SQLException {
        execute("insert into silence (matcher, starts, by, why, created_at)"
                + " values ('{\"theatre\": \"gone\"}', now(), 'Ana', 'too much', now())");
        assertFigures(1, 1);
        execute("delete from silence");
        assertFigures(0, 1);
        assertThat(log.all()).isEmpty();
    }

    @Test
    void whatCannotBeLookedUpIsNotANumber() {
        replicas.lost();
        assertThat(figures()).contains("faultline_replicas_warnings NaN", "faultline_replicas_live NaN");
    }

    private void assertFigures(int warnings, int live) {
        refresh.look();
        assertThat(figures())
                .contains("faultline_replicas_warnings " + warnings + ".0", "faultline_replicas_live " + live + ".0");
    }

    private static List<String> figures() {
        return given().get("/q/metrics").asString().lines().toList();
    }

    private void execute(String sql) throws SQLException {
        try (var c = database.getConnection();
                var s = c.createStatement()) {
            s.execute(sql);
        }
    }
}
