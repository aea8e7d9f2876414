package org.faultline.rule.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.faultline.rule.RuleFolder.rule;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.faultline.fact.Fact;
import org.faultline.fact.aggregate.DyadDay;
import org.faultline.fact.event.Event;
import org.faultline.fact.event.FactChange;
import org.faultline.fact.memory.FactBase;
import org.faultline.fixture.Findings;
import org.faultline.fixture.Reports;
import org.faultline.knowledge.actor.DisplayNames;
import org.faultline.knowledge.name.Relation;
import org.faultline.report.EventType;
import org.faultline.report.Report;
import org.faultline.rule.RuleBook;
import org.faultline.rule.RuleCheck;
import org.faultline.rule.RuleFolder;
import org.faultline.rule.budget.Allowance;
import org.faultline.rule.compile.PrintedRule;
import org.faultline.rule.evaluate.Evaluation;
import org.faultline.rule.firing.Firing;
import org.faultline.rule.language.check.Checker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule that goes wrong is named, and the others go on as if it had never been there. */
class RuleFailureTest {
    /** Every day for some months the same two clash, once with as many vehicles as the day of the month has. */
    private static final List<Report> REPORTS = IntStream.range(0, 120)
            .mapToObj(i -> Reports.clash("al-Bukamal")
                    .on(LocalDate.of(2024, 8, 1).plusDays(i).toString())
                    .between("regime", "IRGC")
                    .deaths(i % 7, i % 7, i % 7)
                    .report())
            .toList();

    private static final Allowance SMALL = new Allowance(Duration.ofMillis(100), 1 << 30, 3_000);

    @TempDir
    Path dir;

    private RuleFolder folder;

    @BeforeEach
    void open() {
        folder = new RuleFolder(dir)
                .with("f/one.drl", RuleFolder.clashRule("one", "@groupBy(\"dyad\")"))
                .with(
                        "f/two.drl",
                        rule(
                                "two",
                                "@groupBy(\"dyad\")",
                                "  $e : Encounter( type == CLASH, $dyad : dyad )\n"
                                        + "  Encounter( dyad == $dyad, deathsBest == 6, this before[0d, 3d] $e )",
                                "  alerts.raise($dyad, \"two\");"));
    }

    @Test
    void aRuleThatNeverComesToAnEndIsNamed() {
        folder.with("f/bad.drl", rule("bad", "@groupBy(\"dyad\")", """
                  Encounter( type == CLASH, $dyad : dyad, $a : id, $n : vehicles )
                  Encounter( dyad == $dyad, $b : id )
                  Encounter( dyad == $dyad, $c : id )
                  Encounter( dyad == $dyad, $d : id )
                  Encounter( dyad == $dyad, vehicles == $n + 1 )""", "  alerts.raise($dyad, \"bad\");"));
        theOthersGoOn(
                RuleFailure.Kind.OVERRAN, "took .* s of processor time and .* MB after a change of \\d+ facts, .*");
    }

    @Test
    void aRuleThatJoinsByTwoKeysAtOnceIsNamed() {
        folder.with("f/bad.drl", rule("bad", "@groupBy(\"dyad\")", """
                  Encounter( type == CLASH, $dyad : dyad, $a : vehicles )
                  Encounter( vehicles == $a, $b : vehicles )
                  Encounter( vehicles == $a + $b, $c : vehicles )
                  Encounter( vehicles == $a + $b + $c, $d : vehicles )
                  Encounter( vehicles == $a + $b + $c + $d + 1 )""", "  alerts.raise($dyad, \"bad\");"));
        // what it takes grows with the fourth power of how many there are
        theOthersGoOn(
                REPORTS.subList(0, 80),
                RuleFailure.Kind.OVERRAN,
                "took .* s of processor time and .* MB after a change of \\d+ facts, .*");
    }

    @Test
    void aRuleThatRunsOutOfMemoryIsNamed() {
        folder.with(
                "f/bad.drl",
                rule(
                        "bad",
                        "@groupBy(\"dyad\")",
                        "  DyadDay( count >= 2, $dyad : dyad )",
                        "  alerts.raise($dyad, \"bad\");"));
        Fact day = dayThat(() -> {
            throw new OutOfMemoryError("of a test");
        });
        try (RuleBook book = folder.compile();
                Evaluation evaluation = book.evaluation(SMALL, DisplayNames.NONE)) {
            RuleFailure failure = catchThrowableOfType(
                    RuleFailure.class, () -> evaluation.apply(new FactChange(List.of(), List.of(day))));
            assertThat(failure)
                    .extracting(RuleFailure::rule, RuleFailure::kind, RuleFailure::reason)
                    .containsExactly("bad", RuleFailure.Kind.OVERRAN, "ran out of memory");
        }
    }

    @Test
    void memoryThatNoRuleAloneUsesUpIsNoRulesFault() {
        OutOfMemoryError full = new OutOfMemoryError("of a test");
        AtomicInteger asked = new AtomicInteger();
        folder.with(
                "f/honest.drl",
                rule(
                        "honest",
                        "@groupBy(\"dyad\")",
                        "  DyadDay( count < 2, $dyad : dyad )",
                        "  alerts.raise($dyad, \"honest\");"));
        Fact day = dayThat(() -> {
            // first asked whether to put it before the rules at all, then by the rule
            if (asked.incrementAndGet() == 2) {
                throw full;
            }
            return 0;
        });
        try (RuleBook book = folder.compile();
                Evaluation evaluation = book.evaluation(SMALL, DisplayNames.NONE)) {
            assertThatThrownBy(() -> evaluation.apply(new FactChange(List.of(), List.of(day))))
                    .isSameAs(full);
        }
    }

