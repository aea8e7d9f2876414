package org.faultline.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that nobody knows and links that are doubtful, decided with one click and taken back with another. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class ReviewServiceTest {
    private static final String CLASH = """
            {"dataset": "desk", "externalId": "%s", "asOf": "2024-11-17T01:00:00Z", "type": "%s", "date": {"best": "%s"},
             "sideA": ["NDF"], "sideB": ["%s"], "place": {"name": "al-Mayadin"},
             "source": {"publisher": "Desk %1$s"}, "quote": "A clash, says %1$s."}
            """;

    @Inject
    Service service;

    @BeforeEach
    void empty() {
        service.empty();
    }

    private static Document review() {
        return Jsoup.parse(
                given().get("/review").then().statusCode(200).extract().asString());
    }

    private static String press(String button, String value, String by, int status) {
        return given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=utf-8")
                .formParams(Map.of(button, value, "by", by))
                .post("/review")
                .then()
                .statusCode(status)
                .extract()
                .asString();
    }

    @Test
    void anUnknownNameIsSettledByTheButtonOfASuggestionAndTakenBack() {
        service.deliver(CLASH.formatted("one", "CLASH", "2024-11-10", "Islamic Revolutionary Guards Corp"));
        Element name = review().selectFirst("#names ~ ol li");
        assertThat(name.select("h3").text()).isEqualTo("islamic revolutionary guards corp");
        Element button = name.select("button").stream()
                .filter(b -> b.text().contains("Islamic Revolutionary Guard Corps"))
                .findFirst()
                .orElseThrow();
        press("decision", button.attr("value"), "Anna", 303);
        await().untilAsserted(() ->
                given().get("/api/v1/events/desk:one").then().body("event.parts.group", hasItem("iran-axis")));
        Document settled = review();
        assertThat(settled.select("#names ~ .empty").text()).isEqualTo("Every name is known.");
        Element decided = settled.selectFirst("#decided ~ ol li");
        assertThat(decided.text()).contains("islamic revolutionary guards corp → irgc", "Anna");
        press("undo", decided.select("button").attr("value"), "Bo", 303);
        await().untilAsserted(() ->
                assertThat(review().select("#names ~ ol h3").text()).isEqualTo("islamic revolutionary guards corp"));
    }

    @Test
    void aNameThatIsLeftAsItIsAsksNoMore() {
        service.deliver(CLASH.formatted("one", "CLASH", "2024-11-10", "Zzyzx Brigade"));
        press("decision", review().select("#names ~ ol li button.quiet").attr("value"), "Anna", 303);
        await().untilAsserted(
                        () -> assertThat(review().select("#names ~ ol li")).isEmpty());
        given().get("/api/v1/names/decisions").then().body("decision.kind", hasItem("IGNORED"));
    }

    private static String fill(Map<String, String> form, int status) {
        return given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=utf-8")
                .formParams(form)
                .post("/review")
                .then()
                .statusCode(status)
                .extract()
                .asString();
    }

    @Test
    void anUnknownNameMayMeanAnyActorThatIsKnown() {
        service.deliver(CLASH.formatted("one", "CLASH", "2024-11-10", "Zzyzx Brigade"));
        Element row = review().selectFirst("#names ~ ol li");
        Element field = row.selectFirst("input[data-names=ACTOR]");
        String button = row.selectFirst("button[name=meant]").attr("value");
        Document wrong = Jsoup.parse(
                fill(Map.of(field.attr("name"), "Government of Turky", "meant", button, "by", "Anna"), 400));
        Element again = wrong.getElementById(field.attr("name"));
        assertThat(again.attr("value")).isEqualTo("Government of Turky");
        assertThat(wrong.getElementById(again.attr("aria-describedby")).text())
                .contains("is the name of nothing that is known here; did you mean Government of Turkey");
        fill(Map.of(field.attr("name"), "Turkish Armed Forces", "meant", button, "by", "Anna"), 303);
        await().untilAsserted(() ->
                given().get("/api/v1/events/desk:one").then().body("event.parts.group", hasItem("turkey")));
        given().get("/api/v1/names/decisions")
                .then()
                .body("decision.kind", hasItem("ACTOR_ALIAS"))
                .body("decision.actor", hasItem("turkey"))
                .body("by", hasItem("Anna"));
    }

    @Test
    void anUnknownPlaceMayMeanAnyPlaceThatIsKnown() {
        service.deliver(CLASH.formatted("one", "CLASH", "2024-11-10", "IRGC").replace("al-Mayadin", "Qurnville"));
        Element row = review().selectFirst("#names ~ ol li");
        fill(
                Map.of(
                        row.selectFirst("input[data-names=PLACE]").attr("name"),
                        "al-Mayadin",
                        "meant",
                        row.selectFirst("button[name=meant]").attr("value"),
                        "by",
                        "Anna"),
                303);
        await().untilAsserted(() ->
                given().get("/api/v1/events/desk:one").then().body("event.place.name", equalTo("Al-Mayadin")));
    }

    @Test
    void anUnknownNameMayBeAnActorThatIsNew() {
        service.deliver(CLASH.formatted("one", "CLASH", "2024-11-10", "Zzyzx Brigade"));
        Element row = review().selectFirst("#names ~ ol li");
        String create = row.selectFirst("button[name=create]").attr("value");
        String key = create.replace(' ', '-');
        Document wrong = Jsoup.parse(
                fill(Map.of("country-" + key, "Atlantis", "sort-" + key, "3", "create", create, "by", "Anna"), 400));
        assertThat(wrong.getElementById("country-" + key + "-fault").text()).isEqualTo("“Atlantis” is no country");
        assertThat(wrong.select("#names ~ ol details").hasAttr("open")).isTrue();
        fill(
                Map.of(
                        "label-" + key,
                        "The Zzyzx Brigade",
                        "country-" + key,
                        "Syria",
                        "sort-" + key,
                        "3",
                        "group-" + key,
                        "the Iranian axis",
                        "create",
                        create,
                        "by",
                        "Anna"),
                303);
        await().untilAsserted(() ->
                given().get("/api/v1/events/desk:one").then().body("event.parts.group", hasItem("iran-axis")));
        given().get("/api/v1/names/decisions")
                .then()
                .body("decision.actor.name", hasItem("The Zzyzx Brigade"))
                .body("decision.actor.country", hasItem("SYR"))
                .body("decision.actor.kind", hasItem(3));
    }

    @Test
    void anEventIsJoinedWithAnotherOnItsPageAndWhatIsNoEventIsSaidThere() {
        service.deliver(CLASH.formatted("one", "CLASH", "2024-11-10", "IRGC"));
        service.deliver(CLASH.formatted("two", "CLASH", "2024-11-16", "Hamas"));
        String wrong = given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=utf-8")
                .formParams(Map.of("other", "desk:three", "by", "Anna", "why", "one clash"))
                .post("/events/desk:one")
                .then()
                .statusCode(400)
                .extract()
                .asString();
        assertThat(Jsoup.parse(wrong).getElementById("other-fault").text()).isEqualTo("“desk:three” is no event");
        assertThat(Jsoup.parse(wrong).getElementById("why").attr("value")).isEqualTo("one clash");
        String there = given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=utf-8")
                .formParams(Map.of("other", "http://here/events/desk:two", "by", "Anna", "why", "one clash"))
                .post("/events/desk:one")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        assertThat(given().get(there).asString()).contains("It was decided that they are one.");
        await().untilAsserted(() -> given().get("/api/v1/events").then().body("events", hasSize(1)));
    }

    @Test
    void aDoubtfulLinkIsPartedWithOneClick() {
        service.deliver(CLASH.formatted("one", "CLASH", "2024-11-10", "IRGC"));
        service.deliver("""
                {"dataset": "desk", "externalId": "two", "asOf": "2024-11-17T01:00:00Z", "type": "ATTACK",
                 "date": {"start": "2024-11-07", "end": "2024-11-12", "best": "2024-11-09"},
                 "sideA": ["NDF"], "sideB": ["IRGC"], "place": {"name": "al-Mayadin"},
                 "source": {"publisher": "Desk two"}, "quote": "An attack, says two."}
                """);
        given().get("/api/v1/events").then().body("events", hasSize(1));
        Element link = review().selectFirst("#links ~ ol li");
        assertThat(link.select("blockquote p").eachText())
                .containsExactlyInAnyOrder("A clash, says one.", "An attack, says two.");
        press("apart", "desk:two", "Anna", 303);
        await().untilAsserted(() -> given().get("/api/v1/events").then().body("events", hasSize(2)));
        assertThat(review().select("#links ~ .empty").text()).isEqualTo("No link between reports is doubtful.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "decision | {\"kind\":\"TREATY\"}                                                   | Anna | is no decision",
                "decision | {\"kind\":\"ACTOR_ALIAS\",\"name\":\"x\",\"actor\":\"<script>nobody\"}  | Anna | nobody",
                "apart    | desk:none                                                               | Anna | is no report that is kept",
                "decision | {\"kind\":\"IGNORED\",\"name\":\"x\",\"what\":\"ACTOR\"}               | ''   | is required",
            })
    void whatCannotBeDecidedIsSaidAndChangesNothing(String button, String value, String by, String reason) {
        Document page = Jsoup.parse(press(button, value, by, 400));
        assertThat(page.select("[role=alert], .fault").text()).contains(reason);
        assertThat(page.select("script").eachAttr("src")).allMatch(src -> src.startsWith("/"));
        given().get("/api/v1/names/decisions").then().body("size()", equalTo(0));
    }
}
