package org.faultline.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.faultline.alert.NewRevision;
import org.faultline.fixture.Findings;
import org.faultline.fixture.Reports;
import org.faultline.fixture.ShippedRules;
import org.faultline.fixture.SyntheticNews;
import org.faultline.notify.policy.NotificationDryRun;
import org.faultline.report.Report;
import org.faultline.report.delivery.Delivery;
import org.faultline.rule.RuleBook;
import org.faultline.rule.language.model.Severity;
import org.faultline.trial.backtest.Backtest;
import org.faultline.trial.backtest.BacktestSettings;
import org.faultline.trial.backtest.PastAlert;
import org.faultline.trial.backtest.Result;
import org.faultline.trial.backtest.RuleDifference;
import org.faultline.trial.backtest.RuleResult;
import org.faultline.trial.backtest.history.KnownSince;
import org.faultline.trial.backtest.history.SortedReports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every backtest, on made-up news of more than a year and on the sample. */
class BacktestTest {
    private static final List<Report> NEWS = news(360, 8);

    /** Enough a day that what is told again is not older than some weeks. */
    private static final List<Report> DENSE = news(480, 30);

    private static final BacktestSettings SETTINGS = BacktestSettings.usual(BacktestTest::subscribers);

    private static RuleBook everything;
    private static RuleBook bounded;

    /** What everything finds in all news. */
    private static Result whole;

    @BeforeAll
    static void compile() {
        everything = RuleBook.compile(Path.of("src", "test", "rules"));
        bounded = RuleBook.compile(Path.of("src", "test", "rules", "deaths"));
        whole = replay(everything, SETTINGS, NEWS);
    }

    @AfterAll
    static void close() {
        everything.close();
        bounded.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 97, 200, 333})
    void neverLooksAhead(int days) {
        LocalDate day = known(NEWS.get(0)).plusDays(days);
        List<Report> untilThen =
                NEWS.stream().filter(r -> !known(r).isAfter(day)).toList();
        List<String> detected = detected(whole, day);
        assertThat(detected).hasSizeGreaterThan(5);
        assertThat(detected(replay(everything, SETTINGS, untilThen), day)).isEqualTo(detected);
    }

    @Test
    void theOrderOfTheFileDoesNotMatter() {
        List<Report> shuffled = new ArrayList<>(NEWS);
        Collections.shuffle(shuffled, new Random(5));
        assertThat(replay(everything, SETTINGS, shuffled)).isEqualTo(whole);
    }

    @Test
    void forgettingWhatNothingReachesChangesNothing() {
        int[] most = {0};
        Result all = replay(bounded, SETTINGS.remembering(Integer.MAX_VALUE), DENSE);
        Result little;
        try (SortedReports spool = spool(DENSE)) {
            little = new Backtest(spool, Findings.KNOWLEDGE, List.of(), SETTINGS.remembering(0))
                    .run(bounded, (day, reports, held) -> most[0] = Math.max(most[0], held));
        }
        assertThat(most[0]).as("held at most").isLessThan(DENSE.size() * 5 / 6);
        assertThat(little).isEqualTo(all);
    }

    @Test
    void newsOfDaysThatAreForgottenIsCountedAndLeftOut() {
        List<Report> late = new ArrayList<>(DENSE);
        Report first = DENSE.get(0);
        LocalDate last = known(DENSE.get(DENSE.size() - 1));
        late.add(Reports.clash("al-Bukamal")
                .id("late")
                .on(first.date().best().toString())
                .asOf(last + "T23:00:00Z")
                .between("regime", "IRGC")
                .report());
        Result result = replay(bounded, SETTINGS.remembering(0), late);
        assertThat(result.tooLate()).isEqualTo(1);
        assertThat(result.rules()).isEqualTo(replay(bounded, SETTINGS, DENSE).rules());
    }

    @Test
    void againstTheSameRulesNothingIsGainedLostOrChanged() {
        assertThat(RuleDifference.between(whole, replay(everything, SETTINGS, NEWS)))
                .hasSize(everything.rules().size())
                .allSatisfy(d ->
                        assertThat(List.of(d.gained(), d.lost(), d.changed())).containsOnly(List.of()));
    }

    @Test
    void theSampleGivesTheAlertsThatItIsShownWith() {
        Result result = replay(ShippedRules.BOOK, SETTINGS, Reports.sample());
        assertThat(result.rules().stream().mapToInt(r -> r.alerts().size()).sum())
                .isEqualTo(34);
        PastAlert allies = of(result, "allied-clashes").alerts().get(0);
        assertThat(allies.groupBy()).containsEntry("dyad", "assad-side|iran-axis");
        assertThat(allies.evidence()).containsExactlyInAnyOrder("seed:E000-10", "seed:E001-01");
        assertThat(allies.detected()).isEqualTo("2024-11-17");
        assertThat(of(result, "allied-clashes").mails().get("HIGH")).endsWith(1);
    }

    @Test
    void onlyWhatIsDetectedSinceIsToldOf() {
        Result all = replay(ShippedRules.BOOK, SETTINGS, Reports.sample());
        Result since = replay(ShippedRules.BOOK, SETTINGS.between(LocalDate.of(2024, 11, 17), null), Reports.sample());
        assertThat(since.weeks()).containsExactly(LocalDate.of(2024, 11, 11));
        assertThat(of(since, "allied-clashes").alerts())
                .isEqualTo(of(all, "allied-clashes").alerts());
        assertThat(of(since, "reinforcement-convoy").alerts()).isEmpty();
        assertThat(of(since, "reinforcement-convoy").mails().get("LOW")).containsOnly(0);
    }

    @Test
    void anUnknownRuleIsNamedWithTheNearest() {
        try (SortedReports spool = spool(Reports.sample())) {
            Backtest backtest = new Backtest(spool, Findings.KNOWLEDGE, List.of(), SETTINGS.of(Set.of("allied-clash")));
            assertThatThrownBy(() -> backtest.check(ShippedRules.BOOK))
                    .hasMessageContaining("no rule allied-clash; did you mean allied-clashes");
        }
    }

    private static Result replay(RuleBook book, BacktestSettings settings, List<Report> reports) {
        try (SortedReports spool = spool(reports)) {
            return new Backtest(spool, Findings.KNOWLEDGE, List.of(), settings).run(book, (day, lived, held) -> {});
        }
    }

    private static SortedReports spool(List<Report> reports) {
        SortedReports spool = new SortedReports();
        reports.forEach(spool::add);
        return spool;
    }

    private static RuleResult of(Result result, String rule) {
        return result.rules().stream()
                .filter(r -> r.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> detected(Result result, LocalDate until) {
        return result.rules().stream()
                .flatMap(r -> r.alerts().stream())
                .filter(e -> !e.detected().isAfter(until))
                .map(e -> e.rule() + " " + e.groupBy() + " " + e.detected())
                .sorted()
                .toList();
    }

    private static LocalDate known(Report report) {
        return LocalDate.ofInstant(report.asOf(), java.time.ZoneOffset.UTC);
    }

    private static List<Report> news(int days, int aDay) {
        SyntheticNews news = new SyntheticNews(7);
        List<Report> all = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            for (Delivery.Item item : Reports.read(news.batch(aDay)).items()) {
                all.add(KnownSince.of(item.report(), item.dated()));
            }
            news.skip(1);
        }
        return all;
    }

    private static Map<String, Predicate<NewRevision>> subscribers() {
        return Map.of(
                "LOW",
                new NotificationDryRun(Severity.LOW)::mails,
                "HIGH",
                new NotificationDryRun(Severity.HIGH)::mails);
    }
}
