package org.faultline.web.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.faultline.fixture.ArabicPage;
import org.faultline.fixture.Desk;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.faultline.rule.RunningRules;
import org.faultline.rule.file.Rule;
import org.faultline.rule.file.RuleStopped;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The status says in words what the service has yet to do. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class StatusServiceTest {
    @Inject
    Service service;

    @Inject
    RunningRules rules;

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void begin() {
        service.empty();
    }

    @Test
    void nothingWaitsWhereAllIsDone() {
        assertThat(load())
                .contains("All reports that came are worked out.", "No report ever came.")
                .contains("No mail waits to be sent.", "No rule is out of service.");
        service.deliver(Desk.clash("one", "2024-11-02", 6).json());
        assertThat(load()).contains("The last report came on 2 November 2024");
    }

    @Test
    void whatWaitsAndWhatIsOutOfServiceIsSaid() throws Exception {
        service.subscribe("desk@example.org", "LOW");
        service.deliver(Desk.clash("one", "2024-11-02", 6).json());
        String file = given().contentType("application/json")
                .body("{\"name\": \"november.csv\", \"fingerprint\": \"" + "a1".repeat(32) + "\"}")
                .post("/api/v1/imports")
                .asString();
        service.send();
        Rule rule = rules.book().rules().values().iterator().next();
        rules.leaveOut(List.of(new RuleStopped(
                rule.id(), rule.version(), rule.title(), rule.owner(), "took too long", Instant.EPOCH)));
        change("update lane set checkpoint = checkpoint - 1");
        change("update outbox set state = 'WAITING', due = '2999-01-01'");
        try {
            assertThat(load())
                    .contains("1 report waits to be worked out, for ")
                    .contains("wait", "The oldest waits since")
                    .contains(rule.title(), "is out of service since")
                    .as(file)
                    .contains("november.csv", "nothing is taken yet");
            given().get("/api/v1/status").then().body("load.lagReports", equalTo(1));
            ArabicPage.check(given().accept("text/html")
                    .header("Accept-Language", "ar")
                    .get("/status")
                    .asString());
        } finally {
            change("update lane set checkpoint = checkpoint + 1");
            change("delete from outbox");
            rules.leaveOut(List.of());
        }
    }

    private void change(String sql) throws SQLException {
        try (var c = database.getConnection();
                var s = c.createStatement()) {
            s.execute(sql);
        }
    }

    private static String load() {
        return Jsoup.parse(given().accept("text/html").get("/status").asString())
                .select("section[aria-labelledby=load]")
                .text();
    }
}
