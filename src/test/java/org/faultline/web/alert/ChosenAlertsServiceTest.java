package org.faultline.web.alert;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.faultline.fixture.Api;
import org.faultline.fixture.ArabicPage;
import org.faultline.fixture.SampleArticles;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several alerts of the list are acknowledged at once, without a script. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class ChosenAlertsServiceTest {
    private static final String FILTERED = "/alerts?severity=HIGH&limit=40";
    private static final String ACTION = "/alerts/acknowledge?severity=HIGH&limit=40";

    @Inject
    Service service;

    @BeforeEach
    void begin() {
        service.empty();
        service.deliver(SampleArticles.byArticle().get("S000"));
        service.deliver(SampleArticles.byArticle().get("S001"));
    }

    @Test
    void thoseThatAreTickedAreAcknowledgedAndTheListKeepsItsFilters() {
        Document list = Jsoup.parse(given().get(FILTERED).asString());
        List<String> boxes = boxes(list);
        assertThat(boxes).hasSizeGreaterThan(1);
        Element form = list.selectFirst("form:has(.pick)");
        assertThat(form.attr("action")).isEqualTo(ACTION);
        Element box = list.selectFirst(".pick");
        assertThat(list.getElementById(box.attr("aria-labelledby")).text())
                .isEqualTo(box.closest("li").select("h3").text());

        Document after = post(Map.of("by", "Rana", "chosen", boxes.subList(0, 2)), 200);

        assertThat(after.select(".notice[role=status]").text()).contains("2 alerts were acknowledged.");
        assertThat(boxes(after)).containsExactlyElementsOf(boxes.subList(2, boxes.size()));
        assertThat(after.select("form:has(input[name=chosen]), .filters [aria-current]")
                        .outerHtml())
                .contains("severity=HIGH");
        for (String box2 : boxes.subList(0, 2)) {
            assertThat(Api.get("/alerts/" + box2.split("-")[0] + "/work").toString())
                    .contains("\"state\":\"ACKNOWLEDGED\"", "Rana");
        }
        given().redirects().follow(false).get(ACTION).then().statusCode(303).header("Location", endsWith(FILTERED));
    }

    @Test
    void whatSomebodyElseDidMeanwhileIsNamedAndHoldsUpNoOther() {
        List<String> boxes = boxes(Jsoup.parse(given().get(FILTERED).asString()));
        String changed = boxes.get(0).split("-")[0];
        String closed = boxes.get(1).split("-")[0];
        act(changed, "notes", Map.of("by", "Omar", "text", "Mine"));
        act(closed, "close", Map.of("by", "Omar", "until", "ends"));
        List<String> chosen = List.of(boxes.get(0), closed + "-1", boxes.get(2), "999999999-0");

        Document after = post(Map.of("by", "Rana", "chosen", chosen), 200);

        String said = after.select(".notice[role=status]").text();
        assertThat(said)
                .contains("1 alert was acknowledged.", "Omar has done something about it since")
                .contains("It stands at: closed", "There is no such alert");
        assertThat(after.select(".notice[role=status] a").eachAttr("href"))
                .containsExactly("/alerts/" + changed, "/alerts/" + closed, "/alerts/999999999");
        assertThat(Api.get("/alerts/" + boxes.get(2).split("-")[0])
                        .path("workflow")
                        .asText())
                .isEqualTo("ACKNOWLEDGED");
        assertThat(Api.get("/alerts/" + changed).path("workflow").asText()).isEqualTo("OPEN");
        ArabicPage.check(given().accept("text/html")
                .header("Accept-Language", "ar")
                .formParam("by", "Rana")
                .formParam("chosen", chosen)
                .post(ACTION)
                .asString());
    }

    @Test
    void withoutANameNothingIsDoneAndWhatWasTickedStaysTicked() {
        String box = boxes(Jsoup.parse(given().get(FILTERED).asString())).get(0);
        Document refused = post(Map.of("by", " ", "chosen", List.of(box)), 400);
        assertThat(refused.getElementById("chosen-by").attr("aria-invalid")).isEqualTo("true");
        assertThat(refused.select(".pick[checked]").eachAttr("value")).containsExactly(box);
        assertThat(Api.get("/alerts/" + box.split("-")[0]).path("workflow").asText())
                .isEqualTo("OPEN");
        assertThat(post(Map.of("by", "Rana"), 400)
                        .select(".notice[role=status]")
                        .text())
                .contains("None was chosen");
        assertThat(post(Map.of("by", "Rana", "chosen", List.of("all")), 400)
                        .select(".fault")
                        .text())
                .contains("is no alert and the version of the work on it");
    }

    private static List<String> boxes(Document list) {
        return list.select("ol.alerts .pick").eachAttr("value");
    }

    private static void act(String alert, String deed, Map<String, String> doing) {
        given().contentType("application/json")
                .body(doing)
                .post("/api/v1/alerts/" + alert + "/" + deed)
                .then()
                .statusCode(200);
    }

    private static Document post(Map<String, ?> form, int status) {
        return Jsoup.parse(given().accept("text/html")
                .contentType("application/x-www-form-urlencoded; charset=utf-8")
                .formParams(form)
                .post(ACTION)
                .then()
                .statusCode(status)
                .extract()
                .asString());
    }
}
