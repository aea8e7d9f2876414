package org.faultline.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.faultline.explain.lane.KeptRules;
import org.faultline.explain.lane.SupposedReport;
import org.faultline.explain.text.Phrases;
import org.faultline.fixture.Findings;
import org.faultline.fixture.SampleArticles;
import org.faultline.rule.firing.Firing;
import org.junit.jupiter.api.Test;

/** Why a rule of the project is silent, in the sentences that are said of it. */
class WhyNotQuestionTest {
    private static final LocalDate TODAY = LocalDate.parse("2024-11-18");
    private static final Set<String> KNOWN = Set.of("iran-axis", "assad-side", "coalition");
    private static final String PAIR = "assad-side|iran-axis";

    @Test
    void saysHowManyThereAreAndByWhenAnotherFiresIt() {
        assertThat(why("allied-clashes", PAIR, clash("a", "2024-11-02", "")).words())
                .isEqualTo(
                        "1 of 2; a second before 3 December 2024 fires it:"
                                + " clash between Military Forces of Syria (2000-2024) and Islamic Revolutionary Guard Corps in Al-Bukamal.");
    }

    @Test
    void saysWhichStepsAreThere() {
        assertThat(why(
                                "reinforcement-after-attack",
                                "iran-axis",
                                clash("a", "2024-11-10", ", \"fatalities\": {\"best\": 7}"))
                        .words())
                .startsWith("1 of 2 steps; one before 11 December 2024 fires it: reinforcement between Islamic");
    }

    @Test
    void saysThatItFires() {
        assertThat(why("allied-clashes", PAIR, clash("a", "2024-11-02", ""), clash("b", "2024-11-10", ""))
                        .fires())
                .isTrue();
    }

    @Test
    void saysWhatTheRuleIsNotAbout() {
        assertThat(why("weapons-cached", PAIR, clash("a", "2024-11-02", "")).words())
                .isEqualTo("This rule tells its alerts apart by group or area (admin1),"
                        + " and the Assad side and the Iranian axis is none of these.");
    }

    @Test
    void namesTheNearestOfWhatNobodyKnows() {
        WhyNot why = why("weapons-cached", "iran-axes", clash("a", "2024-11-02", ""));
        assertThat(why.words()).isEqualTo("Nobody here knows iran-axes.");
        assertThat(why.didYouMean()).containsExactly("iran-axis");
        assertThat(why("weapons-cached", "irgcc", clash("a", "2024-11-02", "")).didYouMean())
                .contains("Islamic Revolutionary Guard Corps")
                .doesNotContain("irgc");
    }

    @Test
    void saysSinceWhenNothingIsKnown() {
        assertThat(why("weapons-cached", "coalition", clash("a", "2024-11-02", ""))
                        .words())
                .isEqualTo(
                        "Nothing is known of the US-led coalition since 20 August 2024, which is as far as this rule looks back.");
    }

    /** Seeded parts of the sample, rules and groups: what is said to fire a rule is delivered, and it fires. */
    @Test
    void whatIsSaidToFireItDoes() {
        Random random = new Random(7);
        List<String> rules = new ArrayList<>(Past.BOOK.rules().keySet());
        rules.removeIf(r -> KeptRules.buildsOnRules(Past.rule(r).model()));
        List<String> abouts = List.of("iran-axis", PAIR, "Deir ez-Zor", "Abu Kamal");
        int fired = 0;
        for (int i = 0; i < 60; i++) {
            List<String> reports = new ArrayList<>(SampleArticles.reports());
            reports.removeIf(r -> random.nextInt(3) > 0);
            String rule = rules.get(random.nextInt(rules.size()));
            String about = abouts.get(random.nextInt(abouts.size()));
            for (WhyNot.Miss miss : why(rule, about, reports).misses()) {
                if (Objects.equals(miss.reports(), 1) && miss.report() instanceof ObjectNode report) {
                    fired++;
                    assertThat(firesWith(rule, reports, report, TODAY))
                            .as(miss.words())
                            .isTrue();
                    LocalDate last = miss.lastDay();
                    if (last != null) {
                        assertThat(firesWith(rule, reports, report, last))
                                .as(miss.words())
                                .isTrue();
                        assertThat(firesWith(rule, reports, report, last.plusDays(1)))
                                .as(miss.words())
                                .isFalse();
                    }
                }
            }
        }
        assertThat(fired).isGreaterThan(10);
    }

    private static boolean firesWith(String rule, List<String> reports, ObjectNode report, LocalDate day) {
        ObjectNode told = new SupposedReport(report).on(day, "delivered");
        List<String> all = new ArrayList<>(reports);
        all.add(told.toString());
        try (Past past = new Past(rule, TODAY, all)) {
            return past.standing().stream().filter(f -> f.rule().equals(rule)).anyMatch(WhyNotQuestionTest::rests);
        }
    }

    private static boolean rests(Firing f) {
        return f.evidence().stream().flatMap(e -> e.reports().stream()).anyMatch(r -> r.externalId()
                .equals("delivered"));
    }

    private static WhyNot why(String rule, String about, String... reports) {
        return why(rule, about, List.of(reports));
    }

    private static WhyNot why(String rule, String about, List<String> reports) {
        try (Past past = new Past(rule, TODAY, reports)) {
            return new WhyNotQuestion(
                            Past.rule(rule),
                            about,
                            past,
                            TODAY,
                            TODAY.minusDays(90),
                            Phrases.english(Findings.KNOWLEDGE.displayNames()))
                    .answer(KNOWN);
        }
    }

    private static String clash(String id, String day, String more) {
        return """
                {"dataset": "desk", "externalId": "%s", "asOf": "%sT12:00:00Z", "type": "CLASH", "date": {"best": "%s"},
                 "sideA": ["regime"], "sideB": ["IRGC"], "place": {"name": "al-Bukamal"},
                 "source": {"publisher": "The desk"}, "quote": "A clash."%s}
                """.formatted(id, day, day, more);
    }
}
