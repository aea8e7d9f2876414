package org.faultline.fact.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.faultline.fact.KnownFacts;
import org.faultline.fact.ReportExcerpt;
import org.faultline.fact.event.Event;
import org.faultline.fact.event.Link;
import org.faultline.fact.event.LinkReason;
import org.faultline.fixture.Reports;
import org.faultline.report.Report;
import org.junit.jupiter.api.Test;

class LinkDecisionTest {
    private static final Report A = clash("al-Bukamal", "2024-11-02", "a");
    private static final Report A2 = clash("al-Bukamal", "2024-11-02", "a2");
    private static final Report FAR = clash("al-Mayadin", "2024-11-02", "far");
    private static final Report FAR2 = clash("al-Mayadin", "2024-11-02", "far2");
    private static final Report LATER = clash("al-Bukamal", "2024-11-20", "later");

    private static Report clash(String place, String day, String id) {
        return Reports.clash(place).on(day).between("regime", "IRGC").id(id).report();
    }

    private static LinkDecision same(long order, Report a, Report b) {
        return new LinkDecision(order, a.key(), b.key(), true, null, null, null);
    }

    private static LinkDecision apart(long order, Report a, Report b) {
        return new LinkDecision(order, a.key(), b.key(), false, null, null, null);
    }

    private static List<List<String>> events(KnownFacts facts) {
        return facts.of(Event.class).stream()
                .map(e -> e.reports().stream().map(ReportExcerpt::externalId).toList())
                .toList();
    }

    @Test
    void whatIsRuledToBeOneIsOneAcrossAContradiction() {
        KnownFacts facts = KnownFacts.of(A, FAR);
        assertThat(events(facts)).hasSize(2);
        facts.decide(List.of(new LinkDecision(
                1, A.key(), FAR.key(), true, "Nour", Instant.parse("2024-11-05T10:00:00Z"), "a wrong place name")));
        assertThat(facts.event().links())
                .containsExactly(new Link(
                        "test:a",
                        "test:far",
                        1,
                        new LinkReason.Said("said to be one by Nour on 2024-11-05T10:00:00Z: a wrong place name")));
    }

    @Test
    void whatIsLikeOnePartOfAMergedEventStaysWithIt() {
        KnownFacts facts = KnownFacts.of(A, A2, FAR).decide(List.of(same(1, A, FAR)));
        assertThat(events(facts)).containsExactly(List.of("a", "a2", "far"));
    }

    @Test
    void oneIsPassedOnThroughReportsThatAreNotKnown() {
        KnownFacts facts = KnownFacts.of(A, FAR).decide(List.of(same(1, A, LATER), same(2, LATER, FAR)));
        assertThat(events(facts)).containsExactly(List.of("a", "far"));
        assertThat(events(facts.learn(LATER))).containsExactly(List.of("a", "far", "later"));
        assertThat(events(facts.learn(Reports.retraction(LATER)))).containsExactly(List.of("a", "far"));
    }

    @Test
    void whatIsRuledApartStaysApartHoweverAlike() {
        KnownFacts facts = KnownFacts.of(A, A2).decide(List.of(apart(1, A, A2)));
        assertThat(events(facts)).containsExactly(List.of("a"), List.of("a2"));
        assertThat(facts.whyApart(A, A2)).isEqualTo("ruled to be two incidents");
        Report newer = Reports.clash("al-Bukamal")
                .id("a2")
                .between("regime", "IRGC")
                .asOf("2024-11-19T00:00:00Z")
                .report();
        assertThat(events(facts.learn(newer))).as("a re-import").hasSize(2);
    }

    @Test
    void apartHoldsForAllThatIsOneWithThem() {
        KnownFacts facts = KnownFacts.of(A, A2, FAR).decide(List.of(same(1, A, FAR), apart(2, FAR, A2)));
        assertThat(events(facts)).containsExactly(List.of("a", "far"), List.of("a2"));
    }

    @Test
    void theLaterDecisionWinsAlsoByWayOfOthers() {
        List<LinkDecision> decisions =
                new ArrayList<>(List.of(same(1, A, FAR), same(2, FAR, LATER), apart(3, A, LATER)));
        for (int seed = 0; seed < 6; seed++) {
            Collections.shuffle(decisions, new Random(seed));
            KnownFacts facts = KnownFacts.of(A, FAR, LATER).decide(decisions);
            assertThat(events(facts)).containsExactly(List.of("a"), List.of("far", "later"));
        }
        assertThat(events(KnownFacts.of(A, A2).decide(List.of(apart(1, A, A2), same(2, A2, A)))))
                .containsExactly(List.of("a", "a2"));
    }

    @Test
    void aRulingTakenBackLeavesNothing() {
        KnownFacts facts = KnownFacts.of(A, A2, FAR).decide(List.of(same(1, A, FAR), apart(2, A, A2)));
        assertThat(facts.decide(List.of()).all())
                .isEqualTo(KnownFacts.of(A, A2, FAR).all());
    }

    @Test
    void rulingsOutliveForgetting() {
        KnownFacts facts = KnownFacts.of(A, FAR).decide(List.of(same(1, A, FAR)));
        assertThat(facts.forget("2024-11-02", "2024-11-02").all()).isEmpty();
        assertThat(events(facts.learn(A, FAR))).containsExactly(List.of("a", "far"));
    }

    @Test
    void eventsAreMergedAndSplitByTheirReports() {
        KnownFacts facts = KnownFacts.of(A, A2, FAR, FAR2);
        List<String> all = List.of(A.key(), A2.key(), FAR.key(), FAR2.key());
        List<LinkDecision> decisions = new ArrayList<>(LinkDecision.merging(1, all, "Nour", null, null));
        assertThat(events(facts.decide(decisions))).hasSize(1);
        decisions.addAll(LinkDecision.splitting(
                2, List.of(A.key(), FAR.key()), List.of(A2.key(), FAR2.key()), null, null, null));
        assertThat(events(facts.decide(decisions)))
                .as("the split is later than the merger of a with a2 and far2, not than that of a with far")
                .containsExactly(List.of("a", "far"), List.of("a2"), List.of("far2"));
    }

    @Test
    void aRulingIsOnTwoReports() {
        assertThatThrownBy(() -> same(1, A, A)).hasMessageContaining("not on test:a alone");
    }
}
