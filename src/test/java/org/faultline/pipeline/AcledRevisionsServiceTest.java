package org.faultline.pipeline;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.faultline.fixture.Intake;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.faultline.ingest.format.acled.Acled;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ACLED changes rows in place and deletes them by a list; both reach the events. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class AcledRevisionsServiceTest {
    private static final String ID = "SYR100001";
    private static final String EVENT = "/api/v1/events/acled:" + ID;

    @Inject
    Service service;

    @BeforeEach
    void takeARow() {
        service.empty();
        Intake.post(Acled.row().with("fatalities", "3").file()).body("accepted", equalTo(1));
    }

    @Test
    void aNewerTimestampRevisesAndAnOlderOneDoesNot() {
        Intake.post(Acled.row()
                        .with("fatalities", "5")
                        .with("timestamp", "1731500000")
                        .file())
                .body("revised", equalTo(1));
        Intake.post(Acled.row()
                        .with("fatalities", "4")
                        .with("timestamp", "1731450000")
                        .file())
                .body("duplicates", equalTo(1));
        service.settle();
        given().get(EVENT)
                .then()
                .body("event.deaths.best", equalTo(5))
                .body("revisions.fatalities.best", contains(3, 4, 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"event_id_cnty,deleted_timestamp\nSYR100001,1731600000\n", "event_id_cnty\nSYR100001\n"})
    void theListOfDeletedIdsWithdraws(String list) {
        Intake.post(list).statusCode(200).body("retracted", equalTo(1)).body("warnings", hasSize(0));
        service.settle();
        given().get(EVENT).then().statusCode(404);
        Intake.post(Acled.row().file()).body("duplicates", equalTo(1));
    }

    @Test
    void aBareListOfIdsWithdrawsWhereItIsNamed() {
        Intake.post(ID + "\nSYR9\n", "format", "acled-deleted", "asOf", "2024-11-17")
                .statusCode(200)
                .body("retracted", equalTo(2));
        service.settle();
        given().get(EVENT).then().statusCode(404);
        Intake.post(Acled.row().with("event_id_cnty", "SYR9").file()).body("duplicates", equalTo(1));
        service.settle();
        given().get("/api/v1/events/acled:SYR9").then().statusCode(404);
    }

    @Test
    void aDeletionFromBeforeTheRowWasRevisedChangesNothing() {
        Intake.post("event_id_cnty,deleted_timestamp\nSYR100001,1731400000\n").body("duplicates", equalTo(1));
        service.settle();
        given().get(EVENT).then().statusCode(200);
    }

    @Test
    void anAsOfBeyondTheSkewIsRefusedWithTheBound() {
        Intake.post(Acled.row().file(), "asOf", "2024-11-21")
                .statusCode(400)
                .body(
                        "detail",
                        allOf(
                                containsString(
                                        "the asOf given, 2024-11-21T00:00:00Z, lies in the future: later than 2024-11-19T"),
                                containsString("a day after now (2024-11-18T")));
        Intake.post(Acled.row().file(), "asOf", "31 February")
                .statusCode(400)
                .body("violations.field", contains("asOf"))
                .body("violations.value", contains("31 February"));
    }

    @Test
    void anUnknownFormatIsNamed() {
        Intake.post(Acled.row().file(), "format", "akled")
                .statusCode(400)
                .body("violations.field", contains("format"))
                .body("violations[0].reason", containsString("acled"));
    }
}
