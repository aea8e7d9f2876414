package org.faultline.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.faultline.cli.option.ServiceAddress;
import org.faultline.report.Text;

/** Asks a running service. */
final class ServiceClient {
    private static final int SHOWN = 400;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** There is no answer; the message says why. */
    static final class NoAnswer extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoAnswer(String reason) {
            super(reason, null, false, false);
        }
    }

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final ServiceAddress service;

    ServiceClient(ServiceAddress service) {
        this.service = service;
    }

    /** One part of an address. */
    static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    JsonNode get(String address) {
        return send(service.request(address).GET());
    }

    JsonNode post(String address) {
        return send(service.request(address).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(
                    request.header("Accept", "application/json")
                            .timeout(Duration.ofMinutes(2))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            JsonNode said = JSON.readTree(answer.body());
            if (answer.statusCode() / 100 == 2 && said.isObject()) {
                return said;
            }
            throw new NoAnswer(answer.statusCode() + " "
                    + Text.shortened(
                            Text.clean(said.path("detail")
                                    .asText(said.path("title").asText())),
                            SHOWN));
        } catch (JsonProcessingException e) {
            throw new NoAnswer("what answers at " + service + " is no Faultline");
        } catch (IOException e) {
            throw new NoAnswer("this asks the running service, and " + service + " cannot be reached"
                    + (e.getMessage() == null ? "" : ": " + e.getMessage())
                    + "; start it, or say where it runs with --url");
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while asking", e);
        }
    }
}
