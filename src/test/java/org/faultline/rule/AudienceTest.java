package org.faultline.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.rule.RuleFolder.rule;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.faultline.fact.GroupDay;
import org.faultline.fact.Quarrel;
import org.faultline.fact.Tally;
import org.faultline.fact.Today;
import org.faultline.report.EventType;
import org.junit.jupiter.api.Test;

/** What no rule asks for is put before none; what one may ask for is. */
class AudienceTest {
    private static Audience of(String... conditions) {
        return new Audience(List.of(conditions).stream()
                .map(c -> Rule.read("f/x.drl", rule("x", "@groupBy(\"d\")", c, "alerts.raise($d, \"x\");")))
                .map(Rule::model)
                .toList());
    }

    @Test
    void factsOfATypeThatNoRuleNamesAreNotAskedFor() {
        Audience audience = of("Quarrel( $d : dyad )");
        assertThat(audience.asksFor(new Quarrel("a|b", LocalDate.EPOCH, List.of())))
                .isTrue();
        assertThat(audience.asksFor(new Today(LocalDate.EPOCH))).isFalse();
    }

    @Test
    void factsThatNoPatternLetsInAreNotAskedForWhateverTheyWouldBeMatchedWith() {
        Audience audience = of(
                "Tally( deaths30 >= 100, $d : admin1, $high : yearHigh )\n"
                        + "  Tally( admin1 == $d, yearHigh < 5 || admin1 in (\"A\", \"B\"), deaths30 > $high )",
                "GroupDay( postureReduction, type != WITHDRAWAL, $d : group )");
        assertThat(audience.asksFor(tally("C", 100, 9))).isTrue();
        assertThat(audience.asksFor(tally("C", 99, 4))).isTrue();
        assertThat(audience.asksFor(tally("B", 99, 9))).isTrue();
        assertThat(audience.asksFor(tally("C", 99, 9))).isFalse();
        assertThat(audience.asksFor(groupDay(EventType.CHECKPOINT_HANDOVER))).isTrue();
        assertThat(audience.asksFor(groupDay(EventType.WITHDRAWAL))).isFalse();
        assertThat(audience.asksFor(groupDay(EventType.CLASH))).isFalse();
    }

    private static Tally tally(String admin1, int deaths, int high) {
        return new Tally(admin1, LocalDate.EPOCH, deaths, high, List.of());
    }

    private static GroupDay groupDay(EventType type) {
        return new GroupDay("g", type, "A", LocalDate.EPOCH, List.of());
    }

    @Test
    void rulesAreHeededUnlessEveryPatternNamesOthers() {
        Audience audience = of(
                "Finding( rule == \"one\", $d : dyad )",
                "Finding( rule not in (\"one\", \"two\", \"three\"), admin1 == \"A\", $d : dyad )",
                "Concern( rule in (\"two\"), $d : group )");
        assertThat(audience.heeds("one")).isTrue();
        assertThat(audience.heeds("two")).isTrue();
        assertThat(audience.heeds("three")).isFalse();
        assertThat(audience.heeds("another")).isTrue();
    }

    @Test
    void whereNoRuleBuildsOnRulesNoneIsHeeded() {
        assertThat(of("Quarrel( $d : dyad )").heeds("one")).isFalse();
    }

    @Test
    void ofTheProjectsRulesOnlyWhatConvergesOrIsBuiltOnIsHeeded() {
        try (RuleBook book = RuleBook.compile(Path.of("rules"))) {
            Audience audience =
                    new Audience(book.rules().values().stream().map(Rule::model).toList());
            assertThat(book.rules().keySet().stream().filter(r -> !audience.heeds(r)))
                    .containsExactly("dyad-tension", "escalation-convergence");
        }
    }
}
