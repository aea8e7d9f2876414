package org.faultline.log;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.logging.Formatter;
import org.faultline.fixture.Desk;
import org.faultline.fixture.LogLines;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestRules;
import org.faultline.fixture.TestSurroundings;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One id leads from the POST of a report to the mail about it. */
@QuarkusTest
@TestProfile(TestRules.class)
@WithTestResource(TestSurroundings.class)
class RequestLogServiceTest {
    private static final String HEADER = "X-Request-ID";
    private static final String READER = "desk@example.org";
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private static final Formatter MESSAGE = new PatternFormatter("%s");

    /** What was logged, with the ids of request and trace in the fields of the record. */
    private record Line(String request, String trace, String text) {}

    @Inject
    Service service;

    private LogLines<Line> lines;

    @BeforeEach
    void listen() {
        service.empty();
        lines = LogLines.of(
                "org.faultline.requests",
                line -> new Line(
                        String.valueOf(line.getMdc(RequestLog.FIELD)),
                        String.valueOf(line.getMdc("traceId")),
                        MESSAGE.format(line)));
    }

    @AfterEach
    void leave() {
        lines.close();
    }

    @Test
    void theIdOfThePostStandsInEveryStageUpToTheMail() throws Exception {
        service.subscribe(READER, "LOW");
        deliver("import-2024.11_02", Desk.clash("a", "2024-11-02", 20));
        service.awaitMail(READER, 2);
        await().untilAsserted(() -> assertThat(said("import-2024.11_02"))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("reports were posted: 1 new, 0 revised"),
                        line -> assertThat(line).startsWith("1 report is worked out"),
                        line -> assertThat(line).matches("alert \\d+ of the rule deadly-day has revision 1: first .*"),
                        line -> assertThat(line)
                                .matches("letter <alert\\.\\d+\\.1\\.\\d+@.*> to subscription \\d+ is sent by mail .*"))
                .allSatisfy(line -> assertThat(line).endsWith("(request import-2024.11_02)")));
    }

    @Test
    void aRevisionBearsTheIdOfTheRequestThatChangedIt() throws Exception {
        service.subscribe(READER, "LOW");
        deliver("first", Desk.clash("a", "2024-11-02", 20));
        deliver("elsewhere", Desk.clash("b", "2024-11-02", 1).in("al-Hasakah").by("SDF"));
        deliver(
                "withdrawal",
                "{\"dataset\": \"desk\", \"externalId\": \"a\", \"asOf\": \"2024-11-18T00:00:00Z\", \"retracted\": true}");
        service.awaitMail(READER, 3);

        await().untilAsserted(() -> assertThat(said("withdrawal"))
                .anyMatch(line -> line.contains("has revision 2: withdrawn"))
                .anyMatch(line -> line.contains(".2.") && line.contains("is sent by mail")));
        assertThat(said("first")).noneMatch(line -> line.contains("revision 2"));
        assertThat(said("elsewhere")).noneMatch(line -> line.startsWith("alert") || line.startsWith("letter"));
    }

    /** A restart of the lane between the POST and the step: the id is kept with the report. */
    @Test
    void theIdIsKeptWithTheReport() {
        deliver("kept", Desk.clash("a", "2024-11-02", 20));
        lines.all().clear();
        service.restartLane("delete from lane; truncate alert, firing, revision cascade");
        assertThat(said("kept")).anyMatch(line -> line.startsWith("1 report is worked out"));
    }

    @Test
    void anIdThatMayNotStandInALogIsReplaced() {
        for (String given : List.of("two words", "a\"b", "x".repeat(65), "§")) {
            given().header(HEADER, given)
                    .get("/alerts")
                    .then()
                    .header(HEADER, org.hamcrest.Matchers.matchesPattern(UUID));
        }
        given().header(HEADER, "x".repeat(64)).get("/nowhere").then().header(HEADER, "x".repeat(64));
        String one = given().get("/alerts").header(HEADER);
        assertThat(one).matches(UUID).isNotEqualTo(given().get("/alerts").header(HEADER));
    }

    @Test
    void nothingIsTracedUnlessSomebodyAsksForIt() {
        deliver("untraced", Desk.clash("a", "2024-11-02", 20));
        assertThat(lines.all()).isNotEmpty().allSatisfy(line -> assertThat(line.trace())
                .isEqualTo("null"));
    }

    private void deliver(String id, Desk report) {
        deliver(id, report.json());
    }

    private void deliver(String id, String json) {
        service.deliver(given().header(HEADER, id), json).statusCode(200).header(HEADER, id);
    }

    /** What was said of a request, in its order. */
    private List<String> said(String request) {
        return lines.all().stream()
                .filter(line -> line.request().equals(request))
                .map(Line::text)
                .toList();
    }
}