    @Test
    void aRuleThatThrowsInItsConditionIsNamed() {
        folder.with(
                "f/bad.drl",
                rule(
                        "bad",
                        "@groupBy(\"dyad\")",
                        "  Encounter( $dyad : dyad, deathsBest < 9999 )",
                        "  alerts.raise($dyad, \"bad\");"));
        theOthersGoOn(
                RuleFailure.Kind.THREW, "threw java.lang.ArithmeticException: / by zero", "9999", "10 / deathsBest");
    }

    @Test
    void aRuleThatThrowsInAJoinIsNamed() {
        folder.with(
                "f/bad.drl",
                rule(
                        "bad",
                        "@groupBy(\"dyad\")",
                        "  Encounter( type == CLASH, $dyad : dyad, $d : deathsBest )\n"
                                + "  Encounter( dyad == $dyad, deathsBest < $d + 9999 )",
                        "  alerts.raise($dyad, \"bad\");"));
        theOthersGoOn(
                RuleFailure.Kind.THREW,
                "threw java.lang.ArithmeticException: / by zero",
                "9999",
                "(10 / (\"x\".length() - 1))");
    }

    @Test
    void aRuleThatThrowsOnItsRightSideIsNamed() {
        folder.with(
                "f/bad.drl",
                rule(
                        "bad",
                        "@groupBy(\"dyad\")",
                        "  Encounter( type == CLASH, $dyad : dyad )",
                        "  alerts.raise($dyad, \"9999\");"));
        theOthersGoOn(
                RuleFailure.Kind.THREW,
                "threw java.lang.ArithmeticException: / by zero",
                "\"9999\"",
                "10 / (\"9999\".length() - 4)");
    }

    @Test
    void aRuleThatMatchesTooOftenIsNamed() {
        folder.with(
                "f/bad.drl",
                rule(
                        "bad",
                        "@groupBy(\"a\")",
                        "  Encounter( type == CLASH, $dyad : dyad, $a : id )\n  Encounter( dyad == $dyad, $b : id )",
                        "  alerts.raise($a, \"bad\");"));
        theOthersGoOn(RuleFailure.Kind.FLOODED, "made \\d+ matches with \\d+ facts in memory, allowed are \\d+");
    }

    /** A day of a dyad that counts its events so. */
    private static Fact dayThat(IntSupplier counts) {
        List<Event> events = new AbstractList<>() {
            @Override
            public Event get(int index) {
                throw new IndexOutOfBoundsException(index);
            }

            @Override
            public int size() {
                return counts.getAsInt();
            }
        };
        return new DyadDay("a|b", Relation.ENEMY, EventType.CLASH, "", LocalDate.of(2024, 1, 1), events);
    }

    @Test
    void whatIsNoRuleOfTheBookCannotBeLeftOut() {
        try (RuleBook book = folder.compile()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> book.without(Set.of("three")))
                    .withMessage("[three] are not all among [one, two]");
        }
    }

    private void theOthersGoOn(RuleFailure.Kind kind, String reason) {
        theOthersGoOn(REPORTS, kind, reason);
    }

    private void theOthersGoOn(List<Report> reports, RuleFailure.Kind kind, String reason) {
        theOthersGoOn(reports, kind, reason, "", "");
    }

    private void theOthersGoOn(RuleFailure.Kind kind, String reason, String part, String by) {
        theOthersGoOn(REPORTS, kind, reason, part, by);
    }

    /** What no checked rule can do, a division, is put into the text for the engine. */
    private void theOthersGoOn(List<Report> reports, RuleFailure.Kind kind, String reason, String part, String by) {
        FactChange change = new FactBase(Findings.KNOWLEDGE).learn(reports);
        List<PrintedRule> sources = RuleCheck.of(RuleFiles.under(dir), new Checker(400)).sources().stream()
                .map(s -> new PrintedRule(
                        s.file(), s.model(), part.isEmpty() ? s.drl() : s.drl().replace(part, by)))
                .toList();
        try (RuleBook book = RuleBook.build(sources);
                RuleBook others = book.without(Set.of("bad"));
                RuleBook alone = folder.without("f/bad.drl").compile()) {
            try (Evaluation evaluation = book.evaluation(SMALL, DisplayNames.NONE)) {
                RuleFailure failure = catchThrowableOfType(RuleFailure.class, () -> evaluation.apply(change));
                assertThat(failure)
                        .extracting(RuleFailure::rule, RuleFailure::kind)
                        .containsExactly("bad", kind);
                assertThat(failure.reason()).matches(reason);
            }
            assertThat(others.rules()).containsOnlyKeys("one", "two");
            assertThat(found(others, change)).isNotEmpty().isEqualTo(found(alone, change));
        }
    }

    private static Set<Firing> found(RuleBook book, FactChange change) {
        try (Evaluation evaluation = book.evaluation(SMALL, DisplayNames.NONE)) {
            return evaluation.apply(change).come().stream().collect(Collectors.toSet());
        }
    }
}
