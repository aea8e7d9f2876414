package org.faultline.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.rule.RuleFolder.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.faultline.fact.Fact;
import org.faultline.fact.GroupDay;
import org.faultline.fact.Quarrel;
import org.faultline.fact.Tally;
import org.faultline.fact.Today;
import org.faultline.report.EventType;
import org.junit.jupiter.api.Test;

/** What no rule asks for comes into none; what one may ask for does. */
class EntriesTest {
    private static boolean asksFor(Map<Class<?>, Entries> entries, Fact fact) {
        Entries some = entries.get(fact.getClass());
        return some != null && some.of(fact).stream().anyMatch(e -> e.admits(fact));
    }

    private static Map<Class<?>, Entries> of(String... conditions) {
        return Entries.of(Stream.of(conditions).map(c -> model("x", c)).toList());
    }

    @Test
    void factsOfATypeThatNoRuleNamesAreNotAskedFor() {
        Map<Class<?>, Entries> entries = of("Quarrel( $d : dyad )");
        assertThat(asksFor(entries, new Quarrel("a|b", LocalDate.EPOCH, List.of())))
                .isTrue();
        assertThat(asksFor(entries, new Today(LocalDate.EPOCH))).isFalse();
    }

    @Test
    void factsThatNoPatternLetsInAreNotAskedForWhateverTheyWouldBeMatchedWith() {
        Map<Class<?>, Entries> entries = of(
                "Tally( deaths30 >= 100, $d : admin1, $high : yearHigh )\n"
                        + "  Tally( admin1 == $d, yearHigh < 5 || admin1 in (\"A\", \"B\"), deaths30 > $high )",
                "GroupDay( postureReduction, type != WITHDRAWAL, $d : group )");
        assertThat(asksFor(entries, tally("C", 100, 9))).isTrue();
        assertThat(asksFor(entries, tally("C", 99, 4))).isTrue();
        assertThat(asksFor(entries, tally("B", 99, 9))).isTrue();
        assertThat(asksFor(entries, tally("C", 99, 9))).isFalse();
        assertThat(asksFor(entries, groupDay(EventType.CHECKPOINT_HANDOVER))).isTrue();
        assertThat(asksFor(entries, groupDay(EventType.WITHDRAWAL))).isFalse();
        assertThat(asksFor(entries, groupDay(EventType.CLASH))).isFalse();
    }

    private static Tally tally(String admin1, int deaths, int high) {
        return new Tally(admin1, LocalDate.EPOCH, deaths, high, List.of());
    }

    private static GroupDay groupDay(EventType type) {
        return new GroupDay("g", type, "A", LocalDate.EPOCH, List.of());
    }
}
