package org.faultline.web.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.faultline.fixture.ArabicPage;
import org.faultline.fixture.SampleArticles;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page is in Arabic for whose browser asks for it, whole; who chose another language on a page has that. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class LanguagesServiceTest {
    @Inject
    Service service;

    @BeforeEach
    void begin() {
        service.empty();
    }

    private static RequestSpecification arabic() {
        return given().accept("text/html").header("Accept-Language", "ar");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/events",
                "/events?type=nonsense&since=never",
                "/groups/iran-axis",
                "/areas/SYR",
                "/alerts",
                "/alerts?q=nothing&group=iran-axis&country=SYR&workflow=OPEN&since=2024-01-01&severity=HIGH",
                "/silences",
                "/status",
                "/rules",
                "/rules/build-up",
                "/rules/new",
                "/reports/new",
                "/review",
                "/rules/build-up/near-misses",
                "/subscriptions",
                "/subscriptions?rules=build-up&groups=iran-axis",
                "/silences?rule=build-up&group=iran-axis&area=SYR",
                "/account",
                "/people",
                "/audit",
                "/login",
                "/login?error=refused",
                "/outbox",
                "/outbox?state=DEAD",
                "/inbox",
                "/welcome/unknown",
                "/subscriptions/confirm?token=unknown",
                "/alerts/999999",
                "/alerts?severity=GRAVE&limit=0",
                "/inbox/unknown",
                "/nothing/here"
            })
    void everyPageIsInArabicWhereTheBrowserAsksForIt(String path) {
        ArabicPage.check(arabic().get(path).asString());
    }

    @Test
    void everyAlertIsToldInArabic() {
        SampleArticles.asPublished().forEach(service::deliver);
        Document list = ArabicPage.check(arabic().get("/alerts?limit=500").asString());
        assertThat(list.select("ol.alerts > li")).hasSizeGreaterThan(30);
        assertThat(list.select(".severity").eachText()).contains("حرجة", "عالية");
        List<String> ids = given().get("/api/v1/alerts?limit=500").path("alerts.id");
        ids.forEach(id -> ArabicPage.check(
                arabic().get("/alerts/" + id + "?verdict=noise").asString()));
        ArabicPage.check(arabic().get("/alerts?group=iran-axis").asString());
        Document near = ArabicPage.check(
                arabic().get("/rules/build-up/near-misses?group=iran-axis").asString());
        assertThat(near.select("main").text()).contains("المحور الإيراني");
        ArabicPage.check(
                arabic().get("/rules/build-up/near-misses?group=iran-axes").asString());
        String event = given().get("/api/v1/events?limit=1").path("events[0].id");
        for (String path : List.of(
                "/status",
                "/",
                "/events",
                "/events?group=iran-axis",
                "/events/" + event,
                "/groups/iran-axis",
                "/areas/SYR",
                "/areas/SYR/Deir%20ez-Zor")) {
            ArabicPage.check(arabic().urlEncodingEnabled(false).get(path).asString());
        }
    }

    @Test
    void whatPeopleDoAboutAlertsIsToldInArabicToo() throws Exception {
        service.subscribe("desk@example.org", "LOW");
        SampleArticles.asPublished().forEach(service::deliver);
        String id = given().get("/api/v1/alerts?rule=allied-clashes").path("alerts[0].id");
        for (Map<String, String> act : List.of(
                Map.of("deed", "acknowledge"),
                Map.of("deed", "assign", "assignee", "Omar"),
                Map.of("deed", "assign", "assignee", ""),
                Map.of("deed", "notes", "text", "Called the desk"),
                Map.of("deed", "verdict", "verdict", "wrong"),
                Map.of("deed", "close", "until", "ends"))) {
            arabic().redirects()
                    .follow(false)
                    .formParams(act)
                    .formParam("by", "Rana")
                    .post("/alerts/" + id + "/" + act.get("deed"))
                    .then()
                    .statusCode(303);
        }
        String page = arabic().get("/alerts/" + id).asString();
        assertThat(ArabicPage.check(page).select("#work").text()).contains("خاطئ", "أغلقه");
        arabic().redirects()
                .follow(false)
                .formParams(Map.of("group", "iran-axis", "area", "SYR", "severity", "high", "zone", "Asia/Damascus"))
                .formParams(Map.of("days", "monday", "from", "22:00", "to", "06:00", "by", "Rana", "why", "Known"))
                .post("/silences")
                .then()
                .statusCode(303);
        Document silences = ArabicPage.check(arabic().get("/silences").asString());
        assertThat(silences.select("ol.mails").text()).contains("المحور الإيراني", "الاثنين");
        ArabicPage.check(arabic().get("/alerts").asString());
        ArabicPage.check(arabic().get("/rules").asString());
        ArabicPage.check(arabic().get("/outbox").asString());
        ArabicPage.check(arabic().formParams(Map.of("group", "iran-axis", "end", "2099-01-01T00:00", "zone", "UTC"))
                .post("/silences/preview")
                .asString());
    }

    @Test
    void aMistakeIsNamedInAnArabicForm() {
        Document page = ArabicPage.check(arabic().formParams(Map.of("group", "nobody", "zone", "Mars"))
                .post("/silences")
                .asString());
        assertThat(page.select("[role=alert]").text()).contains("لم يُنفَّذ شيء");
        assertThat(page.select(".fault").eachAttr("lang")).isNotEmpty().containsOnly("en");
        ArabicPage.check(
                arabic().formParam("address", "nobody").post("/subscriptions").asString());
        ArabicPage.check(arabic().formParams(Map.of("name", "x", "password", "y"))
                .post("/login")
                .asString());
    }

    @ParameterizedTest
    @CsvSource({
        "    , ar,                 ar",
        "    , 'ar-SY,en;q=0.5',   ar",
        "    , 'fr,ar;q=0.8',      ar",
        "    , 'en-GB,ar;q=0.8',   en",
        "    , fr,                 en",
        "    , ,                   en",
        "ar  , en,                 ar",
        "en  , ar,                 en",
        "zz  , ar,                 ar"
    })
    void whatWasChosenCountsMoreThanTheBrowser(String cookie, String accepted, String lang) {
        RequestSpecification asked = given().accept("text/html");
        if (cookie != null) {
            asked.cookie("language", cookie);
        }
        if (accepted != null) {
            asked.header("Accept-Language", accepted);
        }
        assertThat(Jsoup.parse(asked.get("/status").asString()).select("html").attr("lang"))
                .isEqualTo(lang);
    }

    @ParameterizedTest
    @CsvSource({
        "/alerts?q=a&limit=5, /alerts?q=a&limit=5",
        "//example.org/, /",
        "https://example.org/, /",
        "/\\example.org, /",
        "javascript:alert(1), /",
        "'', /"
    })
    void choosingALanguageGoesBackToThePageAndNowhereElse(String from, String to) {
        String place = given().redirects()
                .follow(false)
                .formParams(Map.of("language", "ar", "to", from))
                .post("/language")
                .then()
                .statusCode(303)
                .cookie("language", equalTo("ar"))
                .extract()
                .header("Location");
        assertThat(place.replaceFirst("^http://127[.]0[.]0[.]1:" + RestAssured.port, ""))
                .isEqualTo(to);
    }

    @Test
    void aLanguageThatIsNotThereIsRefusedWithThoseThatAre() {
        given().formParams(Map.of("language", "fr", "to", "/alerts"))
                .post("/language")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("language"))
                .body("violations[0].reason", endsWith("en, ar"));
        given().accept("text/html")
                .header("Accept-Language", "ar")
                .formParams(Map.of("language", "fr"))
                .post("/language")
                .then()
                .statusCode(400)
                .body(containsString("lang=\"ar\""), containsString("is none of en, ar"));
    }
}
