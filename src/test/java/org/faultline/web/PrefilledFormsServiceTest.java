package org.faultline.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.faultline.fixture.Api;
import org.faultline.fixture.SampleArticles;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.faultline.subscription.store.Tokens;
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

    @Inject
    Tokens tokens;

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

    @Test
    void pagesOfAGroupAnAreaAndAnAlertLeadToASubscriptionAboutThem() {
        service.deliver(SampleArticles.byArticle().get("S000"));
        service.deliver(SampleArticles.byArticle().get("S001"));
        String alert = Api.get("/alerts?rule=allied-clashes")
                .path("alerts")
                .path(0)
                .path("id")
                .asText();
        assertThat(ticked("/groups/iran-axis", "groups")).containsExactly("iran-axis");
        assertThat(ticked("/areas/SYR", "countries")).containsExactly("SYR");
        assertThat(ticked("/areas/SYR/Deir%20ez-Zor", "admin1s")).containsExactly("Deir ez-Zor");
        assertThat(ticked("/alerts/" + alert, "rules")).containsExactly("allied-clashes");
        assertThat(ticked("/alerts/" + alert, "groups")).isNotEmpty();
        Document unknown = page("/subscriptions?rules=no-such-rule,dyad-tension");
        assertThat(unknown.select("input[name=rules]").val()).isEqualTo("no-such-rule");
        assertThat(unknown.select("input[name=rulesTicked][checked]").eachAttr("value"))
                .containsExactly("dyad-tension");
        given().get("/subscriptions?colour=red").then().statusCode(400).body(containsString("colour"));
    }

    /** What is ticked in the form that a page leads to. */
    private static List<String> ticked(String path, String field) {
        String link = page(path).select("main a[href^=/subscriptions?]").attr("href");
        return page(link).select("input[name=" + field + "Ticked][checked]").eachAttr("value");
    }

    @Test
    void whateverIsTickedOrTypedCounts() throws Exception {
        Document asked = Jsoup.parse(given().accept("text/html")
                .formParam("address", "desk@example.org")
                .formParam("rules", "dyad-tension")
                .formParam("rulesTicked", "allied-clashes", "dyad-tension")
                .formParam("groupsTicked", "iran-axis")
                .post("/subscriptions")
                .then()
                .statusCode(200)
                .extract()
                .asString());
        assertThat(asked.select("input[name=rulesTicked][checked]").eachAttr("value"))
                .containsExactlyInAnyOrder("allied-clashes", "dyad-tension");
        service.awaitMail("desk@example.org", 1);
        String manage = "/subscriptions/manage?token=" + tokens.token(1, Tokens.Purpose.MANAGE);
        Document own = page(manage);
        assertThat(own.select("#s1-rules").val()).isEmpty();
        assertThat(own.select("input[name=number] ~ .wish input[name=rulesTicked][checked]")
                        .eachAttr("value"))
                .containsExactlyInAnyOrder("allied-clashes", "dyad-tension");
        given().urlEncodingEnabled(false)
                .formParams(Map.of("number", "1", "act", "change", "severity", "LOW", "rulesTicked", "dyad-tension"))
                .post(manage)
                .then()
                .statusCode(200);
        assertThat(page(manage)
                        .select("input[name=number] ~ .wish input[checked][name$=Ticked]")
                        .eachAttr("value"))
                .containsExactly("dyad-tension");
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
