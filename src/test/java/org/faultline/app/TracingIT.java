package org.faultline.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.faultline.fixture.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program with tracing switched on as the manual says, and a collector that takes what comes. */
class TracingIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path temp;

    private final List<String> traces = new CopyOnWriteArrayList<>();

    @Test
    void aPostIsASpanWithItsIdAndNoSecretOfALinkIsTraced() throws Exception {
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", call -> {
            traces.add(new String(call.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            call.sendResponseHeaders(200, -1);
            call.close();
        });
        collector.start();
        try (Program program = new Program(Files.createDirectory(temp.resolve("traced")))
                .quickToStart()
                .with("FAULTLINE_SAMPLE", "false")
                .with("QUARKUS_OTEL_SDK_DISABLED", "false")
                .with("QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
                .with("QUARKUS_OTEL_EXPORTER_OTLP_COMPRESSION", "none")
                .with(
                        "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT",
                        "http://127.0.0.1:" + collector.getAddress().getPort())) {
            program.start();
            program.get("/subscriptions/confirm?token=secret-of-a-reader");
            program.get("/welcome/secret-of-an-admin");
            program.get("/subscriptions/secret/confirm");
            HttpRequest post = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + program.port() + "/api/v1/reports"))
                    .header("Content-Type", "application/json")
                    .header("X-Request-ID", "traced-4711")
                    .POST(HttpRequest.BodyPublishers.ofString("[]"))
                    .build();
            assertThat(HTTP.send(post, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(String.join("", traces))
                    .contains("POST /api/v1/reports", "request.id", "traced-4711"));
            assertThat(String.join("", traces)).doesNotContain("secret");
        } finally {
            collector.stop(0);
        }
    }
}
