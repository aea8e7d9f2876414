package org.faultline.rule.firing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.fixture.Findings;
import org.faultline.fixture.ShippedRules;
import org.faultline.report.EventType;
import org.faultline.rule.RuleBook;
import org.junit.jupiter.api.Test;

/** What the text of a rule becomes with the values of a match. */
class SummaryTextTest {
    private static final RuleBook BOOK = ShippedRules.BOOK;

    private static String filled(String rule, String text, Map<String, Object> values) {
        return new SummaryText(BOOK.rules(), Findings.KNOWLEDGE.displayNames())
                .filled(BOOK.rules().get(rule), text, values);
    }

    private static String filled(String rule, Map<String, Object> values) {
        return filled(rule, BOOK.rules().get(rule).model().raise().text().value(), values);
    }

    @Test
    void namesStandForIdsAndCodes() {
        assertThat(filled("clash-with-former-patron", Map.of("actor", "dandal", "patron", "iran-axis")))
                .isEqualTo("The Dandal group left the Iranian axis and fought against it within 30 days");
        assertThat(filled("leaders-cross-border", Map.of("group", "iran-axis", "from", "SYR", "to", "IRQ")))
                .isEqualTo("Leaders of the Iranian axis went from Syria to Iraq");
    }

    @Test
    void aListOfRulesIsASentenceOfTheirTitlesTheGravestFirst() {
        assertThat(filled(
                        "escalation-convergence",
                        Map.of(
                                "rules",
                                5L,
                                "group",
                                "iran-axis",
                                "area",
                                "Deir ez-Zor",
                                "which",
                                Set.of(
                                        "new-base",
                                        "going-dark",
                                        "crackdown-after-clash",
                                        "recruitment-drive",
                                        "build-up"))))
                .isEqualTo("5 kinds of warning signs around the Iranian axis in Deir ez-Zor within 28 days: "
                        + "crackdown within 7 days of an allied clash; build-up: repeated reinforcements; "
                        + "headquarters evacuated, going dark; and 2 more");
    }

    @Test
    void aShortListIsNamedWhole() {
        assertThat(filled("going-dark", "{kinds}", Map.of("kinds", Set.of(EventType.GOING_DARK))))
                .isEqualTo("Going dark");
        assertThat(filled(
                        "going-dark",
                        "{kinds}",
                        Map.of("kinds", List.of(EventType.HQ_EVACUATION, EventType.GOING_DARK, EventType.ARRESTS))))
                .isEqualTo("Arrests, going dark and HQ evacuation");
    }

    @Test
    void textThatLooksLikeAnIdIsNotTakenForOne() {
        assertThat(filled("new-base", Map.of("group", "Russia (unknown)", "place", "SYR")))
                .isEqualTo("Russia set up a base at SYR");
    }

    @Test
    void numbersDaysAndBracesAroundAnythingElseStayReadable() {
        assertThat(filled(
                        "new-base",
                        "on {day}: {n} of {m}, {nothing} {group}",
                        Map.of("day", LocalDate.of(2024, 11, 2), "n", 2.0, "m", 2.5, "group", "a|b")))
                .isEqualTo("On 2 November 2024: 2 of 2.5, {nothing} a|b");
    }
}
