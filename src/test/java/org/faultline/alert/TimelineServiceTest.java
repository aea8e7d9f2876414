package org.faultline.alert;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.fixture.Desk.clash;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.Set;
import org.faultline.fixture.Desk;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.faultline.fixture.Timeline;
import org.faultline.fixture.TimelineRules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alerts from their beginning to their end, day by day. */
@QuarkusTest
@TestProfile(TimelineRules.class)
@WithTestResource(value = TestSurroundings.class, initArgs = @ResourceArg(name = "calendar", value = "clock"))
class TimelineServiceTest {
    private static final Set<String> GRAVE = Set.of("grave-clash");
    private static final Set<String> ALLIES = Set.of("allied-clashes");

    @Inject
    Timeline timeline;

    @Inject
    Service service;

    @BeforeEach
    void begin() {
        timeline.begin();
    }

    @AfterEach
    void end() {
        timeline.end();
    }

    @Test
    void aStoryCoolsEndsAndIsTakenUpAgainWithinItsGrace() {
        timeline.at("2024-11-02")
                .arrives(clash("one", "2024-11-02", 6).json())
                .expect(GRAVE, "grave-clash ACTIVE FIRST")
                .at("2024-11-09")
                .expect(GRAVE, "grave-clash ACTIVE FIRST")
                .at("2024-11-10")
                .expect(GRAVE, "grave-clash COOLING FIRST")
                .at("2024-11-17")
                .expect(GRAVE, "grave-clash ENDED FIRST ENDED")
                .at("2024-11-22")
                .arrives(clash("two", "2024-11-22", 7).json())
                .expect(GRAVE, "grave-clash ACTIVE FIRST ENDED REACTIVATED");
    }

    @Test
    void afterItsGraceAnotherStoryBeginsThatNamesTheOneBefore() {
        timeline.at("2024-11-02")
                .arrives(clash("one", "2024-11-02", 6).json())
                .at("2024-11-25")
                .arrives(clash("two", "2024-11-25", 7).json())
                .expect(GRAVE, "grave-clash ENDED FIRST ENDED", "grave-clash ACTIVE FIRST");
        JsonPath before = timeline.alert("grave-clash", "ENDED");
        assertThat(timeline.alert("grave-clash", "ACTIVE").getString("previous"))
                .isEqualTo(before.getString("id"));
    }

    @Test
    void aCountOfTheDeadThatRisesEscalatesAndOneThatFallsCorrects() {
        timeline.at("2024-11-02")
                .arrives(clash("one", "2024-11-02", 6).json())
                .at("2024-11-03")
                .arrives(clash("one", "2024-11-02", 21).said("2024-11-03").json())
                .expect(GRAVE, "grave-clash ACTIVE FIRST ESCALATED");
        assertThat(timeline.alert("grave-clash", "ACTIVE").getString("severity"))
                .isEqualTo("CRITICAL");
        timeline.at("2024-11-04")
                .arrives(clash("one", "2024-11-02", 9).said("2024-11-04").json())
                .expect(GRAVE, "grave-clash ACTIVE FIRST ESCALATED CORRECTED");
        JsonPath now = timeline.alert("grave-clash", "ACTIVE");
        assertThat(now.getString("severity")).isEqualTo("MEDIUM");
        assertThat(now.getString("revisions[2].causes[0].what")).isEqualTo("deaths");
        assertThat(now.getString("revisions[2].causes[0].before")).isEqualTo("21");
        assertThat(now.getString("revisions[2].causes[0].now")).isEqualTo("9");
    }

    @Test
    void aRetractionWithdrawsAndNamesTheReport() {
        timeline.at("2024-11-02")
                .arrives(clash("one", "2024-11-02", 6).json())
                .at("2024-11-03")
                .arrives(clash("one", "2024-11-02", 6).retracted("2024-11-03"))
                .expect(GRAVE, "grave-clash WITHDRAWN FIRST WITHDRAWN");
        JsonPath now = timeline.alert("grave-clash", "WITHDRAWN");
        assertThat(now.getString("revisions[1].causes[0].kind")).isEqualTo("RETRACTED");
        assertThat(now.getString("revisions[1].causes[0].report")).isEqualTo("desk:one");
        assertThat(now.getList("evidence.event")).containsExactly("desk:one");
    }

    @Test
    void aDateCorrectedOutOfTheWindowWithdrawsAndSaysWhichDate() {
        timeline.at("2024-11-12")
                .arrives(
                        clash("one", "2024-11-02", 1).json(),
                        clash("two", "2024-11-10", 1).json())
                .expect(ALLIES, "allied-clashes ACTIVE FIRST")
                .at("2024-11-13")
                .arrives(clash("one", "2024-11-02", 1)
                        .on("2024-09-02")
                        .said("2024-11-13")
                        .json())
                .expect(ALLIES, "allied-clashes WITHDRAWN FIRST WITHDRAWN");
        JsonPath now = timeline.alert("allied-clashes", "WITHDRAWN");
        assertThat(now.getList("revisions[1].causes.kind")).containsOnly("CHANGED");
        assertThat(now.getString("revisions[1].causes[0].what")).isEqualTo("date");
        assertThat(now.getString("revisions[1].causes[0].before")).isEqualTo("2024-11-02");
        assertThat(now.getString("revisions[1].causes[0].now")).isEqualTo("2024-09-02");
    }

