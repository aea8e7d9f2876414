package org.faultline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * An alert as a test tells it: on that day this comes in, and then the alerts are these. An alert is written as
 * {@code rule CONDITION REASON REASON …}, with every reason it ever turned for.
 */
@ApplicationScoped
public class Timeline {
    private final Service service;
    private final MovableClock clock;
    private final Pipeline pipeline;

    Timeline(Service service, MovableClock clock, Pipeline pipeline) {
        this.service = service;
        this.clock = clock;
        this.pipeline = pipeline;
    }

    /** Begins with an empty service on the first of November 2024. */
    public void begin() {
        clock.set(Instant.parse("2024-11-01T12:00:00Z"));
        service.empty();
    }

    public void end() {
        clock.reset();
    }

    /** Makes it noon of a day, {@code 2024-11-11}, or another hour, {@code 2024-11-11T18:00}; what time brings about comes about. */
    public Timeline at(String when) {
        clock.set(Instant.parse(when.contains("T") ? when + ":00Z" : when + "T12:00:00Z"));
        pipeline.tick();
        service.settle();
        pipeline.tick();
        return this;
    }

    /** Reports come in together: our own JSON, one or an array each. */
    public Timeline arrives(String... reports) {
        for (String r : reports) {
            service.deliver(r).statusCode(200);
        }
        return this;
    }

    /** Somebody does something, and what follows has followed. */
    public Timeline then(Runnable act) {
        act.run();
        pipeline.tick();
        service.settle();
        return this;
    }

    /** There are exactly these alerts of some rules, one a line; of other rules there may be any. */
    public Timeline expect(Set<String> rules, String... alerts) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(alerts(rules)).containsExactlyInAnyOrder(alerts));
        return this;
    }

    private static List<String> alerts(Set<String> rules) {
        return given().get("/api/v1/alerts?limit=500").jsonPath().<String>getList("alerts.id").stream()
                .map(id -> given().get("/api/v1/alerts/" + id).jsonPath())
                .filter(a -> rules.contains(a.getString("rule")))
                .map(a -> a.getString("rule") + " " + a.getString("condition") + " "
                        + String.join(" ", a.getList("revisions.reason", String.class)))
                .toList();
    }

    /** The one alert of a rule in a condition, whole. */
    public JsonPath alert(String rule, String condition) {
        List<String> ids = given().get("/api/v1/alerts?limit=500&rule=" + rule + "&condition=" + condition)
                .jsonPath()
                .getList("alerts.id");
        assertThat(ids).as("alerts of %s, %s", rule, condition).hasSize(1);
        return given().get("/api/v1/alerts/" + ids.get(0)).jsonPath();
    }

    /** These mails have gone to an address since the beginning, each holding some words, the confirmation not counted. */
    public Timeline mails(String address, String... words) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(texts(address)).hasSize(words.length));
        List<String> texts = texts(address);
        for (String some : words) {
            assertThat(texts).anySatisfy(text -> assertThat(text).contains(some));
        }
        return this;
    }

    private List<String> texts(String address) {
        return service.mails(address).stream().skip(1).map(Timeline::text).toList();
    }

    private static String text(MimeMessage mail) {
        try {
            return mail.getSubject() + "\n" + Service.line(mail);
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
