package org.faultline.pipeline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.alert.store.RuleVersions;
import org.faultline.app.metrics.MetricsRefresh;
import org.faultline.fixture.ReloadRules;
import org.faultline.fixture.Service;
import org.faultline.fixture.SyntheticNews;
import org.faultline.fixture.TestSurroundings;
import org.faultline.knowledge.RunningKnowledge;
import org.faultline.report.store.Calendar;
import org.faultline.rule.RunningRules;
import org.faultline.settings.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules that change while the service runs. */
@QuarkusTest
@TestProfile(ReloadRules.class)
@WithTestResource(TestSurroundings.class)
class ReloadServiceTest {
    private static final int MONTHS = 240;
    private static final String FIRES = "fires: [{groupBy: {dyad: assad-side|iran-axis}}]";

    @Inject
    MetricsRefresh refresh;

    @Inject
    Service service;

    @Inject
    Calendar calendar;

    @Inject
    RuleVersions versions;

    @Inject
    RunningKnowledge knowledge;

    @Inject
    Settings settings;

    @BeforeEach
    void empty() {
        ReloadRules.reset();
        reload(200);
        service.empty();
    }

    @Test
    void aRuleThatIsSavedIsTakenOverAndSaysWhatItFindsInOldNews() {
        service.deliver(strike("a", "2024-11-02", 7));
        assertThat(service.alerts()).isEmpty();

        ReloadRules.write("deaths/deadly-day.drl", ReloadRules.deadlyDay("active", 5));
        await().untilAsserted(() ->
                assertThat(service.alerts()).singleElement().asString().startsWith("deadly-day"));

        ReloadRules.write("deaths/deadly-day.drl", ReloadRules.deadlyDay("active", 15));
        await().untilAsserted(() ->
                assertThat(service.alerts()).singleElement().asString().contains("WITHDRAWN"));
        given().get("/api/v1/rules/deadly-day").then().body("versions", hasSize(2));
    }

    @Test
    void aFaultInOneFileKeepsTheRulesOfBeforeAndNamesItsLine() {
        ReloadRules.write(
                "deaths/other.drl",
                ReloadRules.deadlyDay("active", 5)
                        .replace("deadly-day", "other")
                        .replace("deathsBest", "deathsBset"));
        reload(422).body("taken", equalTo(false)).body("faults[0]", containsString("deaths/other.drl:7:"));
        given().get("/api/v1/rules").then().body("rules.id", equalTo(List.of("deadly-day")));
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.data.notTakenOver", hasItem(containsString("deaths/other.drl:7:")));
        given().get("/rules").then().body(containsString("deaths/other.drl:7:"));

        service.deliver(strike("a", "2024-11-02", 20));
        assertThat(service.alerts()).singleElement().asString().startsWith("deadly-day");
    }

    @Test
    void aCaseThatFailsKeepsTheRulesOfBefore() {
        ReloadRules.write("deaths/deadly-day.drl", ReloadRules.deadlyDay("active", 5));
        ReloadRules.write("deaths/deadly-day.cases.yaml", """
                - case: six dead are not yet a deadly day
                  reports: [{id: a, type: CLASH, on: 2024-11-02, sideA: [regime], sideB: [IRGC], place: al-Bukamal, fatalities: 6}]
                  silent: true
                """);
        reload(422).body("faults[0]", containsString("six dead are not yet a deadly day"));

        ReloadRules.write("deaths/deadly-day.drl", ReloadRules.deadlyDay("active", 7));
        reload(200);
        service.deliver(strike("a", "2024-11-02", 7));
        assertThat(service.alerts()).hasSize(1);
    }