    @Test
    void whatTurnsOutToHaveHappenedElsewhereIsToldOnThere() {
        timeline.at("2024-11-02")
                .arrives(clash("one", "2024-11-02", 6).json())
                .at("2024-11-03")
                .arrives(clash("one", "2024-11-02", 6)
                        .in("Palmyra")
                        .said("2024-11-03")
                        .json())
                .expect(GRAVE, "grave-clash WITHDRAWN FIRST WITHDRAWN", "grave-clash ACTIVE FIRST");
        JsonPath gone = timeline.alert("grave-clash", "WITHDRAWN");
        JsonPath now = timeline.alert("grave-clash", "ACTIVE");
        assertThat(gone.getString("mergedInto")).isEqualTo(now.getString("id"));
        assertThat(gone.getString("revisions[1].causes[0].kind")).isEqualTo("TOLD_ELSEWHERE");
        assertThat(now.getList("absorbed")).containsExactly(gone.getString("id"));
    }

    @Test
    void whatLaterNewsJoinsBecomesOneStoryAndPartsAgainWithoutIt() {
        Desk between = clash("between", "2024-10-18", 8).said("2024-11-03");
        timeline.at("2024-11-02")
                .arrives(
                        clash("one", "2024-10-05", 6).json(),
                        clash("two", "2024-11-01", 6).json())
                .expect(GRAVE, "grave-clash ENDED FIRST", "grave-clash ACTIVE FIRST")
                .at("2024-11-03")
                .arrives(between.json())
                .expect(GRAVE, "grave-clash ACTIVE FIRST REACTIVATED", "grave-clash WITHDRAWN FIRST WITHDRAWN");
        String later = timeline.alert("grave-clash", "WITHDRAWN").getString("id");
        timeline.at("2024-11-04")
                .arrives(between.retracted("2024-11-04"))
                .expect(
                        GRAVE,
                        "grave-clash ENDED FIRST REACTIVATED CORRECTED",
                        "grave-clash ACTIVE FIRST WITHDRAWN REACTIVATED");
        assertThat(timeline.alert("grave-clash", "ACTIVE").getString("id")).isEqualTo(later);
        assertThat(timeline.alert("grave-clash", "ACTIVE").getString("mergedInto"))
                .isNull();
    }

    @Test
    void oneActorUnderTwoNamesIsOneStoryAndTwoOnceThatIsTakenBack() {
        int[] decision = new int[1];
        timeline.at("2024-11-02")
                .arrives(
                        clash("one", "2024-11-01", 6).by("Bukamal Lions").json(),
                        clash("two", "2024-11-02", 7).json())
                .expect(GRAVE, "grave-clash ACTIVE FIRST", "grave-clash ACTIVE FIRST")
                .then(() -> decision[0] = given().contentType("application/json")
                        .body("""
                                {"decision": {"kind": "ACTOR_ALIAS", "name": "Bukamal Lions", "actor": "ndf"},
                                 "by": "Ana", "why": "their own statement"}
                                """)
                        .post("/api/v1/names/decisions")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("decision"))
                .expect(GRAVE, "grave-clash WITHDRAWN FIRST WITHDRAWN", "grave-clash ACTIVE FIRST NEW_EVIDENCE");
        JsonPath lions = timeline.alert("grave-clash", "WITHDRAWN");
        assertThat(lions.getString("mergedInto"))
                .isEqualTo(timeline.alert("grave-clash", "ACTIVE").getString("id"));
        timeline.then(() -> given().delete("/api/v1/names/decisions/" + decision[0] + "?by=Ben")
                        .then()
                        .statusCode(204))
                .expect(
                        GRAVE,
                        "grave-clash ACTIVE FIRST WITHDRAWN REACTIVATED",
                        "grave-clash ACTIVE FIRST NEW_EVIDENCE CORRECTED");
    }

