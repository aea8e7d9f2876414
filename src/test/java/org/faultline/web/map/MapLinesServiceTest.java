package org.faultline.web.map;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.faultline.fixture.TestSurroundings;
import org.geojson.Feature;
import org.geojson.FeatureCollection;
import org.geojson.LineString;
import org.geojson.Point;
import org.junit.jupiter.api.Test;

/** What maps on pages are drawn over. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class MapLinesServiceTest {
    private static final String AROUND_SYRIA = "/map/lines.geojson?bbox=20,20,60,50";

    @Inject
    ObjectMapper json;

    @Test
    void bordersAndCoastsComeWithWhatIsDisputedAboutThem() throws Exception {
        List<Feature> lines = lines(AROUND_SYRIA);
        assertThat(lines)
                .filteredOn(l -> !l.getProperty("kind").equals("country"))
                .allSatisfy(l -> assertThat(l.getGeometry()).isInstanceOf(LineString.class));
        assertThat(between(lines)).contains("Iraq–Syria").doesNotContain("India–Pakistan");
        assertThat(lines).anyMatch(l -> l.getProperty("kind").equals("coast"));
        assertThat(lines)
                .filteredOn(l -> "Israel–Syria".equals(l.getProperty("between")))
                .isNotEmpty()
                .allSatisfy(l -> assertThat(l.<String>getProperty("disputed")).isNotEmpty());
        assertThat(between(lines("/map/lines.geojson"))).contains("India–Pakistan", "Iraq–Syria");
    }

    @Test
    void countriesAreNamedInBothLanguagesWhereTheyLie() throws Exception {
        List<Feature> countries = lines("/map/lines.geojson?bbox=35,32,43,38").stream()
                .filter(l -> l.getProperty("kind").equals("country"))
                .toList();
        assertThat(countries)
                .extracting(c -> c.getProperty("en"), c -> c.getProperty("ar"))
                .contains(tuple("Syria", "سوريا"))
                .doesNotContain(tuple("France", "فرنسا"));
        assertThat(countries)
                .filteredOn(c -> c.getProperty("en").equals("Syria"))
                .singleElement()
                .satisfies(c -> assertThat(c.getGeometry()).isInstanceOf(Point.class));
    }

    @Test
    void theFirstPageWithAllThatItLoadsButTheLibraryIsBelow150Kilobytes() throws Exception {
        int bytes = 0;
        for (String part : List.of(
                "/alerts",
                "/faultline.css",
                "/faultline.js",
                "/map.js",
                "/leaflet/leaflet.css",
                "/api/v1/alerts.geojson?limit=500",
                AROUND_SYRIA)) {
            bytes += compressed(part);
        }
        assertThat(bytes).isLessThan(150_000);
    }

    @Test
    void whoHasTheLinesAlreadyIsToldSo() {
        String tag = given().get(AROUND_SYRIA).then().statusCode(200).extract().header("ETag");
        given().header("If-None-Match", tag).get(AROUND_SYRIA).then().statusCode(304);
    }

    @Test
    void whatIsNoBoxIsRefused() {
        given().get("/map/lines.geojson?bbox=1,2,3")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("bbox"));
        given().get("/map/lines.geojson?box=1,2,3,4").then().statusCode(400);
    }

    private List<Feature> lines(String path) throws Exception {
        return json.readValue(given().get(path).asString(), FeatureCollection.class)
                .getFeatures();
    }

    private static Set<String> between(List<Feature> lines) {
        return lines.stream()
                .filter(l -> l.getProperty("kind").equals("border"))
                .map(l -> l.<String>getProperty("between"))
                .collect(Collectors.toSet());
    }

    private static int compressed(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
                .header("Accept-Encoding", "gzip")
                .build();
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body().length;
    }
}
