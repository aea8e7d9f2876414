package org.faultline.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.fixture.Desk.clash;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.faultline.fixture.Api;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A calendar that stands on a day, over news that is not the sample's. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class PinnedCalendarServiceTest {
    @Inject
    Service service;

    @BeforeEach
    void begin() {
        service.empty();
    }

    @Test
    void pagesSayTheDayAndNothingOfTheSample() {
        for (String page :
                List.of("/alerts", "/inbox", "/status", "/outbox", "/subscriptions", "/silences", "/rules")) {
            given().get(page)
                    .then()
                    .statusCode(200)
                    .body(containsString("The calendar stands at 18 November 2024."))
                    .body(not(containsString("Sample.")))
                    .body(not(containsString("http-equiv=\"refresh\"")));
        }
    }

    @Test
    void mailsSayTheDayAndNothingOfTheSample() throws Exception {
        service.subscribe("ana@example.org", "LOW");
        service.deliver(clash("one", "2024-11-10", 6).json()).statusCode(200);
        service.settle();
        List<MimeMessage> mails = service.awaitMail("ana@example.org", 2);
        for (MimeMessage mail : mails) {
            assertThat(Service.line(mail)).contains("18 November 2024").doesNotContain("Sample:");
        }
    }

    @Test
    void revisionsNeverRunBackwardsInWhateverOrderReportsCome() {
        for (int seed = 0; seed < 4; seed++) {
            service.empty();
            List<String> reports = new ArrayList<>();
            for (int i = 1; i <= 6; i++) {
                String day = "2024-11-%02d".formatted(i * 2);
                reports.add(clash("clash" + i, day, 5 + i).said(day).json());
            }
            reports.add(clash("clash3", "2024-11-06", 25).said("2024-11-13").json());
            Collections.shuffle(reports, new Random(seed));
            for (String r : reports) {
                service.deliver(r).statusCode(200);
                service.settle();
            }
            service.deliver(clash("clash2", "2024-11-04", 7).retracted("2024-11-05"));
            service.settle();
            List<String> ids = Api.texts(Api.get("/alerts?limit=500").path("alerts"), "id");
            assertThat(ids).isNotEmpty();
            for (String id : ids) {
                JsonNode alert = Api.get("/alerts/" + id);
                List<Instant> times = Api.texts(alert.path("revisions"), "at").stream()
                        .map(Instant::parse)
                        .toList();
                assertThat(times).as("seed %d, alert %s", seed, id).isSortedAccordingTo(Comparator.naturalOrder());
                assertThat(Instant.parse(alert.path("detectedAt").asText())).isEqualTo(times.get(0));
            }
        }
    }
}
