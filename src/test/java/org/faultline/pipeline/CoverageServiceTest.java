package org.faultline.pipeline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestRules;
import org.faultline.fixture.TestSurroundings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Silence is news only while those who would tell are heard: one source is expected daily, the calendar stands at 18 November. */
@QuarkusTest
@TestProfile(TestRules.class)
@WithTestResource(TestSurroundings.class)
class CoverageServiceTest {
    private static final String CLASH = """
            {"dataset": "wire", "externalId": "%s", "asOf": "%sT06:00:00Z", "type": "CLASH", "date": {"best": "%s"},
             "sideA": ["SDF"], "sideB": ["ISIS"], "place": {"name": "al-Mayadin"}, "source": {"publisher": "Wire"}, "quote": "A clash."}
            """;

    private static final String HEARD = """
            {"dataset": "desk", "externalId": "%1$s", "asOf": "%1$sT06:00:00Z", "type": "MEETING", "date": {"best": "%1$s"},
             "sideA": ["SDF"], "sideB": ["US"], "place": {"name": "al-Mayadin"}, "source": {"publisher": "the DESK"}, "quote": "A meeting."}
            """;

    @Inject
    Service service;

    @BeforeEach
    void empty() {
        service.empty();
    }

    @Test
    void quietIsRaisedWhileTheSourceIsHeard() {
        service.deliver(HEARD.formatted("2024-11-18"));
        service.deliver(CLASH.formatted("a", "2024-11-06", "2024-11-05"));
        assertThat(service.alerts()).anyMatch(a -> a.startsWith("quiet-after-clash") && a.contains("ACTIVE"));
        given().get("/api/v1/status")
                .then()
                .body("sources[0].source", equalTo("Desk"))
                .body("sources[0].lastSeen", equalTo("2024-11-18"))
                .body("sources[0].healthy", equalTo(true))
                .body("absenceRules[0].on", equalTo(true))
                .body("absenceRules[0].why", equalTo("On: Desk is heard as often as expected."));
        given().get("/api/v1/rules/quiet-after-clash").then().body("rule.absence.on", equalTo(true));
    }

    @Test
    void quietIsNotRaisedWhileTheSourceIsSilentAndIsOnceItIsHeardAgain() {
        service.deliver(HEARD.formatted("2024-11-10"));
        service.deliver(CLASH.formatted("a", "2024-11-06", "2024-11-05"));
        assertThat(service.alerts()).isEmpty();
        given().get("/api/v1/status")
                .then()
                .body("sources[0].healthy", equalTo(false))
                .body("absenceRules[0].rule", equalTo("quiet-after-clash"))
                .body("absenceRules[0].on", equalTo(false));
        given().header("Accept", "text/html")
                .get("/status")
                .then()
                .body(
                        containsString(
                                "<b class=\"silent\">Off: Desk has not been heard since 10 November 2024 (expected every day)."));
        given().header("Accept", "text/html")
                .get("/rules")
                .then()
                .body(containsString("Off: Desk has not been heard since 10 November 2024"));
        given().queryParam("group", "isis")
                .get("/api/v1/rules/quiet-after-clash/near-misses")
                .then()
                .body("absence.on", equalTo(false))
                .body("words", startsWith("Off: Desk has not been heard since 10 November 2024"));

        service.deliver(HEARD.formatted("2024-11-17"));
        assertThat(service.alerts()).anyMatch(a -> a.startsWith("quiet-after-clash") && a.contains("ACTIVE"));
    }

    @Test
    void whatStandsStandsThroughARestartInSilence() {
        service.deliver(HEARD.formatted("2024-11-18"));
        service.deliver(CLASH.formatted("a", "2024-11-06", "2024-11-05"));
        service.restartLane("update source_seen set last_seen = '2024-11-01'");
        assertThat(service.alerts()).anyMatch(a -> a.startsWith("quiet-after-clash") && a.contains("ACTIVE"));
        // a clash in the quiet time ends it, silence or not
        service.deliver(CLASH.formatted("b", "2024-11-17", "2024-11-15"));
        assertThat(service.alerts()).noneMatch(a -> a.startsWith("quiet-after-clash") && a.contains("ACTIVE"));
    }

    @Test
    void aSourceThatWasNeverHeardIsSilent() {
        given().get("/api/v1/status")
                .then()
                .body("sources[0].healthy", equalTo(false))
                .body("sources[0].lastSeen", nullValue());
    }
}
