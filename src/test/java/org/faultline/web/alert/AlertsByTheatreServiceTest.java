package org.faultline.web.alert;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.fixture.ThreeTheatres.SYRIA;
import static org.faultline.fixture.ThreeTheatres.YEMEN;
import static org.faultline.fixture.ThreeTheatres.clash;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.fixture.Api;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.faultline.fixture.ThreeTheatres;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever reads alerts may ask for those of one theatre. One stands in the levant, and one for the same groups in the gulf. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
@TestProfile(ThreeTheatres.class)
class AlertsByTheatreServiceTest {
    @Inject
    Service service;

    private String levant = "";
    private String gulf = "";

    @BeforeEach
    void begin() {
        service.empty();
        service.deliver("[" + clash("a", 0, 10, SYRIA) + "," + clash("b", 0, 11, SYRIA) + "]");
        service.deliver("[" + clash("c", 0, 12, YEMEN) + "," + clash("d", 0, 13, YEMEN) + "]");
        levant = id("levant");
        gulf = id("gulf");
    }

    private static String id(String theatre) {
        List<String> found = Api.texts(Api.get("/alerts?theatre=" + theatre).path("alerts"), "id");
        assertThat(found).as("alerts of " + theatre).hasSize(1);
        return found.get(0);
    }

    @Test
    void theListAndItsExportsHoldThoseOfTheTheatre() {
        assertThat(levant).isNotEqualTo(gulf);
        given().get("/api/v1/alerts/" + gulf).then().body("theatre", equalTo("gulf"));
        assertThat(given().get("/api/v1/alerts.csv?theatre=gulf").asString().lines())
                .hasSize(2)
                .anyMatch(line -> line.contains("/" + gulf + ",") || line.startsWith(gulf + ","));
        given().get("/api/v1/alerts.geojson?theatre=gulf")
                .then()
                .body("features.properties.theatre", equalTo(List.of("gulf")));
        assertThat(Jsoup.parse(given().get("/api/v1/alerts.atom?theatre=levant").asString())
                        .select("entry link[href$=/alerts/" + levant + "]"))
                .isNotEmpty();
        assertThat(Jsoup.parse(given().get("/api/v1/alerts.atom?theatre=levant").asString())
                        .select("entry"))
                .hasSize(1);
    }

    @Test
    void theStreamTellsOfNoOther() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + RestAssured.port + "/api/v1/alerts/stream?theatre=gulf"))
                .header("Last-Event-ID", "0")
                .build();
        HttpResponse<Stream<String>> answer =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
        assertThat(answer.statusCode()).isEqualTo(200);
        try (Stream<String> lines = answer.body()) {
            assertThat(lines.filter(line -> line.startsWith("data:")).findFirst())
                    .hasValueSatisfying(line -> assertThat(line).contains("\"theatre\":\"gulf\""));
        }
    }

    @Test
    void aTheatreThatThereIsNotFindsNothingAndThePageSaysWhichThereAre() {
        given().get("/api/v1/alerts?theatre=golf").then().statusCode(200).body("alerts", hasSize(0));
        given().get("/alerts?theatre=golf")
                .then()
                .statusCode(400)
                .body(containsString("is no theatre (there are gulf, levant, world)"));
    }

    @Test
    void theListOffersTheTheatresAndKeepsTheOtherFilters() {
        Document all = page("/alerts?severity=HIGH");
        assertThat(all.select("ol.alerts > li")).hasSize(2);
        assertThat(all.select("nav.filters a[href*=theatre=]").eachText()).containsExactly("gulf", "levant", "world");
        Document some = page(all.select("nav.filters a[href*=theatre=gulf]").attr("href"));
        assertThat(some.select("ol.alerts a[href=/alerts/" + gulf + "]")).isNotEmpty();
        assertThat(some.select("ol.alerts > li")).hasSize(1);
        assertThat(some.select("nav.filters a[aria-current]").eachText()).contains("gulf");
        assertThat(some.select("a[href*=alerts.csv]").attr("href")).contains("severity=HIGH", "theatre=gulf");
        assertThat(page("/alerts?theatre=golf")
                        .select("nav.filters a[aria-current]")
                        .eachText())
                .contains("golf");
    }

    @Test
    void thePageOfAnAlertNamesItsTheatre() {
        assertThat(page("/alerts/" + gulf)
                        .select("dl.facts a[href=/alerts?theatre=gulf]")
                        .text())
                .isEqualTo("gulf");
    }

    private static Document page(String path) {
        return Jsoup.parse(given().urlEncodingEnabled(false).get(path).asString());
    }
}
