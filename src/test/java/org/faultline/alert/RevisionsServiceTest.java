package org.faultline.alert;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.faultline.fixture.Findings;
import org.faultline.fixture.Service;
import org.faultline.fixture.SyntheticNews;
import org.faultline.fixture.TestRules;
import org.faultline.fixture.TestSurroundings;
import org.faultline.report.Report;
import org.faultline.report.delivery.Delivery;
import org.faultline.rule.RuleBook;
import org.faultline.rule.firing.Firing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Revisions, and what is worked out again from the database when memory has forgotten it. */
@QuarkusTest
@TestProfile(TestRules.class)
@WithTestResource(TestSurroundings.class)
class RevisionsServiceTest {
    /** UCDP GED 318929 (CC BY 4.0): its headlines of 17, 18 and 23 September 2019 gave 10, 17 and 19 dead. */
    private static final String AIR_STRIKE = """
            {"dataset": "ged-318929", "externalId": "318929", "asOf": "%s", "type": "AIRSTRIKE",
             "date": {"best": "2019-09-17", "precision": 1}, "sideA": ["Government of Israel"], "sideB": ["Government of Iran"],
             "place": {"name": "Al Hiri village", "admin1": "Deir ez-Zor", "country": "SYR", "lat": 34.437222, "lon": 40.97, "precision": 1},
             "fatalities": {"low": %d, "best": %d, "high": %d}, "source": {"originalSource": "%s", "publishedOn": "%s"},
             "quote": "%s"}
            """;

    private static final String FIRST = AIR_STRIKE.formatted(
            "2019-09-17T12:00:00Z", 10, 10, 10, "SOHR", "2019-09-17", "10 casualties, an ammunition depot destroyed");
    private static final String SECOND = AIR_STRIKE.formatted(
            "2019-09-18T12:00:00Z", 17, 17, 17, "The Syrian Observer", "2019-09-18", "17 Pro-Iran Militants Killed");
    private static final String THIRD = AIR_STRIKE.formatted(
            "2019-09-23T12:00:00Z",
            17,
            19,
            19,
            "SOHR",
            "2019-09-23",
            "killed 19 members of the Popular Mobilization Forces");

    @Inject
    Service service;

    @BeforeEach
    void empty() {
        service.empty();
    }

    @Test
    void theDeadOfOneStrikeAreTenThenSeventeenThenNineteen() {
        service.deliver(FIRST);
        assertThat(deaths()).isEqualTo(10);
        assertThat(service.alerts()).isEmpty();

        service.deliver(SECOND).body("revised", equalTo(1));
        assertThat(deaths()).isEqualTo(17);
        assertThat(service.alerts()).singleElement().asString().startsWith("deadly-day");

        service.deliver(THIRD);
        assertThat(deaths()).isEqualTo(19);
        given().get("/api/v1/events/ged-318929:318929")
                .then()
                .body("revisions.fatalities.best", contains(10, 17, 19))
                .body("event.deaths.low", equalTo(17))
                .body("event.deaths.high", equalTo(19));

        service.deliver(
                "{\"dataset\": \"ged-318929\", \"externalId\": \"318929\", \"asOf\": \"2019-10-01\", \"retracted\": true}");
        assertThat(service.alerts()).singleElement().asString().contains("WITHDRAWN");
        given().get("/api/v1/events/ged-318929:318929").then().statusCode(404);
    }

    @Test
    void anOlderRevisionThatComesLateChangesNothingButSinceWhenItWasKnown() {
        service.deliver(THIRD);
        service.deliver(FIRST).body("duplicates", equalTo(1));
        assertThat(deaths()).isEqualTo(19);
        service.deliver(
                "{\"dataset\": \"ged-318929\", \"externalId\": \"318929\", \"asOf\": \"2019-10-01\", \"retracted\": true}");
        service.deliver(SECOND).body("duplicates", equalTo(1));
        given().get("/api/v1/events").then().body("events", hasSize(0));
    }

    /** With no memory beyond each step, every step works from the database; the outcome is that of everything at once. */
    @Test
    void whatWasForgottenIsTakenIntoMemoryAgain() {
        SyntheticNews news = new SyntheticNews(7);
        List<String> batches = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            news.skip(20);
            batches.add(news.batch(400));
        }
        Set<String> expected = firings(batches);
        assertThat(expected).hasSizeGreaterThan(5);
        batches.forEach(service::deliver);
        assertThat(service.firings()).as("in order").isEqualTo(expected);

        service.empty();
        Collections.shuffle(batches, new Random(3));
        batches.forEach(service::deliver);
        assertThat(service.firings()).as("shuffled").isEqualTo(expected);
    }

    private static Set<String> firings(List<String> batches) {
        List<Report> reports = new ArrayList<>();
        batches.forEach(b -> org.faultline.fixture.Reports.read(b).items().stream()
                .map(Delivery.Item::report)
                .forEach(reports::add));
        try (RuleBook book = RuleBook.compile(TestRules.RULES);
                Findings all = new Findings(book)) {
            all.learn(reports);
            Set<String> ids = new TreeSet<>();
            all.firings().values().stream().map(Firing::id).forEach(ids::add);
            return ids;
        }
    }

    private static int deaths() {
        return given().get("/api/v1/events").jsonPath().getInt("events[0].deaths.best");
    }
}
