package org.faultline.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.faultline.access.account.Logins;
import org.faultline.notify.channel.mail.Inbox;

/** Feeds an empty service the five sample articles over HTTP, like everyone else: a reader subscribes, then the articles come in order. */
@ApplicationScoped
class Sample {
    /** What all its reports are of. */
    static final String DATASET = "seed";

    private static final String READER = "{\"address\": \"reader@example.org\", \"severity\": \"HIGH\"}";
    private static final Pattern CONFIRM_LINK = Pattern.compile("/subscriptions/confirm\\?token=([\\w.-]+)");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Inbox inbox;
    private final ObjectMapper json;
    private final Logins logins;

    Sample(Inbox inbox, ObjectMapper json, Logins logins) {
        this.inbox = inbox;
        this.json = json;
        this.logins = logins;
    }

    /** @param withReader only where mails go to our own inbox: the made-up reader must not be written to over a real mail server */
    void feed(String base, boolean withReader) throws IOException, InterruptedException {
        if (withReader) {
            post(base + "/api/v1/subscriptions", READER);
            post(base + "/api/v1/subscriptions/confirm?token=" + awaitToken(), "");
        }
        for (ArrayNode article : articles()) {
            post(base + "/api/v1/reports", json.writeValueAsString(article));
        }
    }

    /** The reports of each article together, the articles in the order they were published. */
    private List<ArrayNode> articles() throws IOException {
        try (InputStream in = Objects.requireNonNull(Sample.class.getResourceAsStream("/sample/reports.json"))) {
            Map<String, ArrayNode> byArticle = new LinkedHashMap<>();
            for (JsonNode report : json.readTree(in)) {
                String article = report.path("source").path("article").asText();
                byArticle.computeIfAbsent(article, a -> json.createArrayNode()).add(report);
            }
            return byArticle.values().stream()
                    .sorted(Comparator.comparing(
                            (ArrayNode a) -> a.path(0).path("asOf").asText()))
                    .toList();
        }
    }

    /** The token in the mail that asks the reader to confirm. */
    private String awaitToken() throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            for (Inbox.Item mail : inbox.newest()) {
                Matcher link = CONFIRM_LINK.matcher(Stream.of(mail.text(), "")
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(""));
                if (link.find()) {
                    return link.group(1);
                }
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("the mail that asks to confirm did not reach the inbox within " + PATIENCE);
    }

    private void post(String url, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + logins.own().value())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(url + " answered " + answer.statusCode() + ": " + answer.body());
        }
    }
}
