package org.faultline.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.faultline.fixture.Api;
import org.faultline.fixture.SampleArticles;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages lead to forms in which what they are about is filled in. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class PrefilledFormsServiceTest {
    @Inject
    Service service;

    @BeforeEach
    void begin() {
        service.empty();
    }

    @Test
    void thePageOfAnAlertLeadsToASilenceThatWouldCoverIt() {
        service.deliver(SampleArticles.byArticle().get("S000"));
        service.deliver(SampleArticles.byArticle().get("S001"));
        Api.get("/alerts?limit=500").path("alerts").forEach(alert -> {
            String id = alert.path("id").asText();
            String link = page("/alerts/" + id).select("a[href^=/silences?]").attr("href");
            Document silences = page(link);
            String rule = silences.getElementById("rule").val();
            assertThat(rule).isEqualTo(alert.path("rule").asText());
            String group = silences.getElementById("group").val();
            assertThat(group).isNotEmpty();
            String preview = given().formParams(Map.of(
                            "rule",
                            rule,
                            "group",
                            group,
                            "area",
                            silences.getElementById("area").val(),
                            "end",
                            "2099-01-01T00:00",
                            "zone",
                            "UTC"))
                    .post("/silences/preview")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            if (!alert.path("condition").asText().matches("ENDED|WITHDRAWN")) {
                assertThat(Jsoup.parse(preview).select("a[href=/alerts/" + id + "]"))
                        .isNotEmpty();
            }
        });
        given().get("/api/v1/silences").then().body("silences", hasSize(0));
    }

    @Test
    void whatASilenceCannotBeAboutIsNamed() {
        given().get("/silences?rule=allied-clashes&colour=red")
                .then()
                .statusCode(400)
                .body(containsString("colour"));
        assertThat(page("/silences?severity=high")
                        .select("select[name=severity] option[selected]")
                        .eachAttr("value"))
                .containsExactly("high");
    }

    private static Document page(String path) {
        return Jsoup.parse(given().accept("text/html")
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }
}
