package org.faultline.notify;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.fixture.Desk.clash;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.faultline.fixture.Timeline;
import org.faultline.fixture.TimelineRules;
import org.faultline.pipeline.Pipeline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alerts in which people have a say: they approve, close, silence, and are mailed or not. */
@QuarkusTest
@TestProfile(TimelineRules.class)
@WithTestResource(value = TestSurroundings.class, initArgs = @ResourceArg(name = "calendar", value = "clock"))
class PeopleInAlertsServiceTest {
    private static final Set<String> GRAVE = Set.of("grave-clash");
    private static final String ANA = "ana@example.org";

    @Inject
    Timeline timeline;

    @Inject
    Service service;

    @Inject
    Pipeline pipeline;

    @BeforeEach
    void begin() throws Exception {
        timeline.begin();
        service.subscribe(ANA, "LOW");
    }

    @AfterEach
    void end() {
        timeline.end();
    }

    @Test
    void whatNeedsApprovalIsToldOnceItIsApproved() {
        Set<String> strikes = Set.of("approved-strike");
        timeline.at("2024-11-02")
                .arrives(clash("one", "2024-11-02", 0).of("AIRSTRIKE").json())
                .expect(strikes, "approved-strike PENDING FIRST")
                .mails(ANA);
        assertThat(timeline.alert("approved-strike", "PENDING").getList("waitsFor"))
                .containsExactly("a person's approval");
        timeline.then(() -> act("approved-strike", "PENDING", "approve", Map.of("by", "Rana")))
                .expect(strikes, "approved-strike ACTIVE FIRST FIRST")
                .mails(ANA, "Air strike");
    }

    @Test
    void anApprovalCountsThoughTheServiceStartsAgainBeforeTheTimeToWaitIsOver() {
        Set<String> arson = Set.of("held-arson");
        timeline.at("2024-11-02")
                .arrives(clash("one", "2024-11-02", 0).of("ARSON_ATTEMPT").json())
                .expect(arson, "held-arson PENDING FIRST")
                .then(() -> act("held-arson", "PENDING", "approve", Map.of("by", "Rana")))
                .expect(arson, "held-arson PENDING FIRST");
        assertThat(timeline.alert("held-arson", "PENDING").getList("waitsFor"))
                .hasSize(1)
                .doesNotContain("a person's approval");
        timeline.then(() -> pipeline.reopen(() -> {}))
                .at("2024-11-04")
                .expect(arson, "held-arson ACTIVE FIRST FIRST")
                .mails(ANA, "Attempted arson");
    }

    @Test
    void whatIsClosedToStartAgainBeginsAnotherWithTheNextEvidence() {
        timeline.at("2024-11-02")
                .arrives(clash("one", "2024-11-02", 6).json())
                .then(() -> act("grave-clash", "ACTIVE", "close", Map.of("by", "Rana", "until", "starts-again")))
                .expect(GRAVE, "grave-clash ACTIVE FIRST")
                .at("2024-11-04")
                .arrives(clash("two", "2024-11-04", 7).json())
                .expect(GRAVE, "grave-clash ENDED FIRST ENDED", "grave-clash ACTIVE FIRST");
        assertThat(timeline.alert("grave-clash", "ACTIVE").getList("evidence.event"))
                .containsExactly("desk:two");
    }

    @Test
    void whatIsClosedUntilItEndsIsQuietUntilThenAndItsEndIsTold() {
        timeline.at("2024-11-02")
                .arrives(clash("one", "2024-11-02", 6).by("SDF").json())
                .mails(ANA, "6 dead")
                .then(() -> act("grave-clash", "ACTIVE", "close", Map.of("by", "Rana", "until", "ends")))
                .at("2024-11-03")
                .arrives(clash("two", "2024-11-03", 7).by("SDF").from("Another").json())
                .expect(GRAVE, "grave-clash ACTIVE FIRST NEW_EVIDENCE")
                .mails(ANA, "6 dead")
                .at("2024-11-18")
                .expect(GRAVE, "grave-clash ENDED FIRST NEW_EVIDENCE ENDED")
                .mails(ANA, "6 dead", "Ended");
    }

    @Test
    void whatBeganAndEndedInASilenceIsToldToNobody() {
        timeline.at("2024-11-02")
                .then(() -> silence("2024-11-20T00:00:00Z"))
                .arrives(clash("one", "2024-11-02", 6).json())
                .expect(GRAVE, "grave-clash ACTIVE FIRST")
                .mails(ANA)
                .at("2024-11-17")
                .expect(GRAVE, "grave-clash ENDED FIRST ENDED")
                .at("2024-11-21")
                .mails(ANA);
    }

    @Test
    void whatBeganInASilenceAndGoesOnIsToldWhenItEnds() {
        timeline.at("2024-11-02")
                .then(() -> silence("2024-11-05T00:00:00Z"))
                .arrives(clash("one", "2024-11-02", 6).json())
                .mails(ANA)
                .at("2024-11-05T01:00")
                .mails(ANA, "6 dead");
    }

    @Test
    void anEscalationInASilenceIsLateAndNeverLost() {
        timeline.at("2024-11-02")
                .arrives(clash("one", "2024-11-02", 6).json())
                .mails(ANA, "6 dead")
                .then(() -> silence("2024-11-05T00:00:00Z"))
                .at("2024-11-03")
                .arrives(clash("one", "2024-11-02", 25).said("2024-11-03").json())
                .expect(GRAVE, "grave-clash ACTIVE FIRST ESCALATED")
                .mails(ANA, "6 dead")
                .at("2024-11-05T01:00")
                .expect(GRAVE, "grave-clash ACTIVE FIRST ESCALATED")
                .mails(ANA, "6 dead", "25 dead");
    }

    @Test
    void whoWasToldBeforeTheSilenceIsToldAfterItThatItWasWithdrawn() {
        timeline.at("2024-11-02")
                .arrives(clash("one", "2024-11-02", 6).json())
                .mails(ANA, "6 dead")
                .then(() -> silence("2024-11-05T00:00:00Z"))
                .at("2024-11-03")
                .arrives(clash("one", "2024-11-02", 6).retracted("2024-11-03"))
                .mails(ANA, "6 dead")
                .at("2024-11-05T01:00")
                .mails(ANA, "6 dead", "Withdrawn");
    }

    private static void silence(String end) {
        given().contentType("application/json")
                .body(Map.of("rule", "grave-clash", "end", end, "author", "Rana", "reason", "Known"))
                .post("/api/v1/silences")
                .then()
                .statusCode(201);
    }

    private void act(String rule, String condition, String act, Map<String, String> words) {
        given().contentType("application/json")
                .body(words)
                .post("/api/v1/alerts/" + timeline.alert(rule, condition).getString("id") + "/" + act)
                .then()
                .statusCode(200);
    }
}
