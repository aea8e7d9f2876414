package org.faultline.alert;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.faultline.fixture.Intake;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.faultline.ingest.format.acled.Acled;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An ACLED file of 31 columns as R writes it, with NA in its empty cells, raises what the same file with blanks raises. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class MissingValuesServiceTest {
    @Inject
    Service service;

    @BeforeEach
    void empty() {
        service.empty();
    }

    @Test
    void theSameAlertsAreRaised() {
        String blanks = Acled.HEADER + "\n" + rows();
        List<Map<String, Object>> expected = alertsOf(blanks);
        assertThat(expected).as("the file raises alerts").isNotEmpty();
        String byR = blanks.lines()
                .map(l -> Arrays.stream(l.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
                        .map(cell -> cell.isEmpty() ? "NA" : cell)
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n"));
        assertThat(byR).contains(",NA,");
        assertThat(alertsOf(byR)).isEqualTo(expected);
    }

    @Test
    void noSideIsMadeOfAMissingOne() {
        String file = new String(Intake.file("cases/acled-na.csv"), StandardCharsets.UTF_8)
                .replace("2025", "2024")
                .replace("1760000000", "1729000000");
        assertThat(alertsOf(file)).isEmpty();
        given().get("/api/v1/names")
                .then()
                .body("names.name", org.hamcrest.Matchers.not(org.hamcrest.Matchers.hasItem("na")));
    }

    private List<Map<String, Object>> alertsOf(String file) {
        service.empty();
        Intake.post(file)
                .statusCode(200)
                .body("accepted", equalTo((int) file.lines().count() - 1))
                .body("warnings", hasSize(0));
        service.settle();
        List<Map<String, Object>> alerts = given().get("/api/v1/alerts?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("alerts");
        alerts.forEach(a -> a.keySet().removeAll(List.of("id", "links", "url")));
        return alerts;
    }

    /** Clashes of allies, some with a cell empty that others have. */
    private static String rows() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            rows.append(Acled.row()
                            .with("event_id_cnty", "SYR" + (200_000 + i))
                            .with("event_date", "2024-11-" + (i < 9 ? "0" : "") + (i + 1))
                            .with("actor1", "Syrian regime")
                            .with("actor2", i % 4 == 3 ? "" : "IRGC")
                            .with("inter2", i % 4 == 3 ? "" : "8")
                            .with("fatalities", i % 3 == 0 ? "" : "2")
                            .with("admin2", i % 2 == 0 ? "" : "Al Bukamal")
                            .line())
                    .append('\n');
        }
        return rows.toString();
    }
}
