package org.faultline.web.export;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import net.sf.geographiclib.Geodesic;
import org.faultline.fixture.Api;
import org.faultline.fixture.Desk;
import org.faultline.fixture.SampleArticles;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.geojson.Feature;
import org.geojson.FeatureCollection;
import org.geojson.LngLatAlt;
import org.geojson.Point;
import org.geojson.Polygon;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What other programs take along, read by readers that are not ours. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class ExportsServiceTest {
    @Inject
    Service service;

    @Inject
    ObjectMapper json;

    @BeforeEach
    void sample() {
        service.empty();
        service.deliver(SampleArticles.byArticle().get("S000"));
        service.deliver(SampleArticles.byArticle().get("S001"));
    }

    @Test
    void aMapReadsAlertsAndEventsAsPointsWithTheirUncertainty() throws Exception {
        for (String list : List.of("alerts", "events")) {
            FeatureCollection all = features(list + ".geojson?limit=500");
            assertThat(all.getFeatures()).as(list).hasSize(ids(list).size());
            assertThat(all.getFeatures())
                    .filteredOn(f -> f.getGeometry() != null)
                    .isNotEmpty()
                    .allSatisfy(f -> {
                        LngLatAlt at = ((Point) f.getGeometry()).getCoordinates();
                        assertThat(at.getLongitude()).isBetween(30.0, 50.0);
                        assertThat(at.getLatitude()).isBetween(28.0, 40.0);
                        assertThat(f.getProperties()).containsKeys("uncertaintyMetres", "placeName");
                    });
        }
    }

    @Test
    void aPolygonIsTheCircleWithinWhichAPlaceLies() throws Exception {
        int circles = 0;
        for (Feature f : features("events.geojson?geometry=polygon&limit=500").getFeatures()) {
            if (f.getGeometry() instanceof Polygon circle) {
                circles++;
                List<LngLatAlt> ring = circle.getExteriorRing();
                assertThat(ring.get(0)).isEqualTo(ring.get(ring.size() - 1));
                assertThat(area(ring)).as("counterclockwise").isPositive();
                int radius = f.getProperty("uncertaintyMetres");
                double across = Geodesic.WGS84.Inverse(
                                ring.get(0).getLatitude(),
                                ring.get(0).getLongitude(),
                                ring.get(32).getLatitude(),
                                ring.get(32).getLongitude())
                        .s12;
                assertThat(across).isCloseTo(2.0 * radius, within(radius * 0.001));
            }
        }
        assertThat(circles).isPositive();
    }

    @Test
    void theEventsOfOneAlertAreAFeatureEach() throws Exception {
        JsonNode brief = Api.get("/alerts?rule=allied-clashes").path("alerts").path(0);
        String path = "alerts/" + brief.path("id").asText();
        JsonNode evidence = Api.get("/" + path).path("evidence");
        List<Feature> events = features(path + ".geojson").getFeatures();
        assertThat(events.stream().map(Feature::getId)).containsExactlyElementsOf(Api.texts(evidence, "event"));
        for (int i = 0; i < evidence.size(); i++) {
            JsonNode event = evidence.get(i);
            assertThat(events.get(i).<String>getProperty("day"))
                    .isEqualTo(event.path("day").asText());
            if (event.has("lat")) {
                LngLatAlt at = ((Point) events.get(i).getGeometry()).getCoordinates();
                assertThat(at.getLatitude()).isCloseTo(event.path("lat").asDouble(), within(0.0001));
                assertThat(events.get(i).<String>getProperty("placeName"))
                        .isEqualTo(event.path("place").asText());
            }
        }
        assertThat(events).anyMatch(e -> e.getGeometry() != null);
    }

    @Test
    void aSpreadsheetReadsARowForEachAndNoFormula() {
        service.deliver(
                Desk.clash("=1+1", "2024-11-18", 3).from("=HYPERLINK(1)").json());
        for (String list : List.of("alerts", "events")) {
            List<NamedCsvRecord> rows = rows(get(list + ".csv?limit=500").asString());
            assertThat(rows.stream().map(r -> r.getField("id"))).containsExactlyElementsOf(ids(list));
            assertThat(rows).allSatisfy(r -> assertThat(r.getFields())
                    .noneMatch(cell -> cell.matches("(?s)[=+@\\t\\r].*") || cell.matches("-[^0-9].*")));
        }
        assertThat(rows(get("events.csv?limit=500").asString()).stream().map(r -> r.getField("sources")))
                .contains("'=HYPERLINK(1)");
        assertThat(get("alerts.csv").asString()).contains("\r\n").doesNotContain("\n\n");
    }

    @Test
    void hxlHashtagsStandBelowTheNames() {
        List<NamedCsvRecord> rows = rows(get("events.csv?hxl=true").asString());
        assertThat(rows.get(0).getFields()).allMatch(tag -> tag.matches("#[a-z0-9]+(\\+[a-z]+)*"));
        assertThat(rows.get(0).getField("lat")).isEqualTo("#geo+lat");
    }

    @Test
    void aFeedLeadsThroughAllAlertsByItsLinks() throws Exception {
        List<String> pages = new ArrayList<>();
        String next = "alerts.atom?limit=5";
        while (next != null) {
            SyndFeed feed = new SyndFeedInput().build(new StringReader(get(next).asString()));
            assertThat(feed.getUri()).contains("/api/v1/alerts.atom?");
            for (SyndEntry entry : feed.getEntries()) {
                pages.add(entry.getLink().replaceFirst(".*/", ""));
                assertThat(entry.getTitle()).isNotBlank();
                assertThat(entry.getDescription().getValue()).isNotBlank();
                assertThat(entry.getUpdatedDate()).isNotNull();
            }
            next = feed.getLinks().stream()
                    .filter(l -> "next".equals(l.getRel()))
                    .map(l -> l.getHref().replaceFirst(".*/api/v1/", ""))
                    .findFirst()
                    .orElse(null);
        }
        assertThat(pages).containsExactlyElementsOf(ids("alerts"));
        SyndFeed high = new SyndFeedInput()
                .build(new StringReader(
                        get("alerts.atom?severity=HIGH&limit=500").asString()));
        assertThat(high.getEntries())
                .hasSize(Api.get("/alerts?severity=HIGH&limit=500")
                        .path("alerts")
                        .size());
    }

    /** The order and the words are those of the schema of CAP 1.2. */
    @Test
    void capTellsAnAlertItsUpdatesAndItsWithdrawalAsOneChain() throws Exception {
        service.empty();
        service.deliver(Desk.clash("one", "2024-11-02", 6).json());
        service.deliver(Desk.clash("two", "2024-11-04", 2).from("Another desk").json());
        String id = Api.get("/alerts?rule=allied-clashes")
                .path("alerts")
                .path(0)
                .path("id")
                .asText();
        service.deliver(Desk.clash("one", "2024-11-02", 6).retracted("2024-11-05"));
        service.deliver(Desk.clash("two", "2024-11-04", 2).retracted("2024-11-05"));
        int revisions = Api.get("/alerts/" + id).path("revisions").size();
        assertThat(revisions).isGreaterThan(1);
        List<String> told = new ArrayList<>();
        for (int number = 1; number <= revisions; number++) {
            Element alert = xml(get("alerts/" + id + ".cap?revision=" + number));
            assertThat(names(alert))
                    .isSubsetOf(
                            "identifier",
                            "sender",
                            "sent",
                            "status",
                            "msgType",
                            "scope",
                            "restriction",
                            "references",
                            "info");
            assertThat(child(alert, "msgType"))
                    .isEqualTo(number == 1 ? "Alert" : number == revisions ? "Cancel" : "Update");
            assertThat(number == 1 ? "" : child(alert, "references")).isEqualTo(String.join(" ", told));
            assertThat(child(alert, "sent")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d-00:00");
            told.add(child(alert, "sender") + "," + child(alert, "identifier") + "," + child(alert, "sent"));
            Element info = (Element) alert.getElementsByTagName("info").item(0);
            assertThat(names(info))
                    .containsSubsequence(
                            "language",
                            "category",
                            "event",
                            "urgency",
                            "severity",
                            "certainty",
                            "onset",
                            "senderName",
                            "headline",
                            "description",
                            "web",
                            "parameter",
                            "area");
            assertThat(child(info, "severity")).isIn("Extreme", "Severe", "Moderate", "Minor");
            assertThat(child(info, "certainty")).isIn("Observed", "Likely", "Possible");
        }
        assertThat(told).doesNotHaveDuplicates();
        assertThat(get("alerts/" + id + ".cap").asString())
                .isEqualTo(get("alerts/" + id + ".cap?revision=" + revisions).asString());
        get("alerts/" + id + ".cap?revision=99")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("revision"));
    }

    @Test
    void placesOfAnAlertAreCirclesOfItsArea() throws Exception {
        service.empty();
        service.deliver(Desk.clash("one", "2024-11-02", 6).json());
        JsonNode alert = Api.get("/alerts").path("alerts").path(0);
        Element cap = xml(get("alerts/" + alert.path("id").asText() + ".cap"));
        JsonNode at = alert.path("location");
        String[] circle = child(cap, "circle").split("[, ]");
        assertThat(Double.parseDouble(circle[0])).isCloseTo(at.path("lat").asDouble(), within(0.0001));
        assertThat(Double.parseDouble(circle[1])).isCloseTo(at.path("lon").asDouble(), within(0.0001));
        assertThat(circle[2])
                .isEqualTo(String.valueOf(at.path("uncertaintyMetres").asInt() / 1000));
        assertThat(child(cap, "areaDesc")).isEqualTo(at.path("name").asText());
    }

    @Test
    void whoHasAListAlreadyIsToldThatItIsTheSameUntilItChanges() {
        AtomicReference<String> seen = new AtomicReference<>();
        // what the clock changes after a delivery may come between two requests
        await().until(() -> {
            seen.set(get("alerts.geojson").then().statusCode(200).extract().header("ETag"));
            return given().header("If-None-Match", seen.get())
                            .get("/api/v1/alerts.geojson")
                            .statusCode()
                    == 304;
        });
        String tag = seen.get();
        given().header("If-None-Match", tag).get("/api/v1/alerts.csv").then().statusCode(200);
        service.deliver(Desk.clash("new", "2024-11-18", 9).json());
        given().header("If-None-Match", tag)
                .get("/api/v1/alerts.geojson")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "application/geo+json, alerts.geojson",
        "application/geo+json, events.geojson",
        "text/csv, alerts.csv",
        "application/atom+xml, alerts.atom",
        "'text/csv;q=0.5, application/json', alerts.json",
        "*/*, alerts.json",
        "'text/html,application/xhtml+xml,*/*;q=0.8', events.json"
    })
    void theHeaderAcceptAsksForTheSameAsTheEndOfTheAddress(String accept, String address) {
        String list = address.substring(0, address.indexOf('.'));
        Response byHeader = given().header("Accept", accept).get("/api/v1/" + list + "?limit=3");
        Response byEnd = get(address + "?limit=3");
        assertThat(byHeader.asString()).isEqualTo(byEnd.asString());
        assertThat(byHeader.contentType()).isEqualTo(byEnd.contentType());
        assertThat(byHeader.header("Link")).isEqualTo(byEnd.header("Link"));
    }

    /** Pages bear the token of their forms, which could be guessed from their length beside a text of the attacker's (BREACH). */
    @Test
    void listsAreCompressedAndPagesAreNot() throws Exception {
        for (String list :
                List.of("/api/v1/alerts", "/api/v1/alerts.geojson", "/api/v1/alerts.csv", "/api/v1/alerts.atom")) {
            assertThat(encoding(list)).as(list).isEqualTo("gzip");
        }
        assertThat(encoding("/alerts")).isIn("", "identity");
    }

    private static String encoding(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
                .header("Accept-Encoding", "gzip")
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue("Content-Encoding")
                .orElse("");
    }

    @Test
    void whatThereIsNotIsRefused() {
        given().header("Accept", "text/turtle").get("/api/v1/alerts").then().statusCode(406);
        get("alerts.shp").then().statusCode(404);
        get("alerts.geojson?geometry=circle")
                .then()
                .statusCode(400)
                .body("violations[0].reason", containsString("POINT"));
        get("alerts?bbox=1,2,3").then().statusCode(400).body("violations[0].field", equalTo("bbox"));
    }

    /** Around Deir ez-Zor, and the rest of the world across the date line. */
    @Test
    void aBoxFindsTheAlertsOfWhichAnEventLiesWithin() {
        Set<String> inside = new TreeSet<>(ids("alerts", "bbox=39,34,41,36"));
        Set<String> outside = new TreeSet<>(ids("alerts", "bbox=41,-90,39,90"));
        Set<String> all = new TreeSet<>(ids("alerts"));
        assertThat(inside).isNotEmpty().isNotEqualTo(all);
        for (JsonNode alert : Api.get("/alerts?limit=500").path("alerts")) {
            double lat = alert.path("location").path("lat").asDouble();
            double lon = alert.path("location").path("lon").asDouble();
            if (lat >= 34 && lat <= 36 && lon >= 39 && lon <= 41) {
                assertThat(inside).contains(alert.path("id").asText());
            }
            if (alert.has("location") && (lon < 39 || lon > 41)) {
                assertThat(outside).contains(alert.path("id").asText());
            }
        }
    }

    private static Response get(String address) {
        return given().urlEncodingEnabled(false).get("/api/v1/" + address);
    }

    private FeatureCollection features(String address) throws Exception {
        return json.readValue(get(address).then().statusCode(200).extract().asString(), FeatureCollection.class);
    }

    private static List<NamedCsvRecord> rows(String text) {
        return CsvReader.builder().ofNamedCsvRecord(text).stream().toList();
    }

    private static List<String> ids(String list, String... query) {
        List<String> all = new ArrayList<>();
        Api.get("/" + list + "?limit=500"
                        + Arrays.stream(query).map(q -> "&" + q).collect(Collectors.joining()))
                .path(list)
                .forEach(one -> all.add(one.path("id").asText()));
        return all;
    }

    /** Twice the signed area in square degrees. */
    private static double area(List<LngLatAlt> ring) {
        return IntStream.range(1, ring.size())
                .mapToDouble(i -> ring.get(i - 1).getLongitude() * ring.get(i).getLatitude()
                        - ring.get(i).getLongitude() * ring.get(i - 1).getLatitude())
                .sum();
    }

    private static Element xml(Response answer) throws Exception {
        byte[] text = answer.then().statusCode(200).extract().asString().getBytes(UTF_8);
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text))
                .getDocumentElement();
    }

    private static String child(Element of, String name) {
        return of.getElementsByTagName(name).item(0).getTextContent();
    }

    private static List<String> names(Element of) {
        List<String> all = new ArrayList<>();
        for (Node n = of.getFirstChild(); n != null; n = n.getNextSibling()) {
            all.add(n.getNodeName());
        }
        return all;
    }
}