    @Test
    void aRuleThatMayNotRunKeepsNoOtherBackAndARestartDecidesAlike() {
        ReloadRules.write("deaths/deadly-day.drl", ReloadRules.deadlyDay("active", 5));
        ReloadRules.write("deaths/echo.drl", """
                rule "echo"
                  @severity(LOW) @status(active) @groupBy("dyad")
                when
                  Finding( rule == "deadly-day", $dyad : dyad )
                then
                  alerts.raise($dyad, "Heard of it");
                end
                """);
        ReloadRules.write("deaths/echo.cases.yaml", ofDead("six dead are heard of", 6, FIRES));
        reload(200);
        String before = version("deadly-day");

        ReloadRules.write("deaths/deadly-day.drl", ReloadRules.deadlyDay("active", 3));
        ReloadRules.write("deaths/deadly-day.cases.yaml", ofDead("four dead are no deadly day", 4, "silent: true"));
        ReloadRules.write("deaths/unreadable.drl", "\u0000");
        ReloadRules.write(
                "deaths/third-day.drl", ReloadRules.deadlyDay("active", 9).replace("deadly-day", "third-day"));
        reload(422)
                .body("faults", hasItem(containsString("four dead are no deadly day")))
                .body("faults", hasItem(containsString("deaths/unreadable.drl:1:")));
        given().get("/api/v1/rules").then().body("rules.id", equalTo(List.of("deadly-day", "echo", "third-day")));
        assertThat(version("deadly-day")).isEqualTo(before);

        RunningRules restarted = ReloadRules.read();
        new RulesAtStart(restarted, versions, knowledge, calendar, settings).decide();
        assertThat(restarted.book().rules()).containsOnlyKeys("deadly-day", "echo", "third-day");
        assertThat(version("deadly-day"))
                .isEqualTo(restarted.book().rules().get("deadly-day").version());
        assertThat(String.join("\n", Objects.requireNonNull(restarted.last()).faults()))
                .contains("four dead are no deadly day", "deaths/unreadable.drl:1:");
        restarted.close();

        // what another rule's change makes fail is told of, and keeps nothing back
        ReloadRules.delete("deaths/unreadable.drl");
        ReloadRules.write("deaths/deadly-day.drl", ReloadRules.deadlyDay("active", 15));
        reload(200).body("failing", hasSize(1)).body("failing[0]", containsString("six dead are heard of"));
        assertThat(version("deadly-day")).isNotEqualTo(before);
        given().get("/q/health/ready").then().body("checks.data.failingCases", hasItem(containsString("six dead")));
        given().get("/rules").then().body(containsString("six dead are heard of"));
    }

    @Test
    void whatADraftFindsIsShownAndMailedOnlyOnceItIsActive() throws Exception {
        service.subscribe("reader@example.org", "LOW");
        ReloadRules.write("deaths/deadly-day.drl", ReloadRules.deadlyDay("draft", 5));
        reload(200);
        service.deliver(strike("a", calendar.today().toString(), 7));
        given().get("/api/v1/alerts").then().body("alerts.draft", equalTo(List.of(true)));
        assertThat(service.mails("reader@example.org"))
                .as("but the confirmation")
                .hasSize(1);

        ReloadRules.write("deaths/deadly-day.drl", ReloadRules.deadlyDay("active", 5));
        reload(200);
        service.settle();
        given().get("/api/v1/alerts").then().body("alerts.draft", equalTo(List.of(false)));
        assertThat(service.mails("reader@example.org"))
                .as("but the confirmation")
                .hasSize(1);

        service.deliver(strike("b", calendar.today().toString(), 9).replace("al-Bukamal", "Damascus"));
        assertThat(Service.text(service.awaitMail("reader@example.org", 2).get(1)))
                .contains("9 dead in one day");
    }

    @Test
    void aRuleThatRunsAwayIsTakenOutOfServiceByNameAndTheOthersGoOn() {
        ReloadRules.write("deaths/greedy.drl", """
                rule "greedy"
                  @title("Greedy") @severity(LOW) @status(active) @owner("owner@example.org") @groupBy("dyad")
                when
                  Encounter( type == CLASH, $dyad : dyad, $a : id, $n : vehicles )
                  Encounter( dyad == $dyad, $b : id )
                  Encounter( dyad == $dyad, $c : id )
                  Encounter( dyad == $dyad, $d : id )
                  Encounter( dyad == $dyad, vehicles == $n + 1 )
                then
                  alerts.raise($dyad, "Never");
                end
                """);
        reload(200);
        List<String> clashes = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            clashes.add(strike("c" + i, LocalDate.of(2024, 6, 1).plusDays(i).toString(), i == 45 ? 20 : 1));
        }
        service.deliver("[" + String.join(",", clashes) + "]");

        await().untilAsserted(() ->
                assertThat(service.alerts()).singleElement().asString().startsWith("deadly-day"));
        given().get("/api/v1/rules")
                .then()
                .body("outOfService.rule", equalTo(List.of("greedy")))
                .body("outOfService[0].reason", containsString("processor time"))
                .body("rules.id", equalTo(List.of("deadly-day")));
        given().get("/q/health/ready").then().statusCode(200).body(containsString("outOfService.greedy"));
        given().get("/rules").then().body(containsString("is out of service"));
        refresh.look();
        given().get("/q/metrics")
                .then()
                .body(
                        containsString("faultline_rule_quarantined{rule=\"greedy\"} 1"),
                        containsString("faultline_rule_quarantined{rule=\"deadly-day\"} 0"));
        await().until(() -> service.mails("owner@example.org").size() == 1);

        // other rules are taken over, and run, while it is out
        ReloadRules.write("deaths/deadly-day.drl", ReloadRules.deadlyDay("active", 25));
        reload(200).body("taken", equalTo(true));
        await().untilAsserted(() ->
                assertThat(service.alerts()).singleElement().asString().contains("WITHDRAWN"));
        service.deliver(strike("more", "2024-11-02", 30));
        assertThat(service.alerts()).hasSize(2);
        reload(200);
        service.deliver(strike("most", "2024-11-12", 40));
        given().get("/q/health/ready").then().statusCode(200).body(containsString("outOfService.greedy"));
        given().get("/api/v1/alerts").then().body("alerts.revision", hasItem(2));

