package org.faultline.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.faultline.fixture.Desk;
import org.faultline.fixture.ReloadRules;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of a rule says what the rule asks for, what came of it, and how its cases went. */
@QuarkusTest
@TestProfile(ReloadRules.class)
@WithTestResource(TestSurroundings.class)
class RulePageServiceTest {
    private static final String CASES = """
            - case: seven dead
              reports: [{id: a, type: CLASH, on: 2024-11-02, sideA: [regime], sideB: [IRGC], place: al-Bukamal, fatalities: 7}]
              fires: [{groupBy: {dyad: assad-side|iran-axis}}]
            - case: near miss, four dead
              reports: [{id: a, type: CLASH, on: 2024-11-02, sideA: [regime], sideB: [IRGC], place: al-Bukamal, fatalities: 4}]
              silent: true
            """;

    @Inject
    Service service;

    @BeforeEach
    void begin() {
        ReloadRules.reset();
        ReloadRules.write("deaths/deadly-day.drl", ReloadRules.deadlyDay("active", 5));
        reload(200);
        service.empty();
    }

    @Test
    void saysInWordsWhatItAsksForAndWhenItsAlertsAreOver() {
        Document page = page("/rules/deadly-day");
        assertThat(page.title()).startsWith("Deadly day");
        String subscribing = page.select("a:contains(Mail me about this rule)").attr("href");
        assertThat(page(subscribing).select("input[value=deadly-day]").hasAttr("checked"))
                .isTrue();
        String says = page.getElementById("says").parent().text();
        assertThat(says)
                .contains("a day of two groups")
                .contains("violent")
                .contains("people killed (best figure) at least 5")
                .contains("“[deaths] dead in one day between [pair of groups]”")
                .contains("One alert for each: pair of groups")
                .contains("over after 30 days without new evidence")
                .contains("within 7 days after that");
        assertThat(page.select("pre.rule").text()).contains("DyadDay( violent, deathsBest >= 5");
    }

    @Test
    void showsItsAlertsByWeekAndByConditionAndWhatPeopleThoughtOfThem() {
        service.deliver(Desk.clash("a", "2024-11-02", 7).json());
        service.deliver(Desk.clash("b", "2024-06-02", 9).json());
        Document page = page("/rules/deadly-day");
        assertThat(page.select("svg[role=img] rect.bar")).isNotEmpty();
        assertThat(page.select("svg[role=img]").attr("aria-label"))
                .contains("2 alerts were detected since the week of");
        assertThat(page.select("table tbody tr td").eachText().stream()
                        .mapToInt(Integer::parseInt)
                        .sum())
                .isEqualTo(2);
        assertThat(page.select("a[href^=/alerts?rule=deadly-day&condition=]")).isNotEmpty();
        assertThat(page.select("[style], style, script:not([src])")).isEmpty();
        assertThat(page.text()).contains("Nobody has judged any of its alerts yet");

        String id = given().get("/api/v1/alerts?rule=deadly-day").path("alerts[0].id");
        given().contentType("application/json")
                .body(Map.of("verdict", "useful", "by", "Ana", "version", 0))
                .post("/api/v1/alerts/" + id + "/verdict")
                .then()
                .statusCode(200);
        assertThat(page("/rules/deadly-day").text())
                .contains("100 % of the 1 alert that people judged was useful (1 useful, 0 noise, 0 wrong)")
                .contains("of processor time since the service started")
                .contains("0.2 seconds are allowed for one change");
        assertThat(page("/alerts/" + id).select("a[href=/rules/deadly-day]")).isNotEmpty();
        assertThat(page("/rules").select("a[href=/rules/deadly-day]")).isNotEmpty();
    }

    @Test
    void keepsEveryVersionWithTheTimeSinceWhenItRan() {
        ReloadRules.write("deaths/deadly-day.drl", ReloadRules.deadlyDay("active", 77));
        reload(200);
        Document page = page("/rules/deadly-day");
        var versions = page.getElementById("versions").parent().select("li");
        assertThat(versions.first().text()).contains("runs now");
        assertThat(versions.first().select("pre").text()).contains("deathsBest >= 77");
        assertThat(versions.stream().filter(v -> v.text().contains("runs now"))).hasSize(1);
        assertThat(versions.text()).contains("deathsBest >= 5,");
    }

