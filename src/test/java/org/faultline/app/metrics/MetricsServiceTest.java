package org.faultline.app.metrics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.fixture.Desk;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestRules;
import org.faultline.fixture.TestSurroundings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The figures that the running service gives to Prometheus. */
@QuarkusTest
@TestProfile(TestRules.class)
@WithTestResource(TestSurroundings.class)
class MetricsServiceTest {
    private static final String REQUESTS = "http_server_requests_seconds";
    private static final Pattern HELP = Pattern.compile("# HELP ((?:faultline|http_server_requests)_\\w+) ?(.*)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\|([^|\n]*)\\|([^|\n]*)\\| (.*) \\|$");

    @Inject
    Service service;

    @Inject
    MetricsRefresh refresh;

    @BeforeEach
    void empty() {
        service.empty();
    }

    /** What the manual or the service says of a figure. */
    private record Figure(Set<String> labels, String meaning) {}

    @Test
    void theManualListsEveryFigureWithItsLabelsAndItsMeaning() throws IOException {
        service.deliver(Desk.clash("a", "2024-11-02", 20).json());
        given().get("/alerts").then().statusCode(200);
        refresh.look();
        assertThat(figures()).isEqualTo(manual());
    }

    @Test
    void everyUnitInTheManualIsTheOneOfTheName() throws IOException {
        Matcher row = ROW.matcher(Files.readString(Path.of("docs/monitoring.md")));
        int rows = 0;
        while (row.find()) {
            rows++;
            assertThat(row.group(3).contains("seconds"))
                    .as(row.group())
                    .isEqualTo(row.group(1).contains("_seconds"));
        }
        assertThat(rows).isGreaterThan(25);
    }

    @Test
    void aReportIsCountedByItsDataSetAndWhatBecameOfIt() {
        Map<String, Double> before = samples();
        service.deliver(Desk.clash("a", "2024-11-02", 20).json());
        service.deliver(Desk.clash("a", "2024-11-02", 20).json());
        service.deliver(Desk.clash("b", "2024-11-03", 20).json().replace("\"desk\"", "\"of-somebody\""));
        service.deliver("{\"dataset\": \"desk\"}");
        given().contentType("text/csv").body("event_id_cnty\n\n,\n").post("/api/v1/reports?format=acled-deleted");

        assertThat(risen(before, "faultline_reports_total"))
                .containsEntry("dataset=\"Desk\",outcome=\"accepted\"", 1.0)
                .containsEntry("dataset=\"Desk\",outcome=\"duplicate\"", 1.0)
                .containsEntry("dataset=\"other\",outcome=\"accepted\"", 1.0)
                .containsEntry("dataset=\"other\",outcome=\"refused\"", 1.0)
                .containsEntry("dataset=\"acled\",outcome=\"refused\"", 1.0)
                .hasSize(5);
    }

    @Test
    void stepsFiringsAlertsAndMailsAreCounted() throws Exception {
        service.subscribe("desk@example.org", "LOW");
        Map<String, Double> before = samples();
        service.deliver(Desk.clash("a", "2024-11-02", 20).json());
        service.awaitMail("desk@example.org", 2);
        service.send();

        assertThat(risen(before, "faultline_firings_total")).containsEntry("change=\"new\",rule=\"deadly-day\"", 1.0);
        assertThat(risen(before, "faultline_alerts_total")).containsEntry("rule=\"deadly-day\"", 1.0);
        assertThat(risen(before, "faultline_revisions_total")).containsKey("reason=\"first\"");
        assertThat(risen(before, "faultline_deliveries_total")).containsEntry("channel=\"mail\",outcome=\"sent\"", 1.0);
        assertThat(risen(before, "faultline_step_seconds_count").keySet())
                .containsExactlyInAnyOrder("part=\"evaluate\",theatre=\"world\"", "part=\"commit\",theatre=\"world\"");
        refresh.look();
        assertThat(samples())
                .containsEntry("faultline_lane_lag_reports{theatre=\"world\"}", 0.0)
                .containsEntry("faultline_lane_lag_seconds{theatre=\"world\"}", 0.0)
                .containsEntry("faultline_lane_up", 1.0)
                .containsEntry("faultline_memory_reports{theatre=\"world\"}", 1.0)
                .containsEntry("faultline_letters_unsent", 0.0)
                .containsEntry("faultline_rule_quarantined{rule=\"deadly-day\"}", 0.0)
                .containsEntry("faultline_source_last_seen_timestamp_seconds{source=\"Desk\"}", 1730505600.0)
                .containsEntry("faultline_source_silent{source=\"Desk\"}", 1.0);
    }