        given().post("/api/v1/rules/greedy/put-back").then().statusCode(204);
        given().post("/api/v1/rules/deadly-day/put-back").then().statusCode(404);
        await().untilAsserted(() ->
                given().get("/api/v1/rules").then().body("outOfService.rule", equalTo(List.of("greedy"))));

        // once what it ran away over is withdrawn, it can be put back and stays
        service.deliver("["
                + IntStream.range(0, 90)
                        .mapToObj(i -> "{\"dataset\": \"desk\", \"externalId\": \"c" + i
                                + "\", \"asOf\": \"2024-11-18T00:00:00Z\", \"retracted\": true}")
                        .collect(Collectors.joining(","))
                + "]");
        given().post("/api/v1/rules/greedy/put-back").then().statusCode(204);
        service.deliver(strike("last", "2024-11-14", 50));
        given().get("/api/v1/rules")
                .then()
                .body("outOfService.rule", equalTo(List.of()))
                .body("rules.id", hasItem("greedy"));
        given().get("/q/health/ready").then().statusCode(200).body(not(containsString("outOfService.greedy")));
    }

    /** The same news, posted while the rules change all the time, and in peace. */
    @Test
    void reloadsUnderLoadLoseNoAlertAndRepeatNone() throws Exception {
        SyntheticNews news = new SyntheticNews(5);
        List<String> batches = Stream.generate(() -> news.batch(50)).limit(8).toList();
        ReloadRules.write("deaths/deadly-day.drl", ReloadRules.deadlyDay("active", 3));
        reload(200);
        batches.forEach(service::deliver);
        List<String> peaceful = standing();
        assertThat(peaceful).isNotEmpty();

        service.empty();
        Thread editor = new Thread(() -> {
            for (int i = 0; i < 8; i++) {
                ReloadRules.write(
                        "deaths/deadly-day.drl", ReloadRules.deadlyDay("active", 4 - i % 2) + "// " + i / 2 + "\n");
                reload(200);
            }
        });
        editor.start();
        batches.forEach(b -> given().contentType("application/json").body(b).post("/api/v1/reports"));
        editor.join();
        service.settle();
        assertThat(standing()).isEqualTo(peaceful);
    }

    @Test
    void rulesThatChangeAgainDoNotWaitUntilYearsAreWorkedOut() throws Exception {
        another(3);
        service.deliver(IntStream.range(0, MONTHS)
                .mapToObj(i ->
                        strike("s" + i, LocalDate.of(2024, 11, 1).minusMonths(i).toString(), 3 + i % 3))
                .collect(Collectors.joining(",", "[", "]")));
        another(4);
        AtomicInteger least = new AtomicInteger(Integer.MAX_VALUE);
        Thread watch = new Thread(() -> {
            while (!Thread.interrupted()) {
                least.accumulateAndGet(monthsToReview(), Math::min);
            }
        });
        watch.start();
        another(5);
        watch.interrupt();
        watch.join();
        assertThat(least.get()).isBetween(1, MONTHS);
        service.settle();
        assertThat(monthsToReview()).isZero();
    }

    private static String ofDead(String name, int dead, String then) {
        return """
                - case: %s
                  reports: [{id: a, type: CLASH, on: 2024-11-02, sideA: [regime], sideB: [IRGC], place: al-Bukamal, fatalities: %d}]
                  %s
                """.formatted(name, dead, then);
    }

    private static String version(String rule) {
        return given().get("/api/v1/rules/" + rule).then().extract().path("rule.version");
    }

    private static void another(int dead) {
        ReloadRules.write(
                "deaths/another-day.drl", ReloadRules.deadlyDay("active", dead).replace("deadly-day", "another-day"));
        reload(200);
    }

    private static int monthsToReview() {
        return given().get("/q/health/ready")
                .then()
                .extract()
                .path("checks.find { it.name == 'lane' }.data.monthsToReview");
    }

    private List<String> standing() {
        return service.alerts().stream().filter(a -> !a.contains("WITHDRAWN")).toList();
    }

    private static ValidatableResponse reload(int status) {
        return given().post("/api/v1/rules/reload").then().statusCode(status);
    }

    private static String strike(String id, String day, int dead) {
        return """
                {"dataset": "desk", "externalId": "%s", "asOf": "2024-11-17T00:00:00Z", "type": "CLASH", "date": {"best": "%s", "precision": 1},
                 "sideA": ["regime"], "sideB": ["IRGC"], "place": {"name": "al-Bukamal"},
                 "fatalities": {"low": %d, "best": %d, "high": %d}, "source": {"originalSource": "Desk"}, "quote": "They fought."}
                """.formatted(id, day, dead, dead, dead);
    }
}
