package org.faultline.alert;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.fixture.Desk.clash;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.fixture.TestSurroundings;
import org.faultline.fixture.Timeline;
import org.faultline.fixture.TimelineRules;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alerts in which people have a say. */
@QuarkusTest
@TestProfile(TimelineRules.class)
@WithTestResource(value = TestSurroundings.class, initArgs = @ResourceArg(name = "calendar", value = "clock"))
class WorkOnAlertsServiceTest {
    private static final Set<String> GRAVE = Set.of("grave-clash");

    @Inject
    Timeline timeline;

    @BeforeEach
    void begin() {
        timeline.begin();
    }

    @AfterEach
    void end() {
        timeline.end();
    }

    @Test
    void whatIsClosedUntilItEndsIsQuietUntilThenAndNotWhenItBeginsAgain() {
        timeline.at("2024-11-02").arrives(clash("one", "2024-11-02", 6).json());
        String id = timeline.alert("grave-clash", "ACTIVE").getString("id");
        act(id, "close", Map.of("by", "Rana", "until", "ends"));
        act(id, "notes", Map.of("by", "Omar", "text", "Fine with me"));
        timeline.at("2024-11-03").arrives(clash("two", "2024-11-03", 7).json());
        given().get("/api/v1/alerts/" + id)
                .then()
                .body("suppression.kind", equalTo("CLOSED"))
                .body("suppression.by", equalTo("Rana"));
        timeline.at("2024-11-18").expect(GRAVE, "grave-clash ENDED FIRST NEW_EVIDENCE ENDED");
        assertThat(kind(id)).isNotEqualTo("CLOSED");
        timeline.at("2024-11-20")
                .arrives(clash("three", "2024-11-20", 7).json())
                .expect(GRAVE, "grave-clash ACTIVE FIRST NEW_EVIDENCE ENDED REACTIVATED");
        assertThat(kind(id)).isNotEqualTo("CLOSED");
        given().get("/api/v1/alerts/" + id).then().body("workflow", equalTo("CLOSED"));
    }

    @Test
    void aWeeklySilenceHoldsAtItsHours() {
        timeline.at("2024-11-14").arrives(clash("one", "2024-11-13", 6).json());
        given().contentType("application/json")
                .body(Map.of(
                        "rule", "grave-clash",
                        "days", List.of("friday"),
                        "from", "22:00",
                        "to", "06:00",
                        "zone", "Asia/Damascus",
                        "by", "Rana",
                        "why", "Night"))
                .post("/api/v1/silences")
                .then()
                .statusCode(201);
        String id = timeline.alert("grave-clash", "ACTIVE").getString("id");
        assertThat(kind(id)).isNull();
        assertThat(kind(at("2024-11-15T18:59", id))).isNull();
        assertThat(kind(at("2024-11-15T19:00", id))).isEqualTo("SILENCED");
        assertThat(kind(at("2024-11-16T02:59", id))).isEqualTo("SILENCED");
        assertThat(kind(at("2024-11-16T03:00", id))).isNull();
    }

    private String at(String when, String id) {
        timeline.at(when);
        return id;
    }

    private static @Nullable String kind(String id) {
        return given().get("/api/v1/alerts/" + id).path("suppression.kind");
    }

    private static void act(String id, String deed, Map<String, ?> doing) {
        given().contentType("application/json")
                .body(doing)
                .post("/api/v1/alerts/" + id + "/" + deed)
                .then()
                .statusCode(200);
    }
}
