package org.faultline.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.faultline.alert.NewRevision;
import org.faultline.cli.option.ServiceSettings;
import org.faultline.fact.store.LinkDecisionLog;
import org.faultline.fixture.SampleArticles;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.faultline.knowledge.Decisions;
import org.faultline.knowledge.RunningKnowledge;
import org.faultline.report.store.Calendar;
import org.faultline.report.store.ReportLog;
import org.faultline.rule.RunningRules;
import org.faultline.settings.Settings;
import org.faultline.trial.backtest.BacktestSettings;
import org.faultline.web.http.Problem;
import org.faultline.web.rule.BacktestResource;
import org.faultline.web.rule.Backtests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A backtest that is asked for keeps within what the service can spare for it. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class BacktestLimitsServiceTest {
    @Inject
    Service service;

    @Inject
    Backtests backtests;

    @Inject
    RunningRules rules;

    @Inject
    RunningKnowledge knowledge;

    @Inject
    Decisions decisions;

    @Inject
    LinkDecisionLog linkDecisions;

    @Inject
    ReportLog reportLog;

    @Inject
    Calendar calendar;

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);

    @BeforeEach
    void deliverTheSample() {
        service.empty();
        SampleArticles.asPublished().forEach(service::deliver);
    }

    @Test
    void oneRunsAtATimeAndAnotherIsToldOfIt() throws Exception {
        var first = CompletableFuture.supplyAsync(() -> backtests.run(null, BacktestSettings.usual(this::held)));
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        given().contentType("application/json")
                .post("/api/v1/rules/backtest")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("a backtest of all rules runs since"));
        over.countDown();
        assertThat(first.get(60, TimeUnit.SECONDS).result().rules()).isNotEmpty();
        given().contentType("application/json")
                .post("/api/v1/rules/backtest")
                .then()
                .statusCode(200);
    }

    /** Asked for as the rules begin to run. */
    private Map<String, Predicate<NewRevision>> held() {
        begun.countDown();
        try {
            over.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return Map.of();
    }

    @Test
    void oneThatTakesTooLongIsGivenUpAndSaysWhatToDo() {
        Settings instantly = ServiceSettings.of(Map.of("faultline.backtest-limit", "PT0.000001S"))
                .ours();
        Backtests hurried = new Backtests(rules, knowledge, decisions, linkDecisions, reportLog, calendar, instantly);
        Problem.Thrown refused =
                catchThrowableOfType(Problem.Thrown.class, () -> new BacktestResource(hurried).run(null));
        assertThat(refused.problem().status()).isEqualTo(422);
        assertThat(refused.problem().detail()).contains("longer than 0 seconds (faultline.backtest-limit)", "'to'");
    }
}
