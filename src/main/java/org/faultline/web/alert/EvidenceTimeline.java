package org.faultline.web.alert;

import static org.apache.commons.text.StringEscapeUtils.escapeHtml4;

import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateExtension;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.notify.mail.words.EvidencePhrases;
import org.faultline.notify.mail.words.MailPhrases;
import org.faultline.notify.mail.words.Words;
import org.faultline.rule.firing.Evidence;
import org.faultline.rule.firing.ReportSource;
import org.faultline.web.page.Frame;
import org.faultline.web.page.PageWords;

/** Orders evidence for the page of an alert, and says what goes with it in the language of the page. */
@TemplateExtension
final class EvidenceTimeline {
    /** States of a letter, in the order in which they are told. */
    private static final List<String> LETTERS = List.of("sent", "waiting", "claimed", "dead", "bounced");

    /** Reasons for which a subscriber got no mail, or none at once. */
    private static final List<String> WITHOUT_A_MAIL = List.of(
            "awaits_digest",
            "quiet_hours",
            "paused",
            "too_soon_after_the_last",
            "silenced",
            "inhibited",
            "closed",
            "told_by_another_subscription",
            "rule_is_draft",
            "pending",
            "below_severity",
            "other_facets",
            "old_when_known",
            "never_told_of_it",
            "too_little_new",
            "known_already",
            "already_over");

    private EvidenceTimeline() {}

    static Map<LocalDate, List<Evidence>> byDay(List<Evidence> evidence) {
        return evidence.stream().collect(Collectors.groupingBy(Evidence::day, TreeMap::new, Collectors.toList()));
    }

    /** Who did it to, with or against whom, each with their group. */
    static RawString who(Evidence event, Frame frame) {
        RawString a = side(event, "SIDE_A", frame);
        RawString b = side(event, "SIDE_B", frame);
        RawString both = a.getValue().isEmpty() || b.getValue().isEmpty()
                ? new RawString(a.getValue() + b.getValue())
                : PageWords.html(
                        frame.words(), "joint." + Words.joint(event.type()).replace(' ', '_'), Map.of("a", a, "b", b));
        RawString beside = side(event, "ASSOC", frame);
        return beside.getValue().isEmpty()
                ? both
                : PageWords.html(frame.words(), "page.alert.beside", Map.of("who", both, "others", beside));
    }

    private static RawString side(Evidence event, String role, Frame frame) {
        return new RawString(event.parts().stream()
                .filter(p -> p.role().equals(role))
                .map(p -> p.group().isEmpty()
                        ? escapeHtml4(frame.named(p.actor()))
                        : escapeHtml4(frame.named(p.actor())) + " <i>" + escapeHtml4(frame.group(p.group())) + "</i>")
                .collect(Collectors.joining(frame.words().say("page.comma"))));
    }

    /** On which days it took place, and by which it counts. */
    static String when(Evidence event, Frame frame) {
        MailPhrases words = frame.words();
        String known = frame.evidence().when(event);
        if (!event.start().equals(event.end())) {
            return words.say("page.alert.counted", Map.of("days", known, "day", words.day(event.day())));
        }
        String day = words.day(event.start());
        return event.datePrecision() == 1
                ? words.say("page.alert.exactDay", Map.of("day", day))
                : known.isEmpty() ? day : known;
    }

    /** How exactly the place is known, in which district it lies, and how far from a border. */
    static String where(Evidence event, Frame frame) {
        EvidencePhrases said = frame.evidence();
        String near = said.near(event);
        String district = event.admin2().isEmpty()
                ? near
                : frame.words()
                        .say("page.alert.district", Map.of("near", near, "district", frame.named(event.admin2())));
        String border = said.border(event);
        return border.isEmpty() ? district : district + frame.words().say("sources.joint") + border;
    }

    /** From where to where; empty where it leads nowhere. */
    static String route(Evidence event, Frame frame) {
        String from = event.origin();
        String to = event.destination();
        if (from == null && to == null) {
            return "";
        }
        return frame.words()
                .say(
                        "page.alert.way",
                        Map.of(
                                "known", from == null ? "to" : to == null ? "from" : "both",
                                "from", from == null ? "" : frame.named(from),
                                "to", to == null ? "" : frame.named(to)));
    }

    static String killed(Evidence event, Frame frame) {
        if (event.deathsBest() == null || event.deathsLow() == null || event.deathsHigh() == null) {
            return "";
        }
        return frame.words()
                .say(
                        "page.alert.dead",
                        Map.of(
                                "exact", event.deathsLow().equals(event.deathsHigh()) ? "yes" : "no",
                                "best", event.deathsBest(),
                                "low", event.deathsLow(),
                                "high", event.deathsHigh()));
    }

    /** What the report's article is called: its headline, else its outlet, else its address. */
    static String headline(ReportSource report, Frame frame) {
        String said = headline(report);
        return said.isEmpty() ? frame.words().say("page.alert.noSource") : frame.own(said);
    }

    private static String headline(ReportSource report) {
        return Stream.of(report.title(), report.publisher(), report.source(), report.url())
                .filter(s -> !s.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Who published it, unless that stands for the headline already. */
    static String outlet(ReportSource report) {
        return report.publisher().equals(headline(report)) ? "" : report.publisher();
    }

    /** How many mails went out, and why there were none otherwise. */
    static String mails(Map<String, Long> deliveries, MailPhrases words) {
        String letters = counted(deliveries, LETTERS, "letters.", words);
        String others = counted(deliveries, WITHOUT_A_MAIL, "withheld.", words);
        String mails = letters.isEmpty()
                ? words.say("page.alert.noMails")
                : words.say("page.alert.mails", Map.of("letters", letters));
        return others.isEmpty() ? mails : mails + " " + words.say("page.alert.withheld", Map.of("reasons", others));
    }

    private static String counted(Map<String, Long> deliveries, List<String> states, String group, MailPhrases words) {
        return states.stream()
                .filter(state -> deliveries.getOrDefault(state, 0L) > 0)
                .map(state -> words.say(group + state, Map.of("n", deliveries.getOrDefault(state, 0L))))
                .collect(Collectors.joining(words.say("page.comma")));
    }
}
