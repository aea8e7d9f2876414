package org.faultline.notify;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.faultline.fixture.Intake;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two reports with one id and one asOf that say different things: the same of them counts, whichever comes first. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class ToldTwiceServiceTest {
    private static final String OWN = """
            {"dataset": "desk", "externalId": "one", "asOf": "2024-11-17T12:00:00Z", "type": "CLASH",
             "date": {"best": "2024-%s"}, "sideA": ["regime"], "sideB": ["IRGC"], "fatalities": %d,
             "place": {"name": "al-Bukamal", "country": "SYR"}, "source": {"publisher": "The desk"}}
            """;
    private static final String WITHDRAWN =
            "{\"dataset\": \"desk\", \"externalId\": \"one\", \"asOf\": \"2024-11-17T12:00:00Z\", \"retracted\": true}";

    @Inject
    Service service;

    @BeforeEach
    void empty() {
        service.empty();
    }

    @Test
    void anAcledFileSaysTheSameForwardsAndBackwards() {
        List<String> lines = text("cases/acled-same-timestamp.csv").lines().toList();
        String there = lines.get(0) + "\n" + lines.get(1) + "\n" + lines.get(2) + "\n";
        String back = lines.get(0) + "\n" + lines.get(2) + "\n" + lines.get(1) + "\n";
        Intake.post(there)
                .body("accepted", equalTo(1))
                .body("revised", equalTo(1))
                .body("warnings", hasSize(1))
                .body("warnings.line", contains(3))
                .body("warnings.externalId", contains("YEM70"))
                .body(
                        "warnings.reason",
                        contains("two reports with this id and asOf differ in fatalities, quote;"
                                + " this one counts, as its text sorts last"));
        String event = event("acled:YEM70");
        assertThat(deaths("acled:YEM70")).isEqualTo(20);
        service.empty();
        Intake.post(back)
                .body("accepted", equalTo(1))
                .body("duplicates", equalTo(1))
                .body("warnings.line", contains(3))
                .body(
                        "warnings.reason",
                        contains("two reports with this id and asOf differ in fatalities, quote;"
                                + " the other counts, as its text sorts last"));
        assertThat(event("acled:YEM70")).isEqualTo(event);
        for (String again : List.of(there, back)) {
            Intake.post(again).body("duplicates", equalTo(2)).body("warnings", hasSize(0));
        }
        assertThat(event("acled:YEM70")).isEqualTo(event);
    }

    @Test
    void twoReleasesUnderOneDateSayTheSameInEitherOrder() {
        Intake.post(text("cases/ged-release-a.csv"), "asOf", "2024-06-07").body("accepted", equalTo(1));
        Intake.post(text("cases/ged-release-b.csv"), "asOf", "2024-06-07").body("warnings", hasSize(1));
        String event = event("ucdp-ged:777001");
        service.empty();
        Intake.post(text("cases/ged-release-b.csv"), "asOf", "2024-06-07").body("accepted", equalTo(1));
        service.settle();
        Intake.post(text("cases/ged-release-a.csv"), "asOf", "2024-06-07").body("warnings", hasSize(1));
        assertThat(event("ucdp-ged:777001")).isEqualTo(event);
        assertThat(deaths("ucdp-ged:777001")).isEqualTo(20);
    }

    @Test
    void oneDeliveryOrSeveralInAnyOrderGiveOneAnswer() {
        List<String> tellings =
                List.of(OWN.formatted("11-16", 2), OWN.formatted("09-16", 9), OWN.formatted("11-15", 20));
        List<String> answers = new ArrayList<>();
        for (List<Integer> order : List.of(
                List.of(0, 1, 2),
                List.of(2, 1, 0),
                List.of(1, 0, 2),
                List.of(1, 2, 0),
                List.of(0, 2, 1),
                List.of(2, 0, 1))) {
            service.empty();
            for (int each : order) {
                service.deliver(tellings.get(each));
                service.settle();
            }
            answers.add(event("desk:one"));
            service.empty();
            service.deliver("[" + tellings.get(order.get(0)) + "," + tellings.get(order.get(1)) + ","
                            + tellings.get(order.get(2)) + "]")
                    .body("warnings", hasSize(2));
            answers.add(event("desk:one"));
        }
        assertThat(answers).hasSize(12).containsOnly(answers.get(0));
    }

    @Test
    void ofAReportAndItsWithdrawalTheWithdrawalCounts() {
        String told = OWN.formatted("11-16", 2);
        for (List<String> order : List.of(List.of(told, WITHDRAWN), List.of(WITHDRAWN, told))) {
            service.empty();
            service.deliver(order.get(0));
            service.deliver(order.get(1)).body("warnings", hasSize(1));
            service.settle();
            given().get("/api/v1/events/desk:one").then().statusCode(404);
        }
    }

    @Test
    void anotherOrderOfTheFieldsSaysNothingElse() {
        service.deliver(OWN.formatted("11-16", 2));
        service.deliver(OWN.formatted("11-16", 2)
                        .replace("\"dataset\": \"desk\", ", "")
                        .replace("{\"ext", "{\"dataset\": \"desk\", \"ext"))
                .body("duplicates", equalTo(1))
                .body("warnings", hasSize(0));
        String turned = OWN.formatted("11-16", 2)
                .replace("\"fatalities\": 2,", "")
                .replace("\"type\"", "\"fatalities\": 2, \"type\"");
        service.deliver(turned).body("duplicates", equalTo(1)).body("warnings", hasSize(0));
    }

    private String event(String id) {
        service.settle();
        return given().get("/api/v1/events/" + id)
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .replaceAll("\"arrivedAt\":\"[^\"]*\"", "");
    }

    private int deaths(String id) {
        return given().get("/api/v1/events/" + id).then().extract().path("event.deaths.best");
    }

    private static String text(String file) {
        return new String(Intake.file(file), StandardCharsets.UTF_8);
    }
}