    @Test
    void noPathOrMethodThatSomebodyMakesUpBecomesALabel() {
        service.deliver(Desk.clash("a", "2024-11-02", 20).json());
        String id = given().get("/api/v1/alerts").jsonPath().getString("alerts[0].id");
        given().get("/api/v1/alerts/" + id).then().statusCode(200);
        given().delete("/alerts/4711").then().statusCode(405);
        given().get("/nowhere/4711").then().statusCode(404);
        given().request("INVENTED", "/alerts/4711").then().statusCode(405);
        given().contentType("application/json")
                .body(new byte[21 << 20])
                .post("/api/v1/4711")
                .then()
                .statusCode(413);

        Set<String> requests = new TreeSet<>();
        samples().keySet().stream()
                .filter(s -> s.startsWith(REQUESTS + "_count"))
                .forEach(requests::add);
        assertThat(requests)
                .anyMatch(s -> s.contains("uri=\"/api/v1/alerts/{id}\""))
                .anyMatch(s -> s.contains("status=\"405\",uri=\"OTHER\""))
                .anyMatch(s -> s.contains("method=\"OTHER\""))
                .anyMatch(s -> s.contains("status=\"413\",uri=\"OTHER\""))
                .noneMatch(s -> s.contains("4711") || s.contains("INVENTED") || s.contains("\\\\d"));
        assertThat(samples().keySet())
                .anyMatch(
                        s -> s.startsWith(REQUESTS + "_bucket") && s.contains("/api/v1/reports") && s.contains("0.25"));
    }

    /** What the service gives out, by name. */
    private static Map<String, Figure> figures() {
        String text = text();
        Map<String, Figure> all = new TreeMap<>();
        Matcher help = HELP.matcher(text);
        while (help.find()) {
            boolean counter = text.contains("# TYPE " + help.group(1) + " counter");
            String name = help.group(1) + (counter ? "_total" : "");
            // beside a histogram the library gives the greatest value of late by itself
            if (!name.endsWith("_max")) {
                all.put(name, new Figure(labels(text, name), name.equals(REQUESTS) ? "" : help.group(2)));
            }
        }
        return all;
    }

    private static Set<String> labels(String text, String name) {
        Set<String> labels = new TreeSet<>();
        text.lines().filter(line -> line.matches(name + "(_count)?\\{.*")).forEach(line -> {
            Matcher label = LABEL.matcher(line);
            while (label.find()) {
                labels.add(label.group(1));
            }
        });
        return labels;
    }

    /** What the manual says. */
    private static Map<String, Figure> manual() throws IOException {
        Map<String, Figure> all = new TreeMap<>();
        Matcher row = ROW.matcher(Files.readString(Path.of("docs/monitoring.md")));
        while (row.find()) {
            Set<String> labels = new TreeSet<>();
            Pattern.compile("\\w+").matcher(row.group(2)).results().forEach(l -> labels.add(l.group()));
            all.put(row.group(1), new Figure(labels, row.group(1).equals(REQUESTS) ? "" : row.group(4)));
        }
        return all;
    }

    private static String text() {
        return given().get("/q/metrics").then().statusCode(200).extract().asString();
    }

    /** The value of every series, by its name and its labels in their order. */
    private static Map<String, Double> samples() {
        Map<String, Double> all = new HashMap<>();
        text().lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int end = line.lastIndexOf(' ');
            all.put(line.substring(0, end), Double.parseDouble(line.substring(end + 1)));
        });
        return all;
    }

    /** By how much the series of one name have risen since, by their labels; those that have not are left out. */
    private static Map<String, Double> risen(Map<String, Double> before, String name) {
        Map<String, Double> risen = new TreeMap<>();
        samples().forEach((series, value) -> {
            double by = value - before.getOrDefault(series, 0.0);
            if (series.startsWith(name + "{") && by > 0) {
                risen.put(series.substring(name.length() + 1, series.length() - 1), by);
            }
        });
        return risen;
    }
}
