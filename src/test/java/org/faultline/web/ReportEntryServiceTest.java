package org.faultline.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sentence of an article, coded by hand: what it would raise, what is wrong with it, and that it is kept as it was typed. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class ReportEntryServiceTest {
    @Inject
    Service service;

    @BeforeEach
    void empty() {
        service.empty();
    }

    private static Map<String, Object> clash(String id, String day) {
        Map<String, Object> form = new HashMap<>(Map.of(
                "externalId",
                id,
                "type",
                "CLASH",
                "status",
                "REPORTED",
                "dateStart",
                day,
                "sideA",
                List.of("NDF", "", ""),
                "sideB",
                List.of("IRGC", "Nobodys Brigade", ""),
                "placeName",
                "al-Mayadin"));
        form.putAll(Map.of(
                "fatalitiesBest", "3",
                "sourcePublisher", "Desk A",
                "sourcePublishedOn", day,
                "sourceTitle", "A headline",
                "quote", "The two clashed in al-Mayadin.",
                "article", "A long article. The two clashed in al-Mayadin."));
        return form;
    }

    private static Document post(String path, Map<String, Object> form, int status) {
        Response answer = given().contentType("application/x-www-form-urlencoded; charset=utf-8")
                .formParams(form)
                .post(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        return Jsoup.parse(answer.asString());
    }

    @Test
    void whatItWouldRaiseIsSeenBeforeItIsSavedAndNothingIsKept() {
        post("/reports", clash("one", "2024-11-02"), 200);
        service.settle();
        Document page = post("/reports/preview", clash("two", "2024-11-09"), 200);
        assertThat(page.select("#preview ~ ol h3").eachText()).contains("Repeated clashes between nominal allies");
        assertThat(page.select("#preview ~ ul li").eachText())
                .contains(
                        "IRGC: Islamic Revolutionary Guard Corps (the Iranian axis)",
                        "al-Mayadin: Al-Mayadin, Deir ez-Zor, Syria")
                .anyMatch(name -> name.startsWith("Nobodys Brigade: nobody knows this name yet"));
        assertThat(page.select("textarea[name=quote]").text()).isEqualTo("The two clashed in al-Mayadin.");
        assertThat(page.select("input[name=externalId]").attr("value")).isEqualTo("two");
        service.settle();
        given().get("/api/v1/events").then().body("events", hasSize(1));
        assertThat(Jsoup.parse(given().get("/alerts").asString()).text())
                .doesNotContain("Repeated clashes between nominal allies");
    }

    @Test
    void whatIsSavedIsAReportLikeAnyOther() {
        Document page = post("/reports", clash("one", "2024-11-02"), 200);
        assertThat(page.select("[role=status] a").attr("href")).isEqualTo("/events/by-hand%3Aone");
        assertThat(page.select("input[name=sourcePublisher]").attr("value"))
                .as("kept for the next sentence of the article")
                .isEqualTo("Desk A");
        assertThat(page.select("textarea[name=article]").text()).contains("A long article");
        assertThat(page.select("textarea[name=quote]").text()).isEmpty();
        assertThat(page.select("input[name=externalId]").attr("value")).isNotEqualTo("one");
        service.settle();
        given().get("/api/v1/events/by-hand:one")
                .then()
                .body("event.type", equalTo("CLASH"))
                .body("event.start", equalTo("2024-11-02"))
                .body("event.deaths.best", equalTo(3))
                .body("event.place.admin1", equalTo("Deir ez-Zor"))
                .body("event.parts.name", hasItem("Nobodys Brigade"))
                .body("event.reports[0].quote", equalTo("The two clashed in al-Mayadin."));
    }

    @Test
    void whatIsSentTwiceIsOneReport() {
        post("/reports", clash("one", "2024-11-02"), 200);
        post("/reports", clash("one", "2024-11-02"), 200);
        service.settle();
        given().get("/api/v1/events").then().body("events", hasSize(1)).body("events[0].reports", hasSize(1));
    }

    @ParameterizedTest
    @CsvSource({
        "type, '', Type is missing",
        "dateStart, '', Day is missing",
        "dateStart, someday, is not a calendar date",
        "fatalitiesBest, many, whole number",
        "sourceUrl, javascript:alert(1), ''",
    })
    void whatIsWrongIsSaidBesideItsFieldWithAllThatWasTyped(String field, String value, String reason) {
        Map<String, Object> form = clash("one", "2024-11-02");
        form.put(field, value);
        for (String path : List.of("/reports", "/reports/preview")) {
            Document page = post(path, form, 400);
            String fault = page.select("[name=" + field + "]").attr("aria-describedby");
            assertThat(page.select("#" + fault).text())
                    .as(path)
                    .contains(reason)
                    .isNotEmpty();
            assertThat(page.select("textarea[name=article]").text()).contains("A long article");
            assertThat(page.select("input[name=sideB]").eachAttr("value"))
                    .containsExactly("IRGC", "Nobodys Brigade", "");
        }
        service.settle();
        given().get("/api/v1/events").then().body("events", hasSize(0));
    }

    @Test
    void whatWouldNotBeReadIsSaidBeforeItIsSaved() {
        Map<String, Object> form = clash("one", "2024-11-02");
        form.put("placeCountry", "Atlantis");
        assertThat(post("/reports/preview", form, 200)
                        .select("#preview ~ ul li")
                        .eachText())
                .anyMatch(said -> said.startsWith("Country “Atlantis”"));
    }

    @Test
    void anEmptyFormIsRefusedInItsOwnWordsBesideItsFields() {
        Document page = post("/reports", Map.of("externalId", "one"), 400);
        assertThat(page.select("[role=alert] li").eachText()).isEmpty();
        assertThat(page.select(".fault").eachText())
                .contains("Type is missing", "Publisher is missing", "Day is missing")
                .anyMatch(said -> said.startsWith("Who is missing"))
                .noneMatch(said -> said.contains("sideA") || said.contains("source") || said.contains("date."));
    }

    @Test
    void whatWasPublishedBeforeItHappenedIsObjectedTo() {
        Map<String, Object> form = clash("one", "2024-11-10");
        form.put("sourcePublishedOn", "2024-11-01");
        for (String path : List.of("/reports/preview", "/reports")) {
            assertThat(post(path, form, 200).select("[role=status]").text())
                    .as(path)
                    .contains("“Published on” lies before the day of the event");
        }
        assertThat(post("/reports/preview", clash("two", "2024-11-10"), 200)
                        .select("[role=status]")
                        .text())
                .doesNotContain("Published on");
    }

    @Test
    void aPlaceThatIsTakenForAWholeAreaIsSaid() {
        Map<String, Object> form = clash("one", "2024-11-10");
        form.put("placeName", "Deir ez-Zor Governorate");
        assertThat(post("/reports/preview", form, 200)
                        .select("#preview ~ ul li")
                        .eachText())
                .contains(
                        "Deir ez-Zor Governorate: Deir ez-Zor governorate, Deir ez-Zor, Syria (a whole area, not one spot: no distance is"
                                + " measured from it)");
    }

    @Test
    void namesAreCompletedFromWhatIsKnown() {
        given().get("/api/v1/names/suggestions?kind=PLACE&q=may").then().body("suggestions", hasItem("Al-Mayadin"));
        given().queryParam("q", "islamic rev")
                .get("/api/v1/names/suggestions?kind=ACTOR")
                .then()
                .body("suggestions", hasItem("Islamic Revolutionary Guard Corps"));
        given().get("/api/v1/names/suggestions?kind=RIVER").then().statusCode(400);
        given().get("/api/v1/names/suggestions").then().statusCode(400);
    }

    @Test
    void theFormIsThereInArabic() {
        Document page = Jsoup.parse(
                given().header("Accept-Language", "ar").get("/reports/new").asString());
        assertThat(page.select("html").attr("dir")).isEqualTo("rtl");
        assertThat(page.select("h1").text()).isEqualTo("ترميز تقرير");
    }
}