    @Test
    void whatHasToStandIsToldWhenItHasAndIsNeverToldIfItFalls() throws Exception {
        Set<String> held = Set.of("held-abduction");
        service.subscribe("ana@example.org", "LOW");
        timeline.at("2024-11-02")
                .arrives(clash("one", "2024-11-02", 0).of("ABDUCTION").json())
                .expect(held, "held-abduction PENDING FIRST")
                .at("2024-11-02T17:00")
                .expect(held, "held-abduction PENDING FIRST")
                .mails("ana@example.org")
                .at("2024-11-02T18:01")
                .expect(held, "held-abduction ACTIVE FIRST FIRST")
                .mails("ana@example.org", "Abduction");
        assertThat(timeline.alert("held-abduction", "ACTIVE").getList("waitsFor"))
                .isEmpty();
        timeline.at("2024-11-05")
                .arrives(clash("two", "2024-11-05", 0).by("SDF").of("ABDUCTION").json())
                .arrives(clash("two", "2024-11-05", 0).retracted("2024-11-05").replace("T18", "T13"))
                .at("2024-11-06")
                .expect(held, "held-abduction ACTIVE FIRST FIRST", "held-abduction WITHDRAWN FIRST WITHDRAWN")
                .mails("ana@example.org", "Abduction");
    }

    @Test
    void aSecondSourceLetsItBeToldAndWithoutItItWaitsAgain() {
        Set<String> sourced = Set.of("sourced-shelling");
        Desk one = clash("one", "2024-11-02", 3).of("SHELLING");
        Desk other = new Desk(
                "other", "SHELLING", "2024-11-02", "NDF", "IRGC", "al-Mayadin", 3, "Another", "2024-11-03T12:00:00Z");
        timeline.at("2024-11-02").arrives(one.json()).expect(sourced, "sourced-shelling PENDING FIRST");
        assertThat(timeline.alert("sourced-shelling", "PENDING").getList("waitsFor"))
                .containsExactly("one more independent source");
        timeline.at("2024-11-03")
                .arrives(other.json().replace("other in", "Seen from afar, at night, near"))
                .expect(sourced, "sourced-shelling ACTIVE FIRST FIRST")
                .at("2024-11-04")
                .arrives(other.retracted("2024-11-04"))
                .expect(sourced, "sourced-shelling PENDING FIRST FIRST CORRECTED");
    }

    @Test
    void anEditedARetiredAndARestoredRuleTellTheirStoryOn() {
        timeline.at("2024-11-02").arrives(clash("one", "2024-11-02", 6).json());
        String file = "stories/grave-clash.drl";
        timeline.then(() -> edit(file, "deathsBest >= 5", "deathsBest >= 6")).expect(GRAVE, "grave-clash ACTIVE FIRST");
        timeline.then(() -> edit(file, "@status(active)", "@status(retired)"))
                .expect(GRAVE, "grave-clash ENDED FIRST RULE_RETIRED");
        timeline.then(() -> edit(file, "@status(retired)", "@status(active)"))
                .expect(GRAVE, "grave-clash ACTIVE FIRST RULE_RETIRED REACTIVATED");
        given().get("/api/v1/rules/grave-clash").then().body("versions.size()", org.hamcrest.Matchers.equalTo(3));
        TimelineRules.reset();
        reload();
    }

    private static void edit(String file, String from, String to) {
        TimelineRules.edit(file, from, to);
        reload();
    }

    private static void reload() {
        given().post("/api/v1/rules/reload").then().statusCode(200);
    }

    @Test
    void everythingTwiceAddsNothing() {
        timeline.at("2024-11-02").arrives(clash("one", "2024-11-02", 6).json());
        for (int i = 0; i < 2; i++) {
            timeline.arrives(
                            clash("one", "2024-11-02", 6).json(),
                            clash("two", "2024-11-02", 8).by("SDF").json())
                    .expect(GRAVE, "grave-clash ACTIVE FIRST", "grave-clash ACTIVE FIRST");
        }
        service.restartLane("select 1");
        timeline.expect(GRAVE, "grave-clash ACTIVE FIRST", "grave-clash ACTIVE FIRST");
    }

    @Test
    void anArchiveOfYearsIsRecordedAndMailedToNobody() throws Exception {
        service.subscribe("ana@example.org", "LOW");
        timeline.at("2024-11-02");
        for (int year = 2016; year <= 2019; year++) {
            timeline.arrives(
                    clash("c" + year, year + "-05-02", 6).said("2024-11-01").json());
        }
        timeline.expect(
                        GRAVE,
                        "grave-clash ENDED BACKFILLED",
                        "grave-clash ENDED BACKFILLED",
                        "grave-clash ENDED BACKFILLED",
                        "grave-clash ENDED BACKFILLED")
                .at("2024-11-03")
                .mails("ana@example.org");
    }

    @Test
    void whoWasToldThatItBeganIsToldThatItWasWithdrawn() throws Exception {
        service.subscribe("ana@example.org", "LOW");
        timeline.at("2024-11-02")
                .arrives(clash("one", "2024-11-02", 6).json())
                .mails("ana@example.org", "6 dead")
                .at("2024-11-03")
                .arrives(clash("one", "2024-11-02", 6).retracted("2024-11-03"))
                .mails("ana@example.org", "6 dead", "Withdrawn");
    }
}
