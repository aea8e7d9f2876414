package org.faultline.alert;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.fixture.Desk.clash;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.faultline.fixture.Api;
import org.faultline.fixture.TestSurroundings;
import org.faultline.fixture.Timeline;
import org.faultline.fixture.TimelineRules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each alert names the nearest earlier one that is not withdrawn, whatever came first. */
@QuarkusTest
@TestProfile(TimelineRules.class)
@WithTestResource(value = TestSurroundings.class, initArgs = @ResourceArg(name = "calendar", value = "clock"))
class PreviousAlertServiceTest {
    /** Too far apart for one alert. */
    private static final List<String> DAYS =
            List.of("2024-01-10", "2024-03-10", "2024-05-10", "2024-07-10", "2024-09-10", "2024-10-30");

    private record Alert(String id, String condition, String day, String previous) {}

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
    void theNearestEarlierThatStandsInAnyOrderOfArrivalAndRetraction() {
        boolean withdrawn = false;
        for (int seed = 0; seed < 3; seed++) {
            Random random = new Random(seed);
            timeline.begin();
            List<String> order = new ArrayList<>(DAYS);
            Collections.shuffle(order, random);
            for (int i = 0; i < order.size(); i++) {
                String day = order.get(i);
                timeline.arrives(clash(day, day, 6).json()).then(() -> {});
                if (i > 0 && random.nextInt(3) == 0) {
                    String gone = order.get(random.nextInt(i));
                    timeline.arrives(clash(gone, gone, 6).retracted("2024-10-31"))
                            .then(() -> {});
                }
                check("seed " + seed + ", " + order.subList(0, i + 1));
            }
            withdrawn |= alerts().stream().anyMatch(a -> a.condition().equals("WITHDRAWN"));
        }
        assertThat(withdrawn).isTrue();
    }

    @Test
    void thePageSaysTheSameAsTheApi() {
        timeline.arrives(clash("late", "2024-09-10", 6).json())
                .then(() -> {})
                .arrives(clash("early", "2024-07-10", 6).json())
                .then(() -> {});
        List<Alert> alerts = alerts();
        assertThat(alerts).extracting(Alert::day).containsExactly("2024-07-10", "2024-09-10");
        assertThat(page(alerts.get(1)))
                .contains("href=\"/alerts/" + alerts.get(0).id() + "\">the previous alert of this rule");
        assertThat(page(alerts.get(0))).doesNotContain("the previous alert of this rule");
    }

    private static void check(String when) {
        List<Alert> alerts = alerts();
        for (Alert a : alerts) {
            String expected = alerts.stream()
                    .filter(b -> !b.condition().equals("WITHDRAWN") && b.day().compareTo(a.day()) < 0)
                    .reduce((x, y) -> y)
                    .map(Alert::id)
                    .orElse(null);
            assertThat(a.previous()).as("%s: before %s of %s", when, a, alerts).isEqualTo(expected);
            assertThat(Api.get("/alerts/" + a.id()).path("previous").textValue())
                    .isEqualTo(expected);
        }
    }

    /** As the list has them, the earliest first. */
    private static List<Alert> alerts() {
        List<Alert> alerts = new ArrayList<>();
        for (JsonNode a : Api.get("/alerts?limit=500&rule=grave-clash").path("alerts")) {
            alerts.add(new Alert(
                    a.path("id").asText(),
                    a.path("condition").asText(),
                    a.path("firstEventDate").asText(),
                    a.path("previous").textValue()));
        }
        Collections.reverse(alerts);
        return alerts;
    }

    private static String page(Alert alert) {
        return given().get("/alerts/" + alert.id()).asString();
    }
}
