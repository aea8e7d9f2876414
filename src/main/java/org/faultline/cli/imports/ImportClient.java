package org.faultline.cli.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.faultline.cli.option.ServiceAddress;
import org.faultline.report.Text;
import org.faultline.report.store.Receipt;

/** Posts to the service until it answers: what may pass is tried again, longer apart each time, for as long as patience lasts. */
final class ImportClient {
    /** How long a service may be away, as for a restart, before an import gives up. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final long FIRST_PAUSE_MILLIS = 250;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;
    /** A piece is stored within a second; a service that is busy with much else gets a while longer. */
    private static final Duration ANSWER = Duration.ofMinutes(1);

    private static final int SHOWN = 400;

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** The service understood and refused; trying again would change nothing. */
    static final class Refused extends RuntimeException {
        Refused(String reason) {
            super(reason);
        }
    }

    /** Patience is at its end. */
    static final class Unreachable extends RuntimeException {
        Unreachable(String reason) {
            super(reason);
        }
    }

    /** An import that was checkpoint, perhaps earlier: its number, the last line that was taken, and rows that were set aside. */
    record Checkpoint(long id, long line, long setAside) {
        Checkpoint fromTheBeginning() {
            return new Checkpoint(id, 0, setAside);
        }
    }

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final ServiceAddress service;
    private final Duration patience;
    private final Consumer<String> trouble;

    /** @param trouble is told what the service is waited for, and "" once it has answered */
    ImportClient(ServiceAddress service, Duration patience, Consumer<String> trouble) {
        this.service = service;
        this.patience = patience;
        this.trouble = trouble;
    }

    /** The beginning of its addresses. */
    ServiceAddress service() {
        return service;
    }

    /**
     * @throws Refused if the service does not begin imports
     * @throws Unreachable if it stays away
     */
    Checkpoint begin(String name, String fingerprint) {
        String body = JSON.createObjectNode()
                .put("name", name)
                .put("fingerprint", fingerprint)
                .toString();
        return send("/api/v1/imports", "application/json", HttpRequest.BodyPublishers.ofString(body), Checkpoint.class);
    }

    /**
     * @param address path and query
     * @throws Refused with the reason, if nothing of it was taken
     * @throws Unreachable if the service stays away
     */
    Receipt post(String address, String contentType, byte[] body) {
        return send(address, contentType, HttpRequest.BodyPublishers.ofByteArray(body), Receipt.class);
    }

    private <T> T send(String address, String contentType, HttpRequest.BodyPublisher body, Class<T> answer) {
        HttpRequest request = service.request(address)
                .header("Content-Type", contentType)
                .header("Accept", "application/json")
                .timeout(ANSWER)
                .POST(body)
                .build();
        long deadline = System.nanoTime() + patience.toNanos();
        for (int attempt = 0; ; attempt++) {
            String reason;
            long pause = pause(attempt);
            try {
                HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (!isTemporary(response.statusCode())) {
                    trouble.accept("");
                    return read(response, answer);
                }
                reason = "answers " + refusal(response);
                pause = Math.max(pause, retryAfterMillis(response));
            } catch (IOException e) {
                reason = e instanceof ConnectException ? "cannot be reached" : "does not answer: " + e;
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted while posting", e);
            }
            if (System.nanoTime() + pause * 1_000_000 > deadline) {
                throw new Unreachable(service + " " + reason + ", also after " + patience.toSeconds() + " s");
            }
            trouble.accept(service + " " + reason + "; trying again");
            sleep(pause);
        }
    }

    private static boolean isTemporary(int status) {
        return status >= 500 || status == 429;
    }

    private <T> T read(HttpResponse<String> response, Class<T> kind) {
        if (response.statusCode() / 100 != 2) {
            throw new Refused(refusal(response));
        }
        try {
            return JSON.readValue(response.body(), kind);
        } catch (JsonProcessingException e) {
            throw new Refused("what answers at " + service + " is no Faultline: "
                    + Text.shortened(Text.clean(response.body()), 80));
        }
    }

    /** What RFC 9457 has for it, or the status alone. */
    private static String refusal(HttpResponse<String> response) {
        String said = "";
        try {
            JsonNode problem = JSON.readTree(response.body());
            said = problem.path("detail").asText(problem.path("title").asText());
        } catch (JsonProcessingException e) {
            said = response.body(); // some proxy's page; shown in part
        }
        return response.statusCode() + " " + Text.shortened(Text.clean(said), SHOWN);
    }

    /** Doubled each time, and half of it by chance, so that many do not come back at once. */
    private static long pause(int attempt) {
        long full = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(attempt, 10));
        return full / 2 + ThreadLocalRandom.current().nextLong(full / 2 + 1);
    }

    /** How long the service asks to be left alone, in milliseconds. */
    private static long retryAfterMillis(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,5}"))
                .map(text -> Long.parseLong(text) * 1000)
                .orElse(0L);
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while waiting for the service", e);
        }
    }
}
