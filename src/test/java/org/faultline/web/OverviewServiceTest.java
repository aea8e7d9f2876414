package org.faultline.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.hamcrest.Matchers;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The first page, the events, and what a group did and what happened in an area, as people see them. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class OverviewServiceTest {
    private static final String REPORT = """
            {"dataset": "desk", "externalId": "%s", "asOf": "2024-11-17T01:00:00Z", "type": "%s", "date": {"best": "%s"},
             "sideA": ["NDF"], "sideB": ["IRGC"], "place": {"name": "al-Mayadin"},
             "source": {"publisher": "Desk A", "publishedOn": "%3$s", "title": "%s"}, "quote": "%s"}
            """;

    @Inject
    Service service;

    @BeforeEach
    void empty() {
        service.empty();
    }

    private void deliver(String id, String type, String day) {
        service.deliver(REPORT.formatted(id, type, day, "A headline", "It says what happened."));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static Document page(String path) {
        return page(path, 200, "en");
    }

    private static Document page(String path, int status, String language) {
        Response answer = given().urlEncodingEnabled(false)
                .header("Accept", "text/html")
                .header("Accept-Language", language)
                .get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(status);
        return Jsoup.parse(answer.asString());
    }

    @Test
    void theFirstPageSaysWhatIsHappeningWhereAndWhatChanged() {
        deliver("one", "CLASH", "2024-11-02");
        deliver("two", "CLASH", "2024-11-09");
        deliver("met", "MEETING", "2024-11-10");
        Document page = page("/");
        assertThat(page.select("h1").text()).isEqualTo("What is happening");
        assertThat(page.select("#severe ~ ol h3 a").first().attr("href")).startsWith("/alerts/");
        assertThat(page.select("ol.changes li").first().text()).contains("New alert:", "Deir ez-Zor");
        assertThat(page.select(".weeks svg a").eachAttr("aria-label"))
                .containsExactly(
                        "28 October – 3 November 2024: 1 event, 1 violent",
                        "4 – 10 November 2024: 2 events, 1 violent");
        assertThat(page.select(".weeks svg a").last().attr("href"))
                .isEqualTo("/events?since=2024-11-04&until=2024-11-10");
        assertThat(page.select("#areas + table tbody tr").text()).isEqualTo("Deir ez-Zor, Syria 3");
        assertThat(page.select("#groups + table tbody tr").eachText())
                .containsExactlyInAnyOrder("the Assad side 3", "the Iranian axis 3");
        assertThat(page.select("img[src^=data:image/png]").attr("alt")).contains("Al-Mayadin");
    }

    @Test
    void anEmptyServiceSaysHowEventsComeIn() {
        assertThat(page("/").select(".empty").text()).contains("Nothing has been reported yet");
        assertThat(page("/events").select(".empty").text()).contains("Nothing has been reported yet");
    }

    @Test
    void aGroupIsShownWithWhomItFoughtThoughTheyAreAllies() {
        deliver("one", "CLASH", "2024-11-02");
        deliver("met", "MEETING", "2024-11-10");
        Document page = page("/groups/iran-axis");
        assertThat(page.select("h1").text()).isEqualTo("the Iranian axis");
        assertThat(page.select("#pairs ~ div tbody tr").eachText()).containsExactly("the Assad side allies 1 0 1");
        assertThat(page.select("dl.facts").text()).contains("Islamic Revolutionary Guard Corps");
        assertThat(page.select("ol.briefs h3").eachText())
                .containsExactly(
                        "10 November 2024 · meeting · Al-Mayadin, Deir ez-Zor",
                        "2 November 2024 · clash · Al-Mayadin, Deir ez-Zor");
        assertThat(page.select("a.next").eachAttr("href")).contains("/events?group=iran-axis");
        page("/groups/nobody", 404, "en");
    }

    @Test
    void anAreaIsShownAloneAndInItsCountry() {
        deliver("one", "CLASH", "2024-11-02");
        Document area = page("/areas/SYR/Deir%20ez-Zor");
        assertThat(area.select("h1").text()).isEqualTo("Deir ez-Zor");
        assertThat(area.select("ol.briefs h3 a").attr("href")).isEqualTo("/events/desk%3Aone");
        assertThat(area.select("a.next").eachAttr("href"))
                .contains("/events?country=SYR&admin1=Deir+ez-Zor", "/alerts?country=SYR&admin1=Deir+ez-Zor");
        assertThat(page("/areas/syr").select("h1").text()).isEqualTo("Syria");
        page("/areas/SYR/Aleppo", 404, "en");
        page("/areas/IRQ", 404, "en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/groups/iran-axis", "/areas/SYR"})
    void aPeriodThatIsNoneIsNamed(String path) {
        deliver("one", "CLASH", "2024-11-02");
        assertThat(page(path + "?weeks=52").select(".periods [aria-current]").text())
                .isEqualTo("52 weeks");
        assertThat(page(path + "?weeks=never", 400, "en").text())
                .contains("weeks", "never", "is not a whole number from 1 to 520");
    }

    @Test
    void eventsAreListedWithTheFiltersThatWereAskedFor() {
        deliver("one", "CLASH", "2024-11-02");
        deliver("met", "MEETING", "2024-11-10");
        Document all = page("/events");
        assertThat(all.select("ol.briefs > li")).hasSize(2);
        Document clashes = page("/events?type=CLASH&group=iran-axis");
        assertThat(clashes.select("ol.briefs h3").eachText())
                .containsExactly("2 November 2024 · clash · Al-Mayadin, Deir ez-Zor");
        assertThat(clashes.select("option[selected]").text()).isEqualTo("clash");
        assertThat(clashes.select("input[name=group]").attr("value")).isEqualTo("iran-axis");
        assertThat(clashes.select("a[href*=.csv]").attr("href"))
                .isEqualTo("/api/v1/events.csv?group=iran-axis&type=CLASH");
        assertThat(page("/events?type=AIRSTRIKE").select(".empty").text()).isEqualTo("No event matches.");
    }

    @ParameterizedTest
    @CsvSource({"since, yesterday, is not a calendar date", "type, WAR, is none of", "bbox, '1,2', is not west"})
    void aFilterThatCannotBeReadIsSaidBesideIt(String field, String value, String reason) {
        deliver("one", "CLASH", "2024-11-02");
        Document page = page("/events?" + field + "=" + value + "&q=says", 400, "en");
        Element input = page.select("[name=" + field + "]").first();
        assertThat(input.attr("aria-invalid")).isEqualTo("true");
        assertThat(page.select("#" + input.attr("aria-describedby")).text()).contains(value, reason);
        assertThat(page.select("input[name=q]").attr("value")).isEqualTo("says");
        assertThat(page.select("ol.briefs")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "country, Syra, did you mean SYR (Syria)",
        "group, Iran-axes, did you mean iran-axis",
        "group, Hezbollah (Lebanon), 'is an actor, of the group iran-axis'",
        "actor, Goverment of Turkey, did you mean Government of Turkey",
        "admin1, Deir az-Zaur, did you mean Deir ez-Zor",
    })
    void aNameInAFilterThatNobodyKnowsIsSaidWithTheNearest(String field, String value, String reason) {
        deliver("one", "CLASH", "2024-11-02");
        Document events = page("/events?" + field + "=" + encoded(value), 400, "en");
        assertThat(events.getElementById(field + "-fault").text()).contains("“" + value + "”", reason);
        assertThat(events.select("[name=" + field + "]").attr("value")).isEqualTo(value);
        Document alerts = page("/alerts?" + field + "=" + encoded(value), 400, "en");
        assertThat(alerts.select("[role=alert]").text()).contains("Nothing is found", "“" + value + "”", reason);
        for (String list : List.of("events", "alerts")) {
            given().queryParam(field, value)
                    .get("/api/v1/" + list)
                    .then()
                    .statusCode(200)
                    .body(list, Matchers.hasSize(0));
        }
    }

    @Test
    void aCountryAndAGroupAreFoundByTheirNames() {
        deliver("one", "CLASH", "2024-11-02");
        assertThat(page("/events?country=Syria&group=" + encoded("the Iranian axis"))
                        .select("ol.briefs > li"))
                .hasSize(1);
        assertThat(page("/events?country=" + encoded("سوريا")).select("ol.briefs > li"))
                .hasSize(1);
    }

    @Test
    void theChipOfTheMapsSectionAndTheWordsOfAnAlertAreExplained() {
        deliver("one", "CLASH", "2024-11-02");
        deliver("two", "CLASH", "2024-11-09");
        Document page = page("/alerts?bbox=30,30,45,40");
        assertThat(page.select(".filters a[href=/alerts]").eachText()).contains("within: the map’s section ✕");
        assertThat(page.select("ol.alerts .facts b[title]").eachAttr("title")).contains("Its latest event is recent");
    }

    @Test
    void whoWithdrawsIsNotSaidToHaveDoneSoWithTheOtherSide() {
        deliver("gone", "WITHDRAWAL", "2024-11-02");
        assertThat(page("/events").select("ol.briefs .who").text())
                .isEqualTo("National Defence Forces, facing Islamic Revolutionary Guard Corps");
    }

    @Test
    void daysThatEndBeforeTheyBeginAreNoFilter() {
        Document page = page("/events?since=2024-11-17&until=2024-11-01", 400, "en");
        assertThat(page.select("#until-fault").text()).contains("2024-11-01", "lies before since, 2024-11-17");
        given().get("/api/v1/alerts?since=2024-11-17&until=2024-11-01").then().statusCode(400);
    }

    @Test
    void anEventIsShownWithItsReportsAndTheAlertsThatRestOnIt() {
        deliver("one", "CLASH", "2024-11-02");
        deliver("two", "CLASH", "2024-11-09");
        Document page = page("/events/desk:one");
        assertThat(page.select("blockquote p").text()).isEqualTo("It says what happened.");
        assertThat(page.select("blockquote footer").text()).contains("A headline", "Desk A", "2 November 2024");
        assertThat(page.select("#alerts ~ ol h3").eachText()).contains("Repeated clashes between nominal allies");
        assertThat(page.select("dl.facts a").eachAttr("href"))
                .contains("/groups/iran-axis", "/areas/SYR/Deir%20ez-Zor", "/areas/SYR");
        page("/events/desk:none", 404, "en");
    }

    @Test
    void textOfOthersIsInertOnEveryPage() {
        String attack = "<img src=x onerror=alert(1)>\\\"'><script>alert(1)</script>";
        service.deliver("""
                {"dataset": "desk", "externalId": "bad", "asOf": "2024-11-17T01:00:00Z", "type": "CLASH",
                 "date": {"best": "2024-11-02"}, "sideA": ["%1$s a"], "sideB": ["%1$s b"],
                 "place": {"name": "%1$s", "country": "SYR", "admin1": "%1$s"},
                 "source": {"publisher": "%1$s", "title": "%1$s"}, "quote": "%1$s"}
                """.formatted(attack));
        Document list = page("/events");
        List<String> groups = list.select("ol.briefs a[href^=/groups/]").eachAttr("href");
        assertThat(groups).hasSize(2);
        for (String path : List.of("/", "/events", "/events/desk:bad", groups.get(0), "/areas/SYR")) {
            Document page = page(path);
            assertThat(page.select("[onerror], img[src=x]")).as(path).isEmpty();
            assertThat(page.select("script").eachAttr("src")).as(path).allMatch(src -> src.startsWith("/"));
        }
        String area = page("/areas/SYR").select("a[href^=/areas/SYR/]").attr("href");
        if (!area.isEmpty()) {
            assertThat(page(area).select("[onerror], img[src=x]")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/events", "/events/desk:one", "/groups/iran-axis", "/areas/SYR"})
    void everyPageIsThereInArabic(String path) {
        deliver("one", "CLASH", "2024-11-02");
        Document page = page(path, 200, "ar-SY,en;q=0.5");
        assertThat(page.select("html").attr("dir")).isEqualTo("rtl");
        assertThat(page.select("main h1, main h2").text()).containsPattern("\\p{InArabic}");
    }
}
