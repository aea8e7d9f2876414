package org.faultline.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.faultline.fixture.Api;
import org.faultline.fixture.Browser;
import org.faultline.fixture.SampleArticles;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What people come for, from the first page to the end, in a real browser. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class JourneysServiceTest {
    @RegisterExtension
    static final Browser browser = new Browser();

    private static final String ATTACK =
            "<img src=x onerror=\"document.title='struck'\"><script>document.title='struck'</script>\"'>";

    @Inject
    Service service;

    @Inject
    ObjectMapper json;

    @BeforeEach
    void sample() {
        service.empty();
        service.deliver(SampleArticles.byArticle().get("S000"));
        service.deliver(SampleArticles.byArticle().get("S001"));
    }

    @Test
    void aReaderNarrowsTheListOpensAnAlertAndReadsTheSentencesBehindIt() {
        browser.open("/alerts");
        browser.one("a[href='/alerts?severity=HIGH']").click();
        assertThat(browser.address()).isEqualTo("/alerts?severity=HIGH");
        assertThat(browser.all(".alerts .severity")).isNotEmpty().allMatch(mark -> mark.getText()
                .matches("HIGH|CRITICAL"));
        browser.one(".alerts h3 a").click();
        assertThat(browser.address()).matches("/alerts/\\d+");
        browser.run("document.querySelectorAll('details.event').forEach(d => d.open = false)");
        browser.one("details.event > summary").click();
        assertThat(browser.one("details.event blockquote p").getText()).isNotBlank();
    }

    @Test
    void anAnalystTriagesByKeyboardAlone() {
        browser.open("/alerts");
        browser.type("j", "j", "k");
        String title = browser.focused().getText();
        assertThat(title).isEqualTo(browser.one(".alerts h3 a").getText());
        browser.type(Keys.ENTER);
        await().until(() -> browser.address().matches("/alerts/\\d+"));
        String alert = browser.address().replaceFirst("/alerts/", "");
        browser.type("n");
        browser.type("seen, and told to the field");
        browser.focused().sendKeys(Keys.chord(Keys.SHIFT, Keys.TAB));
        browser.type("Anna");
        // from the note back to the rest of the page, where keys are letters no more
        browser.type(Keys.TAB, Keys.TAB);
        browser.type("a");
        assertThat(browser.focused().getText()).isEqualTo("Acknowledge");
        browser.type(Keys.ENTER);
        await().until(() ->
                Api.get("/alerts/" + alert).path("workflow").asText().equals("ACKNOWLEDGED"));
        await().until(() -> !browser.all("#work .note").isEmpty());
        assertThat(browser.one("#work").getText()).contains("Anna", "seen, and told to the field");
    }

    @Test
    void anAnalystChoosesAlertsByKeyAndAcknowledgesThemTogether() {
        browser.open("/alerts?severity=HIGH");
        browser.type("j", "x", "j", "x", "j", "x", "x");
        assertThat(browser.all(".pick:checked")).hasSize(2);
        browser.one("#chosen-by").sendKeys("Anna");
        browser.one("form:has(.pick) button").click();
        await().until(() -> !browser.all(".notice").isEmpty());
        assertThat(browser.one(".notice").getText()).contains("2 alerts were acknowledged");
        assertThat(browser.one("a[href='/alerts?severity=HIGH']").getDomAttribute("aria-current"))
                .isEqualTo("true");
    }

    @Test
    void aSubscriberReadsHowManyMailsItWouldHaveBeenWhileTheFormChanges() {
        browser.open("/subscriptions");
        browser.one(".choices summary").click();
        browser.one("input[name=rulesTicked][value=allied-clashes]").click();
        await().until(() -> browser.one("[data-preview]").getText().contains("in the last 90 days"));
        browser.one("input[name=countries]").sendKeys("nowhere");
        await().until(() -> browser.one("[data-preview]").getText().isEmpty());
        assertThat(browser.address()).isEqualTo("/subscriptions");
    }

    @Test
    void anAdminGoesFromTheStatusOverTheOutboxToWhoDidWhatAndFindsNoPeopleWhereNobodySignsIn() {
        String alert = located();
        given().contentType("application/json")
                .body(Map.of("by", "Rana"))
                .post("/api/v1/alerts/" + alert + "/acknowledge")
                .then()
                .statusCode(200);
        browser.open("/status");
        assertThat(browser.one("section[aria-labelledby=load]").getText())
                .contains("All reports that came are worked out", "No rule is out of service");
        browser.one("nav a[href='/outbox']").click();
        assertThat(browser.one("h1").getText()).isEqualTo("Outbox");
        browser.one("nav a[href='/audit']").click();
        assertThat(browser.one("main table").getText()).contains("/api/v1/alerts/" + alert + "/acknowledge");
        assertThat(browser.all("nav a[href='/people']")).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void onAPhoneListAndMapStandBelowEachOtherAndNothingIsCutOff() {
        browser.width(400);
        browser.open("/alerts");
        browser.awaitMap();
        WebElement map = browser.one("#map");
        WebElement list = browser.one(".alerts");
        assertThat(map.getRect().getY())
                .isGreaterThan(list.getRect().getY() + list.getRect().getHeight() - 1);
        assertThat(map.getRect().getX() + map.getRect().getWidth()).isLessThanOrEqualTo(400);
        assertThat(browser.sideways()).isZero();
        browser.one(".alerts h3 a").click();
        browser.awaitMap();
        assertThat(browser.sideways()).isZero();
    }

    @Test
    void withoutScriptsTheListItsFiltersAndThePictureOfAnAlertAreThere() {
        browser.scripts(false);
        browser.open("/alerts");
        assertThat(browser.all("#mapped")).noneMatch(WebElement::isDisplayed);
        browser.one("a[href='/alerts?severity=CRITICAL']").click();
        assertThat(browser.all(".alerts > li")).isNotEmpty();
        browser.one(".alerts h3 a").click();
        assertThat(browser.all("#mapped")).noneMatch(WebElement::isDisplayed);
        WebElement picture = browser.one("figure.map img");
        assertThat(picture.isDisplayed()).isTrue();
        assertThat(Integer.parseInt(String.valueOf(picture.getDomProperty("naturalWidth"))))
                .isPositive();
    }

    @Test
    void inArabicPagesRunFromRightToLeftAndNoneRunsSideways() {
        browser.language("ar");
        for (int width : List.of(1280, 400)) {
            browser.width(width);
            for (String page : List.of("/alerts", "/alerts/" + located(), "/rules", "/silences", "/subscriptions")) {
                browser.open(page);
                browser.awaitMap();
                assertThat(browser.one("html").getDomAttribute("dir")).isEqualTo("rtl");
                assertThat(browser.sideways()).as("%s, %d", page, width).isZero();
            }
        }
        browser.width(1280);
        browser.open("/alerts");
        browser.awaitMap();
        assertThat(browser.one(".leaflet-control-zoom-in").getDomAttribute("aria-label"))
                .isEqualTo("تكبير");
        assertThat(browser.one(".leaflet-control-attribution").getText()).contains("الحدود", "Natural Earth");
        assertThat(browser.one("#map").getRect().getX())
                .isLessThan(browser.one(".alerts").getRect().getX());
    }

    @Test
    void aTextThatAttacksStaysAText() throws Exception {
        service.empty();
        service.deliver(hostile("one", 34.45));
        service.deliver(hostile("two", 34.45));
        String alert = Api.get("/alerts").path("alerts").path(0).path("id").asText();
        for (String page : List.of("/alerts", "/alerts/" + alert)) {
            browser.open(page);
            browser.awaitMap();
            browser.run("document.querySelectorAll('details').forEach(d => d.open = true)");
            browser.all("button.mark").forEach(WebElement::click);
            assertThat(browser.all(".mark")).as(page).isNotEmpty();
            if (page.equals("/alerts")) {
                // what is read must not depend on how far the popup has faded in
                assertThat(browser.one(".leaflet-popup li").getDomProperty("textContent"))
                        .contains(ATTACK);
            }
            assertThat(browser.one(".mark bdi").getDomProperty("textContent")).isEqualTo("at " + ATTACK);
            assertThat(browser.one("body").getText()).contains(ATTACK);
            assertThat(browser.all("img[src='x'], [onerror], script:not([src])"))
                    .as(page)
                    .isEmpty();
            assertThat(browser.driver().getTitle()).doesNotContain("struck");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private String hostile(String id, double lat) throws JsonProcessingException {
        Map<String, Object> place = Map.of(
                "name",
                "at " + ATTACK,
                "admin1",
                "in " + ATTACK,
                "country",
                "SYR",
                "lat",
                lat,
                "lon",
                40.9,
                "precision",
                2);
        return json.writeValueAsString(Map.of(
                "dataset",
                "desk",
                "externalId",
                id,
                "asOf",
                "2024-11-18T12:00:00Z",
                "type",
                "BASE_ESTABLISHED",
                "date",
                Map.of("best", "2024-11-18"),
                "sideA",
                List.of(id + " by " + ATTACK),
                "place",
                place,
                "source",
                Map.of("publisher", "of " + ATTACK, "title", "headed " + ATTACK),
                "quote",
                "said " + ATTACK));
    }

    /** The number of an alert that is on the map. */
    private static String located() {
        return Api.get("/alerts?rule=allied-clashes")
                .path("alerts")
                .path(0)
                .path("id")
                .asText();
    }
}
