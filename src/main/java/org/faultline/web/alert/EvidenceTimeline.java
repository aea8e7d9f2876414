package org.faultline.web.alert;

import io.quarkus.qute.TemplateExtension;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.rule.firing.Evidence;
import org.faultline.rule.firing.ReportSource;

/** Orders evidence for the page of an alert: by day, and each event's actors by side; what goes with it, in plain words. */
@TemplateExtension
final class EvidenceTimeline {
    /** States of a letter. */
    private static final Map<String, String> LETTERS = inOrder(
            "sent", "sent",
            "waiting", "waiting to be sent",
            "claimed", "being sent",
            "dead", "given up",
            "bounced", "came back");

    /** Reasons for which a subscriber got no mail, or none at once. */
    private static final Map<String, String> WITHOUT_A_MAIL = inOrder(
            "awaits_digest", "kept for a digest",
            "quiet_hours", "kept until quiet hours end",
            "paused", "kept while the subscription is paused",
            "too_soon_after_the_last", "kept, as the last mail was shortly before",
            "silenced", "kept while a silence holds",
            "inhibited", "kept, as a more severe alert covers it",
            "closed", "kept, as the alert was closed",
            "told_by_another_subscription", "sent for another subscription of the same address",
            "rule_is_draft", "as its rule is a draft",
            "pending", "as it was still waiting",
            "below_severity", "below the severity asked for",
            "other_facets", "outside what was asked for",
            "old_when_known", "old when it became known",
            "never_told_of_it", "to somebody who had not been told of it",
            "too_little_new", "with too little that was new",
            "known_already", "known already",
            "already_over", "over before it could be told");

    private EvidenceTimeline() {}

    private static Map<String, String> inOrder(String... keysAndWords) {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < keysAndWords.length; i += 2) {
            all.put(keysAndWords[i], keysAndWords[i + 1]);
        }
        return Collections.unmodifiableMap(all);
    }

    static Map<LocalDate, List<Evidence>> byDay(List<Evidence> evidence) {
        return evidence.stream().collect(Collectors.groupingBy(Evidence::day, TreeMap::new, Collectors.toList()));
    }

    static List<Evidence.Part> side(Evidence event, String role) {
        return event.parts().stream().filter(p -> p.role().equals(role)).toList();
    }

    /** What the report's article is called: its headline, else its outlet, else its address. */
    static String headline(ReportSource report) {
        return Stream.of(report.title(), report.publisher(), report.source(), report.url())
                .filter(s -> !s.isEmpty())
                .findFirst()
                .orElse("no source given");
    }

    /** Who published it, unless that stands for the headline already. */
    static String outlet(ReportSource report) {
        return report.publisher().equals(headline(report)) ? "" : report.publisher();
    }

    /** How many mails went out, and why there were none otherwise. */
    static String mails(Map<String, Long> deliveries) {
        String letters = counted(deliveries, LETTERS);
        String others = counted(deliveries, WITHOUT_A_MAIL);
        return "Mails: " + (letters.isEmpty() ? "none" : letters) + "."
                + (others.isEmpty() ? "" : " Decisions not to send one, or not at once: " + others + ".");
    }

    private static String counted(Map<String, Long> deliveries, Map<String, String> words) {
        return words.entrySet().stream()
                .filter(w -> deliveries.getOrDefault(w.getKey(), 0L) > 0)
                .map(w -> deliveries.get(w.getKey()) + " " + w.getValue())
                .collect(Collectors.joining(", "));
    }
}