    @Test
    void runsItsCasesWhenAsked() {
        ReloadRules.write("deaths/deadly-day.cases.yaml", CASES);
        reload(200);
        assertThat(page("/rules/deadly-day").getElementById("cases").parent().text())
                .contains("Nobody has run them here", "near miss, four dead");
        given().redirects()
                .follow(false)
                .post("/rules/deadly-day/cases")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/rules/deadly-day#cases"));
        assertThat(page("/rules/deadly-day").getElementById("cases").parent().text())
                .contains("2 cases and variations, all hold", "holds: seven dead", "4 of 5");
        given().redirects().follow(false).get("/rules/deadly-day/cases").then().statusCode(303);
    }

    @Test
    void isTriedOnTheStoredHistoryBetweenTwoDays() {
        service.deliver(Desk.clash("a", "2024-11-02", 7).json());
        service.deliver(Desk.clash("b", "2024-06-02", 9).json());
        Document all = tried(200, "", "");
        assertThat(all.select("svg rect.HIGH")).hasSize(2);
        assertThat(all.getElementById("trial").text())
                .contains("2 reports from", "Alerts (2)", "the Assad side and the Iranian axis");
        Document late = tried(200, "2024-10-01", "");
        assertThat(late.select("svg rect.HIGH")).hasSize(1);
        assertThat(late.getElementById("from").val()).isEqualTo("2024-10-01");
        Document wrong = tried(400, "soon", "");
        assertThat(wrong.getElementById("from").val()).isEqualTo("soon");
        assertThat(wrong.getElementById("from-fault").text()).contains("is not a calendar date");
        assertThat(tried(400, "2030-01-01", "").select("[role=alert]").text()).contains("nothing to replay");
        assertThat(page("/rules/deadly-day").select("form[action=/rules/deadly-day/backtest]"))
                .hasSize(1);
    }

    private static Document tried(int status, String from, String to) {
        return Jsoup.parse(given().formParams("from", from, "to", to)
                .post("/rules/deadly-day/backtest")
                .then()
                .statusCode(status)
                .extract()
                .asString());
    }

    @Test
    void aRuleThatIsTakenAwayOrCannotRunIsStillFound() {
        ReloadRules.write("deaths/broken.drl", ReloadRules.deadlyDay("draft", 5).replace("deadly-day", "broken<b>"));
        reload(422);
        Document broken = page("/rules/broken");
        assertThat(broken.text()).contains("cannot run").contains("deaths/broken.drl:1:");
        assertThat(broken.select("main b:containsOwn(, $dyad)")).isEmpty();
        assertThat(broken.select("pre.rule").text()).contains("rule \"broken<b>\"");

        ReloadRules.delete("deaths/broken.drl");
        ReloadRules.delete("deaths/deadly-day.drl");
        ReloadRules.write("deaths/other.drl", ReloadRules.deadlyDay("draft", 5).replace("deadly-day", "other"));
        reload(200);
        assertThat(page("/rules/deadly-day").text()).contains("stands in the folder no more");
        assertThat(page("/rules/other").text()).contains("It is a draft");
        given().accept("text/html")
                .get("/rules/no-such-rule")
                .then()
                .statusCode(404)
                .contentType(containsString("text/html"));
    }

    @Test
    void textOfOthersIsInertAndArabicReadersAreSpokenToInArabic() {
        ReloadRules.write(
                "deaths/deadly-day.drl",
                ReloadRules.deadlyDay("active", 5).replace("Deadly day", "<script>alert(1)</script>"));
        reload(200);
        Document page = Jsoup.parse(
                given().header("Accept-Language", "ar").get("/rules/deadly-day").asString());
        assertThat(page.select("script:not([src])")).isEmpty();
        assertThat(page.select("h1").text()).isEqualTo("<script>alert(1)</script>");
        assertThat(page.select("html").attr("dir")).isEqualTo("rtl");
        assertThat(page.getElementById("text").text()).isEqualTo("نصها");
    }

    private static Document page(String path) {
        return Jsoup.parse(given().accept("text/html")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static void reload(int status) {
        given().post("/api/v1/rules/reload").then().statusCode(status);
    }
}
