package org.faultline.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.fixture.Findings;
import org.faultline.fixture.SampleArticles;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.faultline.knowledge.RunningKnowledge;
import org.faultline.knowledge.actor.Actor;
import org.faultline.report.EventType;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** What people read of the sample names groups, countries and kinds of events as people write them, nowhere by an id or a code. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class ReadableNamesServiceTest {
    /** Ids of groups with a hyphen, pairs of groups, countries and constants. */
    private static final Pattern CODES = Pattern.compile(Stream.concat(
                    Findings.KNOWLEDGE.actors().stream()
                            .map(Actor::group)
                            .filter(g -> g.contains("-"))
                            .distinct(),
                    Stream.concat(
                            Stream.of("SYR", "IRQ", "IRN", "LBN", "USA"),
                            Stream.of(EventType.values()).map(Enum::name).filter(n -> n.contains("_"))))
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "\\b(", ")\\b|\\w\\|\\w")));

    @Inject
    Service service;

    @Inject
    RunningKnowledge knowledge;

    @Test
    void noSummaryExplanationOrPageShowsAnIdOrACode() {
        service.empty();
        SampleArticles.asPublished().forEach(service::deliver);
        List<Map<String, Object>> alerts =
                given().get("/api/v1/alerts?limit=500").jsonPath().getList("alerts");
        assertThat(alerts).hasSizeGreaterThan(30);
        assertThat(visible(given().get("/alerts?limit=500&group=iran-axis").asString()))
                .contains("the Iranian axis")
                .doesNotContainPattern(CODES);
        for (Map<String, Object> alert : alerts) {
            String id = String.valueOf(alert.get("id"));
            assertThat(String.valueOf(alert.get("summary")))
                    .doesNotContainPattern(CODES)
                    .doesNotContain("[");
            JsonPath whole = given().get("/api/v1/alerts/" + id).jsonPath();
            assertThat(whole.getList("explanation.prose", String.class))
                    .as("explanation of %s", alert.get("rule"))
                    .allSatisfy(p -> assertThat(p).doesNotContainPattern(CODES).doesNotContainPattern("[.!?…]”[.]"));
            assertThat(visible(given().get("/alerts/" + id).asString()))
                    .as("page of %s", alert.get("rule"))
                    .doesNotContainPattern(CODES)
                    .doesNotContain("at least finding");
        }
        String convoy = given().get("/api/v1/alerts?rule=reinforcement-convoy").path("alerts[0].id");
        // it came through Al-Heri, and stands under Al-Mayadin, which is 68 km from the border
        assertThat(visible(given().get("/alerts/" + convoy).asString()))
                .contains("1.9 km from the Iraq–Syria border at its nearest");
    }

    @Test
    void namesOfTheRunningKnowledgeHaveAnArabicForm() {
        assertThat(knowledge
                        .now()
                        .displayNames()
                        .in(Locale.forLanguageTag("ar"))
                        .group("iran-axis"))
                .isEqualTo("المحور الإيراني");
    }

    /** The text of a page that is not marked as code, nor the news' own words. */
    private static String visible(String html) {
        Document page = Jsoup.parse(html);
        page.select("code, pre, blockquote").remove();
        return page.text();
    }
}
