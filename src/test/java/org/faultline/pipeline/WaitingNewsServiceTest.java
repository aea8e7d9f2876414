package org.faultline.pipeline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Set;
import java.util.stream.LongStream;
import org.faultline.fixture.ReloadRules;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.faultline.pipeline.lane.ReportQueue;
import org.faultline.report.store.ReportLog;
import org.faultline.report.store.ReportsStored;
import org.faultline.report.store.StoredReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** News that came while the lane was busy is told together, and says in the end what it would say one by one. */
@QuarkusTest
@TestProfile(ReloadRules.class)
@WithTestResource(TestSurroundings.class)
class WaitingNewsServiceTest {
    private static final String RETRACTED =
            "{\"dataset\": \"desk\", \"externalId\": \"%s\", \"asOf\": \"%s\", \"retracted\": true}";

    @Inject
    Service service;

    @Inject
    Pipeline pipeline;

    @Inject
    ReportLog reportLog;

    @BeforeEach
    void empty() {
        ReloadRules.reset();
        given().post("/api/v1/rules/reload").then().statusCode(200);
        service.empty();
    }

    @Test
    void whatCameInOneMinuteIsToldOnce() {
        String[] news = {
            strike("a", "2024-11-17T08:00:01Z", 20),
            strike("b", "2024-11-17T08:00:02Z", 16),
            strike("c", "2024-11-17T08:00:03Z", 30),
            strike("a", "2024-11-17T08:00:04Z", 17),
            RETRACTED.formatted("b", "2024-11-17T08:00:05Z")
        };
        for (String one : news) {
            service.deliver(one);
        }
        Set<String> singly = service.alerts();
        Set<String> firings = service.firings();
        given().get("/api/v1/alerts/" + id()).then().body("revisions", hasSize(5));

        service.empty();
        arriveAtOnce(news);
        assertThat(service.alerts()).isEqualTo(singly);
        assertThat(service.firings()).isEqualTo(firings);
        given().get("/api/v1/alerts/" + id())
                .then()
                .body("revisions.reason", contains("FIRST"))
                .body("revisions.at", contains("2024-11-17T08:00:05Z"));
    }

    @Test
    void whatCameAtDifferentTimesIsToldOneAfterTheOther() {
        arriveAtOnce(
                strike("a", "2024-11-16T08:00:00Z", 20),
                strike("b", "2024-11-16T08:00:30Z", 20),
                strike("c", "2024-11-17T08:00:00Z", 30));
        given().get("/api/v1/alerts/" + id())
                .then()
                .body("revisions.at", contains("2024-11-16T08:00:30Z", "2024-11-17T08:00:00Z"));
    }

    @Test
    void onlySoManyReportsGoTogether() {
        ReportQueue queue = new ReportQueue(reportLog, "world", 4);
        queue.offer(stored(1, 2));
        queue.offer(stored(3, 4));
        queue.offer(stored(5, 5));
        assertThat(queue.after(0)).extracting(StoredReport::seq).containsExactly(1L, 2L, 3L, 4L);
        assertThat(queue.after(4)).extracting(StoredReport::seq).containsExactly(5L);
        queue.offer(stored(6, 8));
        queue.offer(stored(9, 10));
        assertThat(queue.after(5)).extracting(StoredReport::seq).containsExactly(6L, 7L, 8L);
        assertThat(queue.after(8)).extracting(StoredReport::seq).containsExactly(9L, 10L);
        assertThat(queue.after(10)).isEmpty();
    }

    /** So that a theatre of which nothing is told does not look through all that is told of others again and again. */
    @Test
    void whatIsForOtherTheatresIsPassedOver() {
        ReportQueue queue = new ReportQueue(reportLog, "world", 100);
        queue.offer(stored(1, 2));
        queue.offer(stored(3, 5, "levant"));
        queue.offer(stored(6, 6));
        queue.offer(stored(7, 9, "levant"));
        assertThat(queue.after(0)).extracting(StoredReport::seq).containsExactly(1L, 2L, 6L);
        assertThat(queue.through(6)).isEqualTo(9);
        assertThat(queue.after(6)).isEmpty();
        queue.offer(stored(10, 10));
        assertThat(queue.after(6)).extracting(StoredReport::seq).containsExactly(10L);
    }

    private static ReportsStored stored(long from, long to) {
        return stored(from, to, "world");
    }

    private static ReportsStored stored(long from, long to, String theatre) {
        Instant at = Instant.parse("2024-11-17T08:00:00Z");
        return new ReportsStored(
                from - 1,
                LongStream.rangeClosed(from, to)
                        .mapToObj(seq -> new StoredReport(seq, from, at, at, true, theatre, null, null, null, null))
                        .toList());
    }

    /** While the lane is opened again, so that it finds all of them waiting. */
    private void arriveAtOnce(String... reports) {
        pipeline.reopen(() -> {
            for (String r : reports) {
                given().contentType("application/json")
                        .body(r)
                        .post("/api/v1/reports")
                        .then()
                        .statusCode(200);
            }
        });
        service.settle();
    }

    private static String id() {
        return given().get("/api/v1/alerts").then().extract().path("alerts[0].id");
    }

    private static String strike(String id, String asOf, int dead) {
        return """
                {"dataset": "desk", "externalId": "%1$s", "asOf": "%2$s", "type": "CLASH", "date": {"best": "2024-11-1%3$d", "precision": 1},
                 "sideA": ["regime"], "sideB": ["IRGC"], "place": {"name": "al-Bukamal"},
                 "fatalities": {"low": %4$d, "best": %4$d, "high": %4$d}, "source": {"originalSource": "Desk"}, "quote": "They fought."}
                """.formatted(id, asOf, id.charAt(0) - 'a', dead);
    }
}
