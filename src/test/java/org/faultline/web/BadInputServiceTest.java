package org.faultline.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.faultline.fixture.Intake;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.faultline.ingest.format.acled.Acled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is posted is named and bounded, spoils nothing that is good beside it, and the service goes on. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class BadInputServiceTest {
    private static final String GOOD = Acled.row().with("event_id_cnty", "GOOD").line();

    @Inject
    Service service;

    @BeforeEach
    void empty() {
        service.empty();
    }

    @AfterEach
    void theServiceGoesOn() {
        Intake.goesOn(service);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fatalities     | 1e400      | must be a whole number from 0 to 10000000
            latitude       | 1e400      | must be degrees from -90 to 90
            longitude      | 1e400      | must be degrees from -180 to 180
            event_date     | 2024-02-31 | is not a day of the calendar
            event_date     | 31 February 2024 | is not a date in any layout that is read
            event_date     | 2024-11-22 | lies in the future: later than 2024-11-21, 3 days after today
            timestamp      | 1732060799 | lies in the future: later than 2024-11-19T
            timestamp      | soon       | is not a time in seconds since 1970
            """)
    void aBadCellIsNamedByLineAndColumn(String column, String value, String reason) {
        refusedAlone(Acled.row().with(column, value).line())
                .body("rejected", hasSize(1))
                .body("rejected[0].line", equalTo(2))
                .body("rejected[0].column", equalTo(column))
                .body("rejected[0].value", containsString(value.equals("1732060799") ? "2024-11-19T23:59:59Z" : value))
                .body("rejected[0].reason", containsString(reason));
    }

    @Test
    void whereNoSecretIsSetNoBounceCanBeHandedIn() {
        given().header("Authorization", "Bearer ")
                .contentType("application/json")
                .body("{\"to\": \"x\", \"status\": \"5.1.1\"}")
                .post("/api/v1/bounces")
                .then()
                .statusCode(404);
    }

    @Test
    void swappedCoordinatesAreNamed() {
        refusedAlone(Acled.row()
                        .with("latitude", "40.9367")
                        .with("longitude", "34.4536")
                        .line())
                .body("rejected.column", contains("latitude"))
                .body("rejected[0].reason", containsString("latitude and longitude look swapped"));
    }

    @Test
    void nulIsNamedByItsPlace() {
        refusedAlone(Acled.row().with("notes", "a\0b").line())
                .body("rejected[0].reason", containsString("holds NUL at character"))
                .body("rejected[0].line", equalTo(2));
    }

    @Test
    void aRowOfTenThousandColumnsIsRefusedAlone() {
        refusedAlone(",".repeat(9_999))
                .body("rejected[0].reason", equalTo("has 10000 columns, more than 1000"))
                .body("rejected[0].value.length()", lessThanOrEqualTo(120));
    }

    @Test
    void aHeaderOfTenThousandColumnsIsRefused() {
        Intake.nothingTaken(Intake.post(Acled.HEADER + ",x".repeat(9_969) + "\n" + GOOD + "\n"))
                .body("detail", containsString("the header has 10000 columns, more than 1000"));
    }

    @Test
    void aReportOfTenThousandFieldsIsWarnedOfOnce() {
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            fields.append("\"x").append(i).append("\": 1, ");
        }
        Intake.post(
                        "{" + fields + "\"dataset\": \"d\", \"externalId\": \"e\", \"type\": \"CLASH\","
                                + " \"date\": {\"best\": \"2024-11-16\"}, \"sideA\": [\"IRGC\"], \"source\": {\"publisher\": \"p\"}}")
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("warnings", hasSize(21))
                .body("warnings[20].reason", equalTo("9980 more unknown fields, not read"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e400", "1e99999999", "0.1e-400"})
    void aNumberOutOfAllBoundsInJsonIsRefusedAlone(String number) {
        String report =
                "{\"dataset\": \"d\", \"externalId\": \"%s\", \"type\": \"CLASH\", \"date\": {\"best\": \"2024-11-16\"},"
                        + " \"sideA\": [\"IRGC\"], \"source\": {\"publisher\": \"p\"}%s}";
        Intake.post("[" + report.formatted("bad", ", \"fatalities\": " + number) + "," + report.formatted("good", "")
                        + "]")
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("refused", equalTo(1))
                .body("rejected.field", contains("fatalities"))
                .body("rejected.externalId", contains("bad"));
    }

    @Test
    void nanIsNoJsonAndEndsTheReadingThere() {
        Intake.nothingTaken(Intake.post("application/json", "[{\"fatalities\": NaN}]".getBytes(StandardCharsets.UTF_8)))
                .body("detail", containsString("line 1, column"))
                .body("detail", containsString("NaN"));
    }

    @Test
    void columnsInAnyOrderAreTheSameReport() {
        Map<String, String> cells = new LinkedHashMap<>();
        List<String> names = Arrays.asList(Acled.HEADER.split(","));
        String[] row =
                Acled.row().with("notes", "plain").with("source", "SOHR").line().split(",", -1);
        for (int i = 0; i < row.length; i++) {
            cells.put(names.get(i), row[i]);
        }
        Intake.post(Acled.HEADER + "\n" + String.join(",", row) + "\n").body("accepted", equalTo(1));
        service.settle();
        List<String> before = Intake.pages();
        service.empty();
        Collections.shuffle(names, new Random(1));
        Intake.post(String.join(",", names) + "\n"
                        + String.join(",", names.stream().map(cells::get).toList()) + "\n")
                .body("accepted", equalTo(1));
        service.settle();
        assertThat(Intake.pages()).isEqualTo(before);
    }

    @Test
    void lineBreaksInQuotesBelongToTheCellAndLinesAreStillCounted() {
        String broken = Acled.row()
                .with("event_id_cnty", "BROKEN")
                .with("notes", "one\r\ntwo, \"three\"")
                .line();
        String bad = Acled.row().with("inter1", "9").line();
        landsBeside(Intake.post(Acled.HEADER + "\n" + broken + "\n" + bad + "\n" + GOOD + "\n"), 2)
                .body("rejected.line", contains(4))
                .body("rejected.column", contains("inter1"));
        given().get("/api/v1/events/acled:BROKEN").then().body("event.reports.quote", contains("one two, \"three\""));
    }

    @Test
    void aQuoteThatIsNeverClosedSpoilsOneRow() {
        refusedAlone(GOOD.replace(",Battles,", ",\"Battles,"))
                .body("rejected[0].line", equalTo(2))
                .body("rejected[0].reason", containsString("has a quote out of place"));
        String plain = Acled.row().with("notes", "plain").with("source", "SOHR").line();
        Intake.post(Acled.HEADER + "\n" + plain + "\n" + plain.replace(",plain,", ",\"plain,") + "\n" + plain + "\n")
                .body("refused", equalTo(1))
                .body("rejected.line", contains(3))
                .body("rejected[0].reason", containsString("opens a quote that is never closed"));
    }

    private ValidatableResponse refusedAlone(String bad) {
        return landsBeside(Intake.post(Acled.HEADER + "\n" + bad + "\n" + GOOD + "\n"));
    }

    private ValidatableResponse landsBeside(ValidatableResponse answer) {
        return landsBeside(answer, 1);
    }

    private ValidatableResponse landsBeside(ValidatableResponse answer, int accepted) {
        answer.statusCode(200)
                .body("accepted", equalTo(accepted))
                .body("refused", equalTo(1))
                .body("quarantine", hasSize(1));
        service.settle();
        given().get("/api/v1/events/acled:GOOD").then().statusCode(200);
        return answer;
    }
}
