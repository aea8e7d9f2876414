package org.faultline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.faultline.cli.option.ServiceSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a service that gives out what it was told to. */
class WhyNotCommandTest {
    private HttpServer server;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void namesTheAlertThatStands() {
        answers("/api/v1/rules/build-up/near-misses", 200, """
                {"fires": true, "words": "It fires now.", "didYouMean": []}""");
        answers("/api/v1/alerts", 200, """
                {"alerts": [
                  {"id": 7, "condition": "ACTIVE", "groupBy": {"group": "iran-axis", "admin1": "Homs"}, "summary": "Twice."},
                  {"id": 8, "condition": "ACTIVE", "groupBy": {"group": "isis", "admin1": "Homs"}, "summary": "Others."},
                  {"id": 9, "condition": "ENDED", "groupBy": {"group": "iran-axis", "admin1": "Hama"}, "summary": "Before."}]}""");
        assertThat(whyNot("build-up", "Iran-Axis")).containsExactly("It fires now.", "Alert 7: Twice.");
    }

    @Test
    void namesWhatIsNearAMisspeltRule() {
        answers("/api/v1/rules/build-pu/near-misses", 404, """
                {"title": "No such rule", "detail": "there is no rule build-pu that runs; did you mean build-up?"}""");
        assertThat(whyNot("build-pu", "isis")).last().asString().contains("did you mean build-up?");
    }

    private void answers(String path, int status, String body) {
        server.createContext(path, exchange -> {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private List<String> whyNot(String rule, String group) {
        PrintStream print = new PrintStream(out, true, UTF_8);
        String url = "http://localhost:" + server.getAddress().getPort();
        new Commands(InputStream.nullInputStream(), print, print)
                .run(List.of("why-not", "--url", url, rule, group), ServiceSettings.of(Map.of()));
        return out.toString(UTF_8).lines().toList();
    }
}
