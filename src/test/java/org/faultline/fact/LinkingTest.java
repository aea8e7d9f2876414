package org.faultline.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.faultline.fact.event.Event;
import org.faultline.fact.event.Link;
import org.faultline.fact.store.EventJson;
import org.faultline.fixture.Reports;
import org.faultline.report.EventType;
import org.faultline.report.PlaceName;
import org.faultline.report.Report;
import org.faultline.report.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LinkingTest {
    private static final Report CLASH = clash().id("first").report();

    /** One clash as five outlets tell it. */
    private static List<Report> fiveOutlets() {
        Report original = Reports.sample("E001-01").get(0);
        return List.of(
                original,
                version("rural Deir-ez-Zor")
                        .id("swapped")
                        .between("IRGC", "government forces")
                        .report(),
                version("Deir-ez-Zor governorate")
                        .id("later")
                        .about("2024-11-03", 2)
                        .report(),
                Reports.of(EventType.ATTACK, "Deir ez Zor Governorate")
                        .id("attack")
                        .between("regime", "IRGC")
                        .report(),
                version("southern Deir Ezzor")
                        .id("confirmed")
                        .status(Status.CONFIRMED)
                        .report());
    }

    private static Reports version(String place) {
        return Reports.clash(place).between("NDF", "pro-Iranian forces");
    }

    private static Reports clash() {
        return Reports.clash("al-Bukamal").between("regime", "IRGC");
    }

    @Test
    void fiveOutletsTellOfOneEvent() {
        Event event = KnownFacts.of(fiveOutlets()).event();
        assertThat(event.id()).isEqualTo("seed:E001-01");
        assertThat(event.status()).isEqualTo(Status.CONFIRMED);
        assertThat(event.day()).isEqualTo("2024-11-02");
        assertThat(event.reports()).hasSize(5);
        assertThat(event.links())
                .hasSize(10)
                .extracting(l -> l.reason().text())
                .containsOnly(
                        "the same groups, the same day, 2 November 2024, at Deir ez-Zor governorate",
                        "the same groups, the same day, 2 November 2024, at Deir ez-Zor governorate, told as clash and attack",
                        "the same groups, the same day, 2 November 2024, at Deir ez-Zor governorate, told as attack and clash",
                        "the same groups, 2 November 2024 and 3 November 2024, which agree within their precision, at Deir ez-Zor governorate, told as attack and clash",
                        "the same groups, 2 November 2024 and 3 November 2024, which agree within their precision, at Deir ez-Zor governorate",
                        "the same groups, 3 November 2024 and 2 November 2024, which agree within their precision, at Deir ez-Zor governorate");
    }

    @Test
    void aLinkIsWrittenWithItsReasonInWords() {
        Event event = KnownFacts.of(clash().id("a").report(), clash().id("b").report())
                .event();
        Link link = event.links().get(0);
        assertThat(EventJson.of(event))
                .contains("\"links\":[{\"a\":\"test:a\",\"b\":\"test:b\",\"score\":" + link.score() + ",\"reason\":\""
                        + link.reason().text() + "\"}]");
    }

    @ParameterizedTest
    @MethodSource("kept")
    void anEventReadFromWhatWasWrittenIsWrittenTheSame(List<Report> reports) {
        Event event = KnownFacts.of(reports.toArray(Report[]::new)).event();
        String written = EventJson.of(event);
        assertThat(EventJson.of(EventJson.read(written))).isEqualTo(written);
        assertThat(EventJson.read(written).place()).isEqualTo(event.place());
        assertThat(EventJson.read(written).quantities()).isEqualTo(event.quantities());
    }

    static Stream<List<Report>> kept() {
        return Stream.concat(
                Stream.of(
                        List.of(clash().id("a").report(), clash().id("b").report()),
                        List.of(clash().deaths(1, 2, 5).report()),
                        List.of(Reports.clash("nowhere that anybody knows").report())),
                Reports.sample().stream().map(List::of));
    }

    static Stream<Report> lookAlikes() {
        return Stream.of(
                Reports.clash("al-Heri")
                        .id("next town")
                        .between("regime", "IRGC")
                        .report(),
                Reports.clash("al-Bukamal")
                        .id("other pair")
                        .between("regime", "SDF")
                        .report(),
                clash().id("a week later").on("2024-11-09").report(),
                clash().id("the next day, both days exact").on("2024-11-03").report(),
                clash().id("many clashes").many().report(),
                clash().id("planned").status(Status.PLANNED).report(),
                Reports.of(EventType.SHELLING, "al-Bukamal")
                        .id("other family")
                        .between("regime", "IRGC")
                        .report(),
                Reports.clash("Deir ez-Zor governorate")
                        .id("coarser place")
                        .between("regime", "IRGC")
                        .report());
    }

    @ParameterizedTest
    @MethodSource("lookAlikes")
    void lookAlikesStayApart(Report other) {
        assertThat(KnownFacts.of(CLASH, other).of(Event.class)).hasSize(2);
    }

    static Stream<Report> retellings() {
        return Stream.of(
                clash().id("same place, other spelling").report(),
                Reports.clash("Abu Kamal")
                        .id("variant")
                        .between("NDF", "Iranian groups")
                        .report(),
                clash().id("sides swapped").between("IRGC", "regime").report(),
                clash().id("three days later within a few days")
                        .about("2024-11-04", 2)
                        .report(),
                clash().id("a month").about("2024-11-17", 4).report(),
                clash().id("2 km on").at(34.4667, 40.92, 1).report(),
                clash().id("20 km on, roughly").at(34.6, 40.8, 2).report(),
                Reports.of(EventType.BASE_ATTACK, "al-Bukamal")
                        .id("same family")
                        .between("regime", "IRGC")
                        .report());
    }

    @ParameterizedTest
    @MethodSource("retellings")
    void retellingsAreOneEvent(Report other) {
        assertThat(KnownFacts.of(CLASH, other).event().links()).hasSize(1);
    }

    @Test
    void reportsOfOneArticleAreDifferentIncidents() {
        assertThat(KnownFacts.of(Reports.sample("E001-04", "E001-05")).of(Event.class))
                .hasSize(2);
    }

    @Test
    void aChainIsNotOneEventUnlessEveryPairAgrees() {
        Report middle = clash().id("middle").about("2024-11-04", 2).report();
        Report end = clash().id("ninth").on("2024-11-06").report();
        List<Event> events = KnownFacts.of(CLASH, middle, end).of(Event.class);
        assertThat(events).extracting(e -> e.reports().size()).containsExactlyInAnyOrder(2, 1);
    }

    @Test
    void everyOrderOfArrivalGivesTheSameLinks() {
        List<Report> all = new ArrayList<>(fiveOutlets());
        lookAlikes().forEach(all::add);
        retellings().forEach(all::add);
        KnownFacts expected = KnownFacts.of(all);
        for (int seed = 0; seed < 100; seed++) {
            Collections.shuffle(all, new Random(seed));
            KnownFacts singly = new KnownFacts();
            all.forEach(singly::learn);
            assertThat(singly.all()).as("seed %d", seed).isEqualTo(expected.all());
        }
    }

    @Test
    void aRetractionLeavesWhatTheOthersWouldHaveGivenAlone() {
        List<Report> all = new ArrayList<>(fiveOutlets());
        retellings().forEach(all::add);
        for (Report gone : List.copyOf(all)) {
            KnownFacts without =
                    KnownFacts.of(all.stream().filter(r -> !r.equals(gone)).toList());
            KnownFacts facts = KnownFacts.of(all).learn(Reports.retraction(gone));
            assertThat(facts.all()).as(gone.key()).isEqualTo(without.all());
        }
    }

    @Test
    void aScoreSaysHowWellTheyAgree() {
        assertThat(score(clash().id("x").report())).isEqualTo(1);
        assertThat(score(Reports.of(EventType.ATTACK, "al-Bukamal")
                        .id("x")
                        .between("regime", "IRGC")
                        .report()))
                .isEqualTo(0.95);
        assertThat(score(clash().id("x").about("2024-11-03", 2).report())).isEqualTo(0.902);
        assertThat(score(clash().id("x").about("2024-11-17", 4).report())).isEqualTo(0.758);
        assertThat(score(clash().id("x").by("regime", "SDF").against("IRGC").report()))
                .isEqualTo(0.9);
    }

    private static double score(Report other) {
        return KnownFacts.of(CLASH, other).event().links().get(0).score();
    }

    static Stream<Arguments> contradictions() {
        return Stream.of(
                Arguments.of(clash().id("x").at(34.9, 40.5, 1).report(), "the places lie 63.0 km apart, both exact"),
                Arguments.of(
                        clash().id("x").at(34.9, 40.5, 2).report(),
                        "the places lie 63.0 km apart, more than their precision allows"),
                Arguments.of(
                        clash().id("x").on("2024-11-09").report(),
                        "the days 2024-11-02 and 2024-11-09 lie 7 apart, both exact"),
                Arguments.of(
                        clash().id("x").about("2024-11-09", 2).report(),
                        "the days 2024-11-02 and 2024-11-09 lie 7 apart, more than their precision allows"),
                Arguments.of(
                        clash().id("x").about("2024-11-02", 5).report(),
                        "one of them knows the time only to within more than two months"),
                Arguments.of(clash().id("x").many().report(), "one tells of one incident and the other of many"),
                Arguments.of(clash().id("x").status(Status.PLANNED).report(), "one is REPORTED and the other PLANNED"),
                Arguments.of(
                        Reports.of(EventType.CAPTURE, "al-Bukamal")
                                .id("x")
                                .between("regime", "IRGC")
                                .report(),
                        "CLASH and CAPTURE are different kinds of event"),
                Arguments.of(
                        clash().id("x").between("regime", "SDF").report(),
                        "no pair of groups in common: [assad-side|iran-axis] and [assad-side|coalition]"),
                Arguments.of(
                        Reports.clash("Nowhere-on-Sea")
                                .id("x")
                                .between("regime", "IRGC")
                                .report(),
                        "'Al-Bukamal' and 'Nowhere-on-Sea' are not known to be one place"));
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void aContradictionSaysWhy(Report other, String reason) {
        KnownFacts facts = KnownFacts.of(CLASH, other);
        assertThat(facts.of(Event.class)).hasSize(2);
        assertThat(facts.whyApart(CLASH, other)).isEqualTo(reason);
        assertThat(facts.whyApart(CLASH, CLASH)).isEmpty();
    }

    @Test
    void anUnknownPlaceInOneDistrictIsNoPlaceInCommon() {
        PlaceName district = new PlaceName(null, "Deir ez-Zor", "Abu Kamal", "SYR", null, null, 3);
        Report a = clash().id("a").in(district).report();
        Report b = clash().id("b").in(district).report();
        KnownFacts facts = KnownFacts.of(a, b);
        assertThat(facts.of(Event.class)).hasSize(2);
        assertThat(facts.whyApart(a, b)).isEqualTo("no named place to compare");
    }

    @Test
    void spellingsOfAnUnknownPlaceAreOnePlace() {
        Report a = Reports.clash("Nowhere-on-Sea")
                .id("a")
                .between("regime", "IRGC")
                .report();
        Report b = Reports.clash("nowhere on séa")
                .id("b")
                .between("regime", "IRGC")
                .report();
        assertThat(KnownFacts.of(a, b).event().reports()).hasSize(2);
    }

    @Test
    void whoOnlyKnowsTheYearLinksWithWhoKnowsTheSameYear() {
        Report year = clash().id("a").about("2024-07-01", 5).report();
        Report sameYear = clash().id("b").about("2024-07-01", 5).report();
        Report otherYear = clash().id("c").about("2024-08-01", 5).report();
        assertThat(KnownFacts.of(CLASH, year, sameYear, otherYear).of(Event.class))
                .extracting(
                        e -> e.reports().stream().map(ReportExcerpt::externalId).toList())
                .containsExactly(List.of("a", "b"), List.of("c"), List.of("first"));
    }

    @Test
    void rowsOfACollectionOfIncidentsAreDifferentIncidents() {
        Report row = clash().id("1").dataset("ucdp-ged").report();
        Report other = clash().id("2").dataset("ucdp-ged").report();
        Report outlet = clash().id("3").report();
        assertThat(KnownFacts.of(row, other).of(Event.class)).hasSize(2);
        assertThat(KnownFacts.of(row, outlet).event().reports()).hasSize(2);
    }

    /** Five spellings of one place, one outlet a day off that says so, sides swapped and a wrong type. */
    @Test
    void theClashOfTheSampleIsOneEventInFiveSpellings() {
        Report original = Reports.sample("E001-01").get(0);
        assertThat(fiveOutlets())
                .extracting(r -> r.place().name())
                .doesNotHaveDuplicates()
                .hasSize(5);
        assertThat(KnownFacts.of(fiveOutlets()).event().day())
                .isEqualTo(original.date().best());
    }

    @Test
    void theCaptureAndTheClashOfOneEveningAreTwoEvents() {
        List<Event> events = KnownFacts.of(Reports.sample("E000-08", "E000-10")).of(Event.class);
        assertThat(events).extracting(Event::type).containsExactly(EventType.CAPTURE, EventType.CLASH);
        assertThat(events).extracting(Event::day).containsOnly(events.get(0).day());
    }

    @Test
    void aGreatEventShowsEachReportsSurestLinkOnly() {
        List<Report> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            all.add(clash().id("r" + i).report());
        }
        assertThat(KnownFacts.of(all).event().links()).hasSizeBetween(20, 40);
    }
}
