package org.faultline.pipeline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.faultline.fixture.ThreeTheatres.SEA;
import static org.faultline.fixture.ThreeTheatres.SYRIA;
import static org.faultline.fixture.ThreeTheatres.YEMEN;
import static org.faultline.fixture.ThreeTheatres.clash;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.awaitility.core.ThrowingRunnable;
import org.faultline.fixture.Api;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestRules;
import org.faultline.fixture.TestSurroundings;
import org.faultline.fixture.ThreeTheatres;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.KnowledgeReader;
import org.faultline.knowledge.RunningKnowledge;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A report whose place turns out to be in another country goes to the theatre of that. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
@TestProfile(ThreeTheatres.class)
class MovedReportsServiceTest {
    /** Nobody knows where that is. */
    private static final String HILL = "{\"name\": \"Hill 223\"}";

    private static final String HILL_IS_IN_YEMEN = """
            {"decision": {"kind": "NEW_PLACE", "name": "Hill 223",
             "place": {"id": "hill-223", "name": "Hill 223", "country": "YEM", "lat": 12.8, "lon": 45.0}},
             "by": "Ana", "why": "seen on the map"}
            """;

    private static final String LIONS_ARE_NDF = """
            {"decision": {"kind": "ACTOR_ALIAS", "name": "Bukamal Lions", "actor": "ndf"}, "by": "Ana", "why": "their own statement"}
            """;

    @Inject
    Service service;

    @Inject
    RunningKnowledge known;

    @Inject
    Pipeline pipeline;

    @Inject
    ReportsByTheatre reports;

    @Inject
    DataSource database;

    @BeforeEach
    void empty() {
        service.empty();
    }

    @Test
    void aCorrectionOfThePlaceMovesAReportToAnotherTheatre() {
        service.deliver(clash("a", 0, 10, SYRIA));
        service.deliver(clash("b", 0, 11, YEMEN));
        assertThat(service.alerts()).isEmpty();
        service.deliver(clash("b", 1, 11, SYRIA));
        assertThat(service.alerts()).containsExactly("two-days {dyad=assad-side|iran-axis} ACTIVE [desk:a, desk:b]");
        assertThat(Api.get("/events").path("events")).hasSize(2);
        service.deliver(clash("b", 2, 11, SEA));
        assertThat(service.alerts()).allMatch(a -> a.contains("WITHDRAWN"));
        assertThat(Api.get("/events").path("events")).hasSize(2);
        service.deliver(
                "{\"dataset\": \"desk\", \"externalId\": \"b\", \"asOf\": \"2024-11-17T09:00:00Z\", \"retracted\": true}");
        assertThat(Api.get("/events").path("events")).hasSize(1);
    }

    @Test
    void aDecisionOnAPlacesNameMovesItsReportsAndTakingItBackMovesThemBack() {
        service.deliver("[" + clash("a", 0, 8, HILL) + "," + clash("b", 0, 10, HILL) + "]");
        service.deliver(clash("c", 0, 11, YEMEN));
        assertThat(theatresOfAlerts()).containsExactly("world ACTIVE");
        int decision = service.decide(HILL_IS_IN_YEMEN);
        soon(() -> assertThat(theatresOfAlerts()).containsExactly("gulf ACTIVE", "world WITHDRAWN"));
        assertThat(service.alerts()).contains("two-days {dyad=assad-side|iran-axis} ACTIVE [desk:a, desk:b, desk:c]");
        assertThat(Api.get("/events").path("events")).hasSize(3);
        given().delete("/api/v1/names/decisions/" + decision + "?by=Ben").then().statusCode(204);
        soon(() -> assertThat(theatresOfAlerts())
                .containsExactlyInAnyOrder("gulf WITHDRAWN", "world ACTIVE", "world WITHDRAWN"));
        assertThat(Api.get("/events").path("events")).hasSize(3);
    }

    /** As far as its own theatre has come, the other may be far ahead. */
    @Test
    void aDecisionMovesAlsoWhatNobodyHasWorkedOutYet() throws SQLException {
        service.deliver("[" + clash("a", 0, 10, YEMEN) + "," + clash("b", 0, 10, HILL) + "]");
        execute("update lane set fence = fence + 1, owner = 'other', expires = now() + interval '1 hour'"
                + " where theatre = 'world'");
        given().contentType("application/json")
                .body(clash("c", 0, 11, HILL))
                .post("/api/v1/reports")
                .then()
                .statusCode(200);
        given().contentType("application/json")
                .body(clash("d", 0, 1, YEMEN))
                .post("/api/v1/reports")
                .then()
                .statusCode(200);
        soon(() -> given().get("/api/v1/status")
                .then()
                .body("cluster.theatres.find { it.name == 'gulf' }.waiting", equalTo(0))
                .body("cluster.theatres.find { it.name == 'world' }.waiting", equalTo(1)));
        service.decide(HILL_IS_IN_YEMEN);
        soon(() -> assertThat(service.alerts())
                .contains("two-days {dyad=assad-side|iran-axis} ACTIVE [desk:d, desk:a, desk:b, desk:c]"));
        execute("update lane set expires = now() where theatre = 'world'");
        soon(() -> assertThat(Api.get("/events").path("events")).hasSize(4));
        assertThat(theatresOfAlerts()).containsExactly("gulf ACTIVE");
    }

