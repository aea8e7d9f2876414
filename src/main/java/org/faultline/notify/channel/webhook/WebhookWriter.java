package org.faultline.notify.channel.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.faultline.alert.Alert;
import org.faultline.alert.AlertUpdate;
import org.faultline.alert.lifecycle.Snapshot;
import org.faultline.knowledge.RunningKnowledge;
import org.faultline.notify.mail.words.Words;
import org.faultline.notify.outbox.Letter;
import org.faultline.notify.outbox.LetterContents;
import org.faultline.rule.firing.Evidence;
import org.faultline.settings.Settings;
import org.faultline.subscription.Subscription;
import org.faultline.subscription.store.Tokens;
import org.jspecify.annotations.Nullable;

/** Writes what webhooks are called with: {@code text} for chats (Slack, Mattermost), and the alert as it stood at that revision. */
@ApplicationScoped
public class WebhookWriter {
    /** Larger bodies are refused by common receivers. */
    public static final int MOST_BYTES = 256 * 1024;

    private static final int MOST_TEXT = 4000;

    /** A call's body, shaped as Standard Webhooks advises; {@code text} stands beside for chats. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Body(
            String type,
            Instant timestamp,
            String text,
            @Nullable List<?> data) {}

    /** One alert at one revision: all that a subscriber to links gets. */
    record Link(String id, int revision, String reason, String severity, String condition, String url) {}

    /** The same with what it says. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Whole(
            @JsonUnwrapped Link link,
            String rule,
            String ruleVersion,
            String title,
            String certainty,
            List<String> certaintyReasons,
            Map<String, String> groupBy,
            String summary,
            LocalDate firstEventDate,
            LocalDate lastEventDate,
            Instant detectedAt,
            List<Evidence> evidence,
            @Nullable Integer evidenceLeftOut) {}

    private final ObjectMapper json;
    private final Tokens tokens;
    private final RunningKnowledge knowledge;
    private final String baseUrl;

    WebhookWriter(ObjectMapper json, Tokens tokens, RunningKnowledge knowledge, Settings settings) {
        this.json = json;
        this.knowledge = knowledge;
        this.tokens = tokens;
        this.baseUrl = settings.baseUrl().toString();
    }

    public String write(Letter.Kind kind, LetterContents.Content content, Instant now) {
        Subscription to = content.to();
        return switch (kind) {
            case CONFIRM -> {
                String url = baseUrl + "/subscriptions/confirm?token=" + tokens.confirmation(to.id());
                yield text(new Body(
                        "subscription.confirm",
                        now,
                        "Please confirm that Faultline may post alerts here: " + url,
                        null));
            }
            case ALERT -> {
                String reason = content.news().get(0).revision().reason().name();
                yield fitting("alert." + reason.toLowerCase(Locale.ROOT), content, now);
            }
            case DIGEST -> fitting("digest", content, now);
        };
    }

    /** Leaves out evidence, half of what is there at a time, until the whole is small enough; the link leads to all of it. */
    private String fitting(String type, LetterContents.Content content, Instant now) {
        String text = cut(content.news().stream()
                .map(n -> line(n, content.to().linkOnly()))
                .collect(Collectors.joining("\n")));
        for (int most = Integer.MAX_VALUE; ; most = Math.min(most, 128) / 2) {
            int evidence = most;
            List<?> data = content.news().stream()
                    .map(n -> content.to().linkOnly() ? link(n) : whole(n, evidence))
                    .toList();
            String body = text(new Body(type, now, text, data));
            if (body.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES) {
                return body;
            }
            if (most == 0) {
                return text(new Body(
                        type, now, text, content.news().stream().map(this::link).toList()));
            }
        }
    }

    /** One line for a chat, where reported text must be neither markup nor a call to everybody. */
    private String line(AlertUpdate news, boolean linkOnly) {
        Snapshot now = news.revision().snapshot();
        String what = linkOnly
                ? "Alert"
                : news.alert().title() + ": "
                        + Words.line(news.alert().groupBy(), knowledge.now().displayNames()) + ". " + now.summary();
        return Words.news(news.revision().reason()) + " (" + Words.words(now.severity()) + ") — "
                + plain(Words.headerLine(what)) + " " + url(news.alert());
    }

    private static String plain(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("[*_~`|\\[\\]@]", " ");
    }

    private static String cut(String text) {
        return text.length() <= MOST_TEXT ? text : text.substring(0, text.lastIndexOf('\n', MOST_TEXT)) + "\n…";
    }

    private Link link(AlertUpdate news) {
        Snapshot s = news.revision().snapshot();
        return new Link(
                String.valueOf(news.alert().id()),
                news.revision().number(),
                news.revision().reason().name(),
                s.severity().name(),
                s.condition().name(),
                url(news.alert()));
    }

    private Whole whole(AlertUpdate news, int mostEvidence) {
        Alert e = news.alert();
        Snapshot s = news.revision().snapshot();
        int shown = Math.min(mostEvidence, s.evidence().size());
        int leftOut = s.evidence().size() - shown;
        return new Whole(
                link(news),
                e.rule(),
                s.ruleVersion(),
                e.title(),
                s.certainty().level().name(),
                s.certainty().texts(),
                e.groupBy(),
                s.summary(),
                s.firstEvent(),
                s.lastEvent(),
                e.detectedAt(),
                s.evidence().subList(0, shown),
                leftOut == 0 ? null : leftOut);
    }

    private String url(Alert alert) {
        return baseUrl + "/alerts/" + alert.id();
    }

    private String text(Body body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("could not write the body of a webhook's call", e);
        }
    }
}
