package org.faultline.web.alert;

import static org.apache.commons.text.StringEscapeUtils.escapeHtml4;

import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateExtension;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.alert.Alert;
import org.faultline.alert.silence.Suppression;
import org.faultline.notify.mail.words.Words;
import org.faultline.web.http.Links;
import org.faultline.web.http.WorkView;
import org.faultline.web.page.Frame;
import org.faultline.web.page.PageWords;

/** Says what people did about an alert, what keeps it quiet and whose word it rests on, in the language of its page. */
@TemplateExtension
final class WorkWords {
    private WorkWords() {}

    /** Where the work stands: who has it, and what they thought of it. */
    static RawString standing(WorkView work, Frame frame) {
        String verdict = Objects.requireNonNullElse(work.verdict(), "");
        return PageWords.html(
                frame.words(),
                "page.work.stands",
                Map.of(
                        "state", frame.words().word("workflow", work.state()),
                        "assigned", work.assignee() == null ? "no" : "yes",
                        "assignee", frame.own(Objects.requireNonNullElse(work.assignee(), "")),
                        "judged", verdict.isEmpty() ? "no" : "yes",
                        "verdict", verdict.isEmpty() ? "" : frame.words().word("verdict", verdict)));
    }

    /** Who did something, and what. */
    static RawString told(WorkView.Entry entry, Frame frame) {
        String to = Objects.requireNonNullElse(entry.to(), "");
        String value =
                switch (entry.act()) {
                    case "verdict" -> frame.words().word("verdict", to.toLowerCase(Locale.ROOT));
                    case "assign" -> frame.own(to);
                    default -> "";
                };
        return PageWords.html(
                frame.words(),
                "did." + entry.act(),
                Map.of(
                        "by",
                        frame.own(entry.by()),
                        "to",
                        to.isEmpty() ? "NOBODY" : entry.act().equals("close") ? to : "SOMEBODY",
                        "value",
                        value));
    }

    /** Why no mail goes out at the moment. */
    static RawString quiet(Suppression suppression, Frame frame) {
        String kind = suppression.kind().name();
        RawString why = PageWords.html(
                frame.words(),
                "quiet." + kind,
                Map.of("by", frame.own(suppression.by()), "why", frame.own(suppression.why())));
        return PageWords.html(
                frame.words(), "page.alert.quiet", Map.of("kind", frame.words().word("suppression", kind), "why", why));
    }

    /** The address of a new silence of such alerts: of its rule, about what it is about, and where all of it took place. */
    static String silencing(Alert alert) {
        Map<String, String> fields = new TreeMap<>(Map.of("rule", alert.rule()));
        subject(alert).ifPresent(group -> fields.put("group", group));
        List<String> areas = alert.admin1s().size() == 1 ? alert.admin1s() : alert.countries();
        if (areas.size() == 1) {
            fields.put("area", areas.get(0));
        }
        return Links.address("/silences", fields);
    }

    /** The address of a new subscription to its rule, about the groups that it is about. */
    static String subscribing(Alert alert) {
        Map<String, String> fields = new TreeMap<>(Map.of("rules", alert.rule()));
        String groups = alert.groupBy().values().stream()
                .flatMap(value -> Stream.of(value.split("\\|")))
                .filter(alert.groups()::contains)
                .distinct()
                .collect(Collectors.joining(","));
        if (!groups.isEmpty()) {
            fields.put("groups", groups);
        }
        return Links.address("/subscriptions", fields);
    }

    /** The group or the pair of groups that it is about, or else one that it names. */
    private static Optional<String> subject(Alert alert) {
        return Stream.concat(
                        alert.groupBy().values().stream()
                                .filter(value ->
                                        value.contains("|") || alert.groups().contains(value)),
                        alert.groups().stream())
                .findFirst();
    }

    /** What it needs before it is told; in English alone. */
    static RawString needs(Alert alert, Frame frame) {
        String needs = alert.waitsFor().stream().map(Words::readable).collect(Collectors.joining(", "));
        return PageWords.html(
                frame.words(),
                "page.alert.waits",
                Map.of("needs", new RawString("<span" + frame.english() + ">" + escapeHtml4(needs) + "</span>")));
    }

    /** How many independent sources there are, and which. */
    static String independent(List<String> sources, Frame frame) {
        String names = sources.stream()
                .map(frame::own)
                .collect(Collectors.joining(frame.words().say("sources.joint")));
        return frame.words().say("sources", Map.of("n", sources.size(), "names", names));
    }
}
