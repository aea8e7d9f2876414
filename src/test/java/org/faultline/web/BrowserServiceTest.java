package org.faultline.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.fixture.Api;
import org.faultline.fixture.Browser;
import org.faultline.fixture.SampleArticles;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.faultline.subscription.store.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every page owes whoever reads it, seen in a real browser. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class BrowserServiceTest {
    @RegisterExtension
    static final Browser browser = new Browser();

    private static boolean filled;

    @Inject
    Service service;

    @Inject
    Tokens tokens;

    /** Pages that are looked at; ALERT stands for the number of one, TOKEN for what opens a subscription. */
    static Stream<String> pages() {
        return Stream.of(
                "/",
                "/events",
                "/events?since=never",
                "/events/seed:E000-10",
                "/groups/iran-axis",
                "/areas/SYR",
                "/reports/new",
                "/review",
                "/rules/allied-clashes",
                "/rules/new",
                "/alerts",
                "/alerts?severity=HIGH&q=clash",
                "/alerts?q=nothing+like+it",
                "/alerts/ALERT",
                "/alerts/ALERT?verdict=useful",
                "/rules",
                "/rules/allied-clashes",
                "/rules/allied-clashes/near-misses",
                "/rules/new",
                "/reports/new",
                "/review",
                "/silences",
                "/subscriptions",
                "/subscriptions/manage?token=TOKEN",
                "/outbox",
                "/status",
                "/audit",
                "/nowhere");
    }

    @BeforeEach
    void sample() throws Exception {
        if (!filled) {
            service.empty();
            service.subscribe("desk@example.org", "HIGH");
            service.deliver(SampleArticles.byArticle().get("S000"));
            service.deliver(SampleArticles.byArticle().get("S001"));
            filled = true;
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void noScriptFailsAndThePolicyForbidsNothing(String page) {
        open(page);
        assertThat(browser.complaints())
                .filteredOn(complaint -> !page.equals("/nowhere") || !complaint.contains("404"))
                .filteredOn(
                        complaint -> !page.contains("never") || !complaint.matches("(?s).*(400|does not conform).*"))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void nobodyStumblesInALightOrADarkWindowWideOrNarrow(String page) {
        open(page);
        browser.run("document.querySelectorAll('details').forEach(d => d.open = true)");
        for (int width : List.of(1280, 400)) {
            browser.width(width);
            browser.scheme("light");
            assertThat(browser.obstacles()).as("%s, %d pixels", page, width).isEmpty();
            // where only colours are others
            browser.scheme("dark");
            assertThat(browser.faint()).as("%s, %d pixels, dark", page, width).isEmpty();
        }
        assertThat(browser.sideways()).as("pixels beyond a phone").isZero();
    }

    private void open(String page) {
        String alert = Api.get("/alerts?rule=allied-clashes&limit=1")
                .path("alerts")
                .path(0)
                .path("id")
                .asText();
        browser.open(page.replace("ALERT", alert).replace("TOKEN", tokens.token(1, Tokens.Purpose.MANAGE)));
        browser.awaitMap();
    }
}
