package org.faultline.app;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.assertj.core.api.SoftAssertions;
import org.faultline.fixture.Cluster;
import org.faultline.fixture.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program while its PostgreSQL is stopped for a while, with people signed in. */
class DatabaseAwayIT {
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    @TempDir
    Path temp;

    @Test
    void itSaysSoInAFewLinesAnswers503AndGoesOnByItself() throws Exception {
        try (Cluster cluster = new Cluster(temp.resolve("cluster"), 1, List.of())) {
            Program program =
                    cluster.replicas.get(0).with("FAULTLINE_LOGIN", "required").start();
            int before = program.log().length();
            cluster.stopDatabase();
            await().atMost(A_MINUTE).until(() -> program.log().contains("the job DeferredNotifications.look failed"));
            await().atMost(A_MINUTE).until(() -> program.log().contains("the lane of "));

            SoftAssertions all = new SoftAssertions();
            isAway(all, get(program, "application/json", "/api/v1/alerts"), "application/problem+json");
            isAway(all, get(program, "text/html", "/alerts"), "text/html");
            isAway(all, get(program, "text/html", "/subscriptions/confirm/unknown"), "text/html");
            JsonNode ready = program.getJson("/q/health/ready");
            all.assertThat(StreamSupport.stream(ready.path("checks").spliterator(), false)
                            .filter(c -> !c.path("data").path("reason").asText().isEmpty())
                            .map(c -> c.path("name").asText() + " "
                                    + c.path("status").asText()))
                    .containsExactlyInAnyOrder("lane DOWN", "replicas DOWN", "post DOWN");

            cluster.startDatabase();
            await().atMost(A_MINUTE).until(() -> program.log().contains("DeferredNotifications.look works again"));
            await().atMost(A_MINUTE).until(() -> program.getJson("/q/health/ready")
                    .path("status")
                    .asText()
                    .equals("UP"));
            String said = program.log().substring(before);
            for (String job : List.of("MailChannel.deliver", "WebhookChannel.deliver", "DeferredNotifications.look")) {
                all.assertThat(said).containsOnlyOnce("the job " + job + " failed, and is tried again: ");
                all.assertThat(said).containsOnlyOnce("the job " + job + " works again");
            }
            all.assertThat(said.lines().filter(l -> l.contains("ERROR")))
                    .as(said)
                    .hasSizeLessThan(15);
            all.assertThat(said).doesNotContain("\tat org.faultline.");
            all.assertAll();
        }
    }

    private static void isAway(SoftAssertions all, HttpResponse<String> answer, String type) {
        String what = answer.request().uri() + " " + answer.body();
        all.assertThat(answer.statusCode()).as(what).isEqualTo(503);
        all.assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .as(what)
                .startsWith(type);
        all.assertThat(answer.headers().firstValue("Retry-After")).as(what).contains("10");
        all.assertThat(answer.body()).contains("The database cannot be reached");
    }

    /** With a key, of which the database says whose it is. */
    private static HttpResponse<String> get(Program program, String type, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + program.port() + path))
                                .header("Accept", type)
                                .header("Authorization", "Bearer flk_of-somebody")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
