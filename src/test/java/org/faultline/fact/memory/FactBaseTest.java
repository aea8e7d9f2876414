package org.faultline.fact.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.faultline.fact.Casualties;
import org.faultline.fact.Fact;
import org.faultline.fact.KnownFacts;
import org.faultline.fact.Role;
import org.faultline.fact.aggregate.DyadDay;
import org.faultline.fact.aggregate.GroupDay;
import org.faultline.fact.aggregate.Quarrel;
import org.faultline.fact.event.Encounter;
import org.faultline.fact.event.Event;
import org.faultline.fact.event.FactChange;
import org.faultline.fixture.Reports;
import org.faultline.knowledge.name.Relation;
import org.faultline.report.EventType;
import org.faultline.report.Report;
import org.faultline.report.Source;
import org.faultline.report.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactBaseTest {
    private static final Report OLD = revision("2024-11-03T00:00:00Z").report();
    private static final Report NEW =
            revision("2024-11-04T00:00:00Z").on("2024-11-01").report();
    private static final Report GONE =
            revision("2024-11-05T00:00:00Z").retracted().report();

    private static Reports revision(String asOf) {
        return clash("2024-11-02").id("one").asOf(asOf);
    }

    private static Reports clash(String day) {
        return Reports.clash("al-Bukamal").between("regime", "IRGC").on(day);
    }

    @Test
    void aNewerRevisionReplacesAnOlderWhicheverCameFirst() {
        Map<String, Fact> both = KnownFacts.of(OLD).learn(NEW).all();
        assertThat(KnownFacts.of(NEW).learn(OLD).all()).isEqualTo(both);
        assertThat(KnownFacts.of(NEW, OLD).all()).isEqualTo(both);
        assertThat(both.keySet()).isEqualTo(KnownFacts.of(NEW).all().keySet());
    }

    @Test
    void anEventIsKnownSinceTheFirstRevisionOfItsFirstReport() {
        assertThat(event(KnownFacts.of(NEW)).knownOn()).isEqualTo("2024-11-04");
        assertThat(event(KnownFacts.of(NEW).learn(OLD)).knownOn()).isEqualTo("2024-11-03");
        assertThat(event(KnownFacts.of(NEW).learn(OLD)).lateDays()).isEqualTo(2);
    }

    private static Event event(KnownFacts facts) {
        return (Event) facts.all().get("test:one");
    }

    @Test
    void aRetractionLeavesNothingWheneverItComes() {
        assertThat(KnownFacts.of(OLD).learn(NEW).learn(GONE).all()).isEmpty();
        assertThat(KnownFacts.of(GONE).learn(NEW).learn(OLD).all()).isEmpty();
        assertThat(KnownFacts.of(NEW, GONE, OLD).all()).isEmpty();
    }

    @Test
    void learningAgainChangesNothing() {
        FactBase base = new FactBase(org.faultline.fixture.Findings.KNOWLEDGE);
        base.learn(Reports.sample());
        FactChange change = base.learn(Reports.sample());
        assertThat(change.come()).isEmpty();
        assertThat(change.gone()).isEmpty();
    }

    @Test
    void aDayOfAPairHoldsItsEventsAndTheirDeaths() {
        KnownFacts facts = KnownFacts.of(
                clash("2024-11-02").deaths(1, 2, 3).source("SOHR").report(),
                Reports.clash("al-Mayadin")
                        .between("Iranian groups", "NDF")
                        .deaths(4, 4, 4)
                        .source("+963")
                        .report(),
                Reports.clash("Damascus").between("regime", "IRGC").report(),
                Reports.clash("al-Heri")
                        .between("regime", "IRGC")
                        .status(Status.ALLEGED)
                        .report());
        DyadDay day = facts.of(DyadDay.class).stream()
                .filter(d -> d.admin1().equals("Deir ez-Zor"))
                .findFirst()
                .orElseThrow();
        assertThat(day.dyad()).isEqualTo("assad-side|iran-axis");
        assertThat(day.relation()).isEqualTo(Relation.ALLY);
        assertThat(day.count()).isEqualTo(2);
        assertThat(day.episodes()).isEqualTo(2);
        assertThat(day.deathsLow()).isEqualTo(5);
        assertThat(day.deathsBest()).isEqualTo(6);
        assertThat(day.deathsHigh()).isEqualTo(7);
        assertThat(day.independentSources()).isEqualTo(2);
        assertThat(facts.of(DyadDay.class)).hasSize(2);
    }

    @Test
    void eventsOfOnePlaceAndDayAreOneEpisode() {
        Report clash = clash("2024-11-02").id("a").report();
        Report shelling = Reports.of(EventType.SHELLING, "al-Bukamal")
                .id("b")
                .between("regime", "IRGC")
                .report();
        Report again = clash("2024-11-02").id("c").between("regime", "SDF").report();
        assertThat(KnownFacts.of(clash, shelling, again).of(DyadDay.class))
                .allSatisfy(d -> assertThat(d.count()).isEqualTo(1));
        assertThat(KnownFacts.of(clash, again).of(GroupDay.class))
                .singleElement()
                .satisfies(g -> {
                    assertThat(g.count()).isEqualTo(2);
                    assertThat(g.episodes()).isEqualTo(1);
                });
    }

    @Test
    void aQuarrelIsAllThatIsHostileOnADayWhateverAndWherever() {
        Report clash = clash("2024-11-02").id("a").report();
        Report arrests = Reports.of(EventType.ARRESTS, "Damascus")
                .id("b")
                .on("2024-11-02")
                .between("IRGC", "regime")
                .report();
        Report meeting = Reports.of(EventType.MEETING, "Damascus")
                .id("c")
                .on("2024-11-02")
                .between("IRGC", "regime")
                .report();
        assertThat(KnownFacts.of(clash, arrests, meeting).of(Quarrel.class))
                .singleElement()
                .satisfies(q -> {
                    assertThat(q.dyad()).isEqualTo("assad-side|iran-axis");
                    assertThat(q.events()).hasSize(2);
                    assertThat(q.tension()).isEqualTo(-16);
                });
    }

    @Test
    void aDayOfAGroupIsWhatItDidAndNotWhatItStoodBeside() {
        Report arrests = Reports.of(EventType.ARRESTS, "al-Bukamal")
                .between("regime", "IRGC")
                .beside("Russian forces")
                .report();
        assertThat(KnownFacts.of(arrests).of(GroupDay.class))
                .extracting(GroupDay::group)
                .containsExactly("assad-side");
        assertThat(KnownFacts.of(arrests).of(DyadDay.class))
                .extracting(DyadDay::dyad)
                .containsExactly("assad-side|iran-axis");
        assertThat(KnownFacts.of(arrests).of(Encounter.class))
                .extracting(Encounter::dyad, Encounter::role)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("assad-side|iran-axis", Role.SIDE_A),
                        org.assertj.core.groups.Tuple.tuple("iran-axis|russia", Role.ASSOC));
    }

    @Test
    void whoIsAMainSideInOneReportIsNotABystanderForAnother() {
        Report beside = clash("2024-11-02").id("a").beside("Russian forces").report();
        Report main = Reports.clash("al-Bukamal")
                .id("b")
                .by("regime", "Russian forces")
                .against("IRGC")
                .report();
        KnownFacts facts = KnownFacts.of(beside, main);
        assertThat(facts.event().reports()).hasSize(2);
        assertThat(facts.of(Encounter.class))
                .filteredOn(e -> e.dyad().equals("iran-axis|russia"))
                .extracting(Encounter::role)
                .containsExactly(Role.SIDE_A);
        assertThat(facts.of(DyadDay.class)).extracting(DyadDay::dyad).contains("iran-axis|russia");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-10-30, Dandal, IRGC, iran-axis|iran-axis, SAME_GROUP",
        "2024-10-31, Dandal, IRGC, assad-side|iran-axis, ALLY",
        "2024-12-08, regime, IRGC, assad-side|iran-axis, ALLY",
        "2024-12-09, regime, IRGC, assad-side|iran-axis, UNRELATED",
        "2024-12-09, Dandal, IRGC, dandal|iran-axis, UNRELATED"
    })
    void groupsAndRelationsAreThoseOfTheDay(LocalDate day, String a, String b, String dyad, Relation relation) {
        Report report =
                Reports.clash("al-Bukamal").on(day.toString()).between(a, b).report();
        assertThat(KnownFacts.of(report).of(Encounter.class)).singleElement().satisfies(e -> {
            assertThat(e.dyad()).isEqualTo(dyad);
            assertThat(e.relation()).isEqualTo(relation);
        });
    }

    @Test
    void unknownNamesStayUsable() {
        Report report = Reports.clash("Nowhere-on-Sea")
                .between("Lions of the East", "regime")
                .report();
        KnownFacts facts = KnownFacts.of(report);
        assertThat(facts.event().place().name()).isEqualTo("Nowhere-on-Sea");
        assertThat(facts.event().nearestToBorder().borderKm()).isInfinite();
        assertThat(facts.of(Encounter.class))
                .extracting(Encounter::dyad)
                .containsExactly("Lions Of The East (unknown)|assad-side");
    }

    @Test
    void peopleHurtAreTheWidestBoundsAndTheNewestBest() {
        Event event = KnownFacts.of(
                        clash("2024-11-02")
                                .id("a")
                                .asOf("2024-11-04T00:00:00Z")
                                .deaths(3, 4, 5)
                                .report(),
                        clash("2024-11-02")
                                .id("b")
                                .asOf("2024-11-03T00:00:00Z")
                                .deaths(1, 2, 9)
                                .report(),
                        clash("2024-11-02").id("c").asOf("2024-11-05T00:00:00Z").report())
                .event();
        assertThat(event.deaths()).isEqualTo(new Casualties(1, 4, 9, true));
        assertThat(event.injured()).isEqualTo(Casualties.UNKNOWN);
    }

    @Test
    void sourcesAreCountedByWhoToldItFirst() {
        Event one = KnownFacts.of(
                        clash("2024-11-02").id("a").source("SOHR").report(),
                        clash("2024-11-02").id("b").source("sohr").report(),
                        clash("2024-11-02").id("c").source("+963").report())
                .event();
        assertThat(one.sources()).containsExactly("+963", "SOHR");
        assertThat(one.independentSources()).isEqualTo(2);
    }

    @Test
    void theBestFigureOfOneMomentIsThatOfTheLastPublishedThenOfTheNarrowest() {
        Report early = clash("2024-11-02")
                .id("a")
                .deaths(5, 6, 7)
                .toldBy(published("2024-11-03"), null)
                .report();
        Report late = clash("2024-11-02")
                .id("b")
                .deaths(1, 3, 9)
                .toldBy(published("2024-11-04"), null)
                .report();
        Report narrow = clash("2024-11-02")
                .id("c")
                .deaths(4, 4, 4)
                .toldBy(published("2024-11-04"), null)
                .report();
        assertThat(KnownFacts.of(early, late).event().deaths()).isEqualTo(new Casualties(1, 3, 9, true));
        assertThat(KnownFacts.of(early, late, narrow).event().deaths()).isEqualTo(new Casualties(1, 4, 9, true));
    }

    private static Source published(String day) {
        return new Source(null, null, "paper of " + day, null, null, LocalDate.parse(day), null, null);
    }

    @Test
    void anOlderRevisionsFiguresNeverCount() {
        Report first = revision("2024-11-03T00:00:00Z").deaths(1, 10, 99).report();
        Report newer = revision("2024-11-04T00:00:00Z").deaths(17, 19, 20).report();
        assertThat(KnownFacts.of(newer, first).event().deaths()).isEqualTo(new Casualties(17, 19, 20, true));
    }

    @Test
    void forgettingTakesTheEventsOfThoseDaysAndTheDaysAlone() {
        Report before = clash("2024-11-01").id("before").report();
        Report first = clash("2024-11-02").id("first").report();
        Report last = clash("2024-11-04").id("last").report();
        Report after = clash("2024-11-05").id("after").report();
        KnownFacts facts = KnownFacts.of(before, first, last, after);
        KnownFacts left = KnownFacts.of(before, after);
        assertThat(facts.forget("2024-11-02", "2024-11-04").all()).isEqualTo(left.all());
        assertThat(facts.forget("2024-11-02", "2024-11-04").all()).isEqualTo(left.all());
    }

    @Test
    void whatIsForgottenIsTheSameWhenLearnedAgain() {
        Report exact = clash("2024-11-02").id("exact").report();
        Report month = clash("2024-11-16").id("month").about("2024-11-16", 4).report();
        Report later = clash("2024-11-20").id("later").report();
        KnownFacts facts = KnownFacts.of(exact, month, later);
        String expected = facts.all().toString();
        assertThat(facts.forget("2024-11-02", "2024-11-02").of(Event.class))
                .extracting(Event::id)
                .containsExactly("test:later");
        assertThat(facts.learn(month, exact).all().toString()).isEqualTo(expected);
    }

    @Test
    void forgettingDoesNotForgetWhatWasRetracted() {
        KnownFacts facts = KnownFacts.of(OLD, GONE).forget("2024-11-01", "2024-11-30");
        assertThat(facts.learn(NEW).all()).isEmpty();
    }
}
