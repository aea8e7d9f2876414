package org.faultline.web.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.faultline.fixture.Api;
import org.faultline.fixture.Browser;
import org.faultline.fixture.Desk;
import org.faultline.fixture.SampleArticles;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The maps of lists and of alerts, as somebody works with them. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class MapServiceTest {
    @RegisterExtension
    static final Browser browser = new Browser();

    private static boolean filled;

    @Inject
    Service service;

    @BeforeEach
    void sample() {
        if (!filled) {
            service.empty();
            service.deliver(SampleArticles.byArticle().get("S000"));
            service.deliver(SampleArticles.byArticle().get("S001"));
            service.deliver(Desk.clash("north", "2024-11-02", 2).in("Raqqa").json());
            filled = true;
        }
    }

    @Test
    void everyAlertOfTheListWhosePlaceIsKnownIsMarkedAndTheOthersAreCounted() {
        open("/alerts?severity=MEDIUM");
        long located = 0;
        long all = 0;
        for (JsonNode alert : Api.get("/alerts?severity=MEDIUM&limit=500").path("alerts")) {
            all++;
            located += alert.has("location") ? 1 : 0;
        }
        assertThat(marked()).isEqualTo(located).isPositive();
        assertThat(browser.one("#map-unplaced").getText()).endsWith(" " + (all - located));
        assertThat(browser.all("path.ring")).isNotEmpty();
        assertThat(browser.all("path.line.border")).isNotEmpty();
        assertThat(browser.all("#map .country span"))
                .extracting(name -> name.getAttribute("textContent"))
                .contains("Syria", "Iraq");
        assertThat(browser.all("path.line.disputed").isEmpty()).isFalse();
    }

    @Test
    void enterOnAMarkLeadsToTheAlertAndOnAHeapToAListOfThem() {
        open("/alerts?rule=allied-clashes");
        WebElement heapOrMark = browser.one(".mark");
        heapOrMark.sendKeys(Keys.ENTER);
        await().until(() -> browser.address().matches("/alerts/\\d+.*")
                || !browser.all(".leaflet-popup a[href^='/alerts/']").isEmpty());
        open("/alerts");
        // goes nearer until all of a heap are at one place
        for (int i = 0; i < 9 && browser.all(".leaflet-popup li").isEmpty(); i++) {
            browser.all("button.mark").get(0).sendKeys(Keys.ENTER);
        }
        assertThat(browser.obstacles()).isEmpty();
        assertThat(browser.one(".leaflet-popup li").isDisplayed()).isTrue();
        WebElement first = browser.focused();
        assertThat(first.getDomAttribute("href")).matches("/alerts/\\d+");
        first.sendKeys(Keys.ENTER);
        await().until(() -> browser.address().matches("/alerts/\\d+"));
    }

    @Test
    void anItemOfTheListLightsItsMark() {
        open("/alerts");
        WebElement item = browser.all("li[data-alert]").stream()
                .filter(li ->
                        Api.get("/alerts/" + li.getDomAttribute("data-alert")).has("location"))
                .findFirst()
                .orElseThrow();
        browser.run("arguments[0].focus()", item.findElement(By.tagName("a")));
        assertThat(browser.all(".mark.lit")).hasSize(1);
        browser.run("document.activeElement.blur()");
        assertThat(browser.all(".mark.lit")).isEmpty();
    }

    @Test
    void onlyWhatTheMapShowsIsAFilterInTheAddress() {
        open("/alerts?severity=MEDIUM&bbox=40.8,34.4,41,34.5");
        long around = marked();
        browser.one("#map-only").click();
        await().until(() -> !browser.address().contains("bbox=40.8,"));
        assertThat(browser.address()).contains("severity=MEDIUM").containsPattern("bbox=40\\.");
        browser.awaitMap();
        assertThat(marked()).isEqualTo(around).isPositive();
        assertThat(browser.all("path.asked")).hasSize(1);
        open("/alerts");
        assertThat(marked()).isGreaterThan(around);
    }

    @Test
    void theDayHidesWhatCameAfterItAndStaysInTheAddress() {
        open("/alerts");
        long all = marked();
        WebElement day = browser.one("#map-day");
        assertThat(day.getDomAttribute("aria-valuetext")).matches("\\d+ \\w+ 2024");
        day.sendKeys(Keys.HOME);
        assertThat(marked()).isBetween(1L, all - 1);
        assertThat(browser.address()).matches("/alerts#day=\\d{4}-\\d\\d-\\d\\d");
        long early = marked();
        browser.run("location.reload()");
        browser.awaitMap();
        assertThat(marked()).isEqualTo(early);
        browser.one("#map-day").sendKeys(Keys.END);
        assertThat(marked()).isEqualTo(all);
        assertThat(browser.address()).isEqualTo("/alerts");
    }

    @Test
    void theMapOfAnAlertTakesThePlaceOfItsPictureAndLeadsToTheEvidence() {
        String id = Api.get("/alerts?rule=allied-clashes")
                .path("alerts")
                .path(0)
                .path("id")
                .asText();
        open("/alerts/" + id);
        assertThat(browser.one("figure.map").isDisplayed()).isFalse();
        browser.run("document.querySelectorAll('details').forEach(d => d.open = false)");
        for (int i = 0;
                i < 9
                        && browser.all(".leaflet-popup li").isEmpty()
                        && browser.all("details.event[open]").isEmpty();
                i++) {
            browser.all(".mark").get(0).sendKeys(Keys.ENTER);
        }
        browser.all(".leaflet-popup a").stream().findFirst().ifPresent(link -> link.sendKeys(Keys.ENTER));
        assertThat(browser.all("details.event[open]")).hasSize(1);
        assertThat(browser.address()).contains("#");
    }

    @Test
    void onPaperThereIsTheListButNoMap() {
        open("/alerts");
        browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        assertThat(browser.one("#map").isDisplayed()).isFalse();
        assertThat(browser.one(".alerts").isDisplayed()).isTrue();
        browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
    }

    private static void open(String page) {
        browser.open("/status");
        browser.open(page);
        browser.awaitMap();
    }

    /** How many are marked, those in heaps too. */
    private static long marked() {
        return List.copyOf(browser.all(".mark")).stream()
                .mapToLong(mark -> mark.findElements(By.tagName("span")).stream()
                        .mapToLong(count -> Long.parseLong(count.getText()))
                        .findFirst()
                        .orElse(1))
                .sum();
    }
}
