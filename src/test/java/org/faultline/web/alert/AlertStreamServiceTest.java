package org.faultline.web.alert;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.faultline.fixture.Desk;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who follows alerts gets every revision once, also those that came while they were away. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class AlertStreamServiceTest {
    @Inject
    Service service;

    @Inject
    ObjectMapper json;

    @BeforeEach
    void empty() {
        service.empty();
    }

    @Test
    void aNewAlertAndItsRevisionsComeByThemselves() throws Exception {
        try (Follower follower = new Follower("", null)) {
            service.deliver(Desk.clash("one", "2024-11-02", 6).json());
            await().until(() -> follower.seen.size() >= 1);
            Seen first = follower.seen.get(0);
            assertThat(first.data.path("revision").asInt()).isEqualTo(1);
            assertThat(first.data.path("alert").path("summary").asText()).isNotBlank();
            int before = follower.seen.size();
            service.deliver(Desk.clash("one", "2024-11-02", 6).retracted("2024-11-05"));
            await().until(() -> follower.seen.size() > before);
            assertThat(follower.seen
                            .get(follower.seen.size() - 1)
                            .data
                            .path("alert")
                            .path("condition")
                            .asText())
                    .isEqualTo("WITHDRAWN");
        }
    }

    @Test
    void whoWasAwayGoesOnAfterTheLastTheySawAndMissesNothing() throws Exception {
        List<Seen> whole;
        for (int day = 1; day <= 9; day++) {
            service.deliver(Desk.clash("c" + day, "2024-10-0" + day, 6).json());
        }
        try (Follower all = new Follower("", "0")) {
            await().pollDelay(Duration.ofSeconds(2)).until(() -> all.seen.size() >= 9);
            whole = List.copyOf(all.seen);
        }
        assertThat(whole.stream().map(Seen::id)).doesNotHaveDuplicates().isSorted();
        Seen last = whole.get(3);
        try (Follower back = new Follower("", String.valueOf(last.id))) {
            await().until(() -> back.seen.size() >= whole.size() - 4);
            assertThat(back.seen.stream().map(Seen::id))
                    .containsExactlyElementsOf(
                            whole.stream().skip(4).map(Seen::id).toList());
        }
    }

    @Test
    void theFiltersOfTheListHold() throws Exception {
        service.deliver(Desk.clash("one", "2024-11-02", 6).json());
        try (Follower none = new Follower("?country=USA", "0");
                Follower some = new Follower("?country=SYR", "0")) {
            await().until(() -> !some.seen.isEmpty());
            assertThat(none.seen).isEmpty();
        }
    }

    @Test
    void anIdThatTheStreamNeverGaveIsNamed() {
        given().header("Last-Event-ID", "x")
                .get("/api/v1/alerts/stream")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("Last-Event-ID"));
    }

    private record Seen(long id, JsonNode data) {}

    /** Reads the stream as a browser does: lines, in blocks of fields with an empty line between. */
    private final class Follower implements AutoCloseable {
        private final List<Seen> seen = Collections.synchronizedList(new ArrayList<>());
        private final InputStream body;

        Follower(String query, @Nullable String last) throws IOException, InterruptedException {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + RestAssured.port + "/api/v1/alerts/stream" + query));
            if (last != null) {
                request.header("Last-Event-ID", last);
            }
            HttpResponse<InputStream> answer =
                    HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            body = answer.body();
            Thread reader = new Thread(this::read, "follower");
            reader.setDaemon(true);
            reader.start();
        }

        private void read() {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
                long id = 0;
                String line = lines.readLine();
                while (line != null) {
                    if (line.startsWith("id:")) {
                        id = Long.parseLong(line.substring(3).strip());
                    } else if (line.startsWith("data:")) {
                        seen.add(new Seen(id, json.readTree(line.substring(5))));
                    }
                    line = lines.readLine();
                }
            } catch (IOException e) {
                if (e.getMessage() == null || !e.getMessage().contains("closed")) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }
}
