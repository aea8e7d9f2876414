package org.faultline.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.faultline.fixture.Program;
import org.faultline.fixture.SampleArticles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of the packaged program as JSON. */
class JsonLogIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ID = "desk-4711";

    @TempDir
    Path temp;

    @Test
    void everyLineIsJsonAndOneSearchFindsThePostAndWhatCameOfIt() throws Exception {
        try (Program program = new Program(Files.createDirectory(temp.resolve("json")))
                .quickToStart()
                .with("FAULTLINE_SAMPLE", "false")
                .with("FAULTLINE_TODAY", "2024-11-18")
                .with("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true")) {
            program.start();
            HttpRequest post = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + program.port() + "/api/v1/reports"))
                    .header("Content-Type", "application/json")
                    .header("X-Request-ID", ID)
                    .POST(HttpRequest.BodyPublishers.ofString(
                            SampleArticles.byArticle().get("S000")))
                    .build();
            HttpResponse<String> answer = HttpClient.newHttpClient().send(post, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            await().atMost(Duration.ofMinutes(1)).until(() -> program.log().contains("has revision"));

            List<JsonNode> lines = program.log().lines().map(JsonLogIT::json).toList();
            assertThat(lines)
                    .filteredOn(
                            line -> line.path("mdc").path("requestId").asText().equals(ID))
                    .extracting(line -> line.path("message").asText())
                    .anyMatch(text -> text.startsWith("reports were posted"))
                    .anyMatch(text -> text.contains("worked out"))
                    .anyMatch(text -> text.contains("has revision 1: "));
        }
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + line, e);
        }
    }
}
