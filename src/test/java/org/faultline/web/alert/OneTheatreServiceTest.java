package org.faultline.web.alert;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.faultline.fixture.Api;
import org.faultline.fixture.SampleArticles;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where there is one theatre, pages are silent about theatres. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class OneTheatreServiceTest {
    @Inject
    Service service;

    @BeforeEach
    void begin() {
        service.empty();
        service.deliver(SampleArticles.byArticle().get("S000"));
    }

    @Test
    void noPageNamesIt() {
        String id = Api.get("/alerts").path("alerts").get(0).path("id").asText();
        for (String page : new String[] {"/alerts", "/alerts/" + id, "/subscriptions"}) {
            assertThat(Jsoup.parse(given().get(page).asString()).text())
                    .as(page)
                    .doesNotContain("Theatre");
        }
    }

    @Test
    void theFilterFindsEverythingInItAndNothingElsewhere() {
        int all = Api.get("/alerts").path("alerts").size();
        given().get("/api/v1/alerts?theatre=world").then().body("alerts", hasSize(all));
        given().get("/api/v1/alerts?theatre=levant").then().body("alerts", hasSize(0));
    }
}