    @Test
    void whatIsKnownOfAPlaceMovesItsReportsToo() throws IOException {
        service.deliver("[" + clash("a", 0, 10, HILL) + "," + clash("b", 0, 11, HILL) + "]");
        assertThat(theatresOfAlerts()).containsExactly("world ACTIVE");
        Knowledge before = known.now();
        Path more = TestRules.config("test-theatres-more", "[]\n");
        Files.writeString(
                more.resolve("places.yaml"),
                "\n- {id: hill-223, name: Hill 223, country: YEM, lat: 12.8, lon: 45.0}\n",
                StandardOpenOption.APPEND);
        try {
            pipeline.takeOver(KnowledgeReader.read(more));
            soon(() -> assertThat(theatresOfAlerts()).containsExactly("gulf ACTIVE", "world WITHDRAWN"));
        } finally {
            pipeline.takeOver(before);
        }
        soon(() -> assertThat(theatresOfAlerts())
                .containsExactlyInAnyOrder("gulf WITHDRAWN", "world ACTIVE", "world WITHDRAWN"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 5, 6})
    void itDoesNotMatterWhenSomebodyDecides(long seed) throws SQLException {
        Random random = new Random(seed);
        List<String> news = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            LocalDate day = LocalDate.of(2021, 9, 1).plusDays(random.nextInt(150));
            news.add(clash("r" + i, 0, 1, List.of(SYRIA, YEMEN, SEA, HILL).get(random.nextInt(4)))
                    .replace("2024-11-01", day.toString())
                    .replace("NDF", random.nextBoolean() ? "NDF" : "Bukamal Lions"));
        }
        service.decide(HILL_IS_IN_YEMEN);
        service.decide(LIONS_ARE_NDF);
        service.deliver(news.toString());
        Set<String> wanted = firings();
        assertThat(wanted).isNotEmpty();

        service.empty();
        int places = random.nextInt(news.size());
        int actors = random.nextInt(news.size());
        int doubts = random.nextInt(news.size());
        for (int i = 0; i < news.size(); i++) {
            given().contentType("application/json").body(news.get(i)).post("/api/v1/reports");
            if (i == places) {
                service.decide(HILL_IS_IN_YEMEN);
            }
            if (i == actors) {
                service.decide(LIONS_ARE_NDF);
            }
            if (i == doubts) {
                int doubtful = service.decide(
                        HILL_IS_IN_YEMEN.replace("Hill 223", "Red Sea").replace("hill-223", "red-sea"));
                given().delete("/api/v1/names/decisions/" + doubtful + "?by=Ben");
            }
        }
        soon(() -> assertThat(firings()).isEqualTo(wanted));
    }

    /** Those that stand, each with its theatre. */
    private Set<String> firings() throws SQLException {
        Set<String> all = new TreeSet<>();
        try (var c = database.getConnection();
                var s = c.createStatement();
                var r = s.executeQuery("select theatre || ' ' || id from firing where gone_at is null")) {
            while (r.next()) {
                all.add(r.getString(1));
            }
        }
        return all;
    }

    /** Else replicas whose folders differ would move them to and fro. */
    @Test
    void anotherFolderMovesReportsOnlyWhenItIsTakenOver() throws SQLException {
        service.deliver(clash("a", 0, 10, YEMEN));
        execute("update report set theatre = 'world'");
        execute("update report_sorting set knowledge = 'of another replica'");
        reports.look();
        assertThat(theatreOfReport()).isEqualTo("world");
        reports.sortAsKnown();
        assertThat(theatreOfReport()).isEqualTo("gulf");
    }

    private String theatreOfReport() throws SQLException {
        try (var c = database.getConnection();
                var s = c.createStatement();
                var r = s.executeQuery("select theatre from report")) {
            r.next();
            return r.getString(1);
        }
    }

    private static List<String> theatresOfAlerts() {
        List<String> all = new ArrayList<>();
        Api.get("/alerts")
                .path("alerts")
                .forEach(a -> all.add(
                        a.path("theatre").asText() + " " + a.path("condition").asText()));
        Collections.sort(all);
        return all;
    }

    private static void soon(ThrowingRunnable what) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(what);
    }

    private void execute(String sql) throws SQLException {
        try (var c = database.getConnection();
                var s = c.createStatement()) {
            s.execute(sql);
        }
    }
}
