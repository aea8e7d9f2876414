package org.faultline.notify.mail.page;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.faultline.alert.AlertUpdate;
import org.faultline.alert.lifecycle.Condition;
import org.faultline.alert.lifecycle.RevisionReason;
import org.faultline.alert.lifecycle.Snapshot;
import org.faultline.notify.mail.words.MailPhrases;
import org.faultline.notify.mail.words.MailRecipient;
import org.faultline.notify.outbox.DigestFigures;
import org.faultline.rule.language.model.Severity;
import org.jspecify.annotations.Nullable;

/** Puts a digest into words: by severity, then by what changed, then the latest first. */
public final class DigestPages {
    private static final int MOST = 40;
    private static final int TITLE = 120;
    private static final int SUMMARY = 200;
    private static final int MOST_SOURCES = 8;

    /** What has to be known first: what is no longer true, then what is graver, then what is new. */
    private static final List<RevisionReason> BY_CHANGE = List.of(
            RevisionReason.WITHDRAWN,
            RevisionReason.CORRECTED,
            RevisionReason.ESCALATED,
            RevisionReason.FIRST,
            RevisionReason.REACTIVATED,
            RevisionReason.NEW_EVIDENCE,
            RevisionReason.ENDED,
            RevisionReason.RULE_RETIRED,
            RevisionReason.BACKFILLED);

    private static final Comparator<AlertUpdate> ORDER = Comparator.comparing(
                    DigestPages::severity, Comparator.reverseOrder())
            .thenComparing(n -> BY_CHANGE.indexOf(n.revision().reason()))
            .thenComparing(n -> n.revision().snapshot().lastEvent(), Comparator.reverseOrder())
            .thenComparing(n -> n.revision().at(), Comparator.reverseOrder())
            .thenComparing(n -> n.alert().id());

    private DigestPages() {}

    public static DigestPage page(List<AlertUpdate> all, @Nullable DigestFigures figures, MailRecipient reader) {
        MailPhrases words = reader.phrases();
        List<AlertUpdate> shown = all.stream().sorted(ORDER).limit(MOST).toList();
        int more = all.size() - shown.size();
        return new DigestPage(
                MailFrame.of(reader),
                lead(all, figures, reader, words),
                figures == null ? "" : figures(figures, words),
                gravestFirst().stream()
                        .map(s -> section(s, shown, reader))
                        .filter(s -> !s.entries().isEmpty())
                        .toList(),
                more > 0 ? words.say("digest.more", Map.of("n", more)) : "",
                reader.base() + "/alerts");
    }

    private static String figures(DigestFigures figures, MailPhrases words) {
        String said = words.say(
                "digest.figures",
                Map.of("events", figures.events(), "silent", figures.silent().size()));
        if (figures.silent().isEmpty()) {
            return said;
        }
        List<String> named = figures.silent().stream()
                .limit(MOST_SOURCES)
                .map(s -> words.own(s, 60))
                .toList();
        String names = String.join(words.say("sources.joint"), named);
        int more = figures.silent().size() - named.size();
        return said + ": " + (more > 0 ? words.say("sources.more", Map.of("names", names, "n", more)) : names);
    }

    private static Severity severity(AlertUpdate n) {
        return n.revision().snapshot().severity();
    }

    private static List<Severity> gravestFirst() {
        return Arrays.stream(Severity.values())
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private static String lead(
            List<AlertUpdate> all, @Nullable DigestFigures figures, MailRecipient reader, MailPhrases words) {
        String counts = counts(all, words);
        if (figures == null) {
            return words.say("digest.late", Map.of("n", all.size(), "counts", counts));
        }
        String from = words.time(figures.since(), reader.zone());
        return all.isEmpty()
                ? words.say("digest.quiet", Map.of("from", from))
                : words.say("digest.lead", Map.of("n", all.size(), "from", from, "counts", counts));
    }

    private static String counts(List<AlertUpdate> all, MailPhrases words) {
        Map<Severity, Long> counts =
                all.stream().collect(Collectors.groupingBy(DigestPages::severity, Collectors.counting()));
        return words.list(gravestFirst().stream()
                .filter(counts::containsKey)
                .map(s -> words.say(
                        "digest.count", Map.of("n", counts.getOrDefault(s, 0L), "severity", words.word("severity", s))))
                .toList());
    }

    private static DigestPage.Section section(Severity severity, List<AlertUpdate> all, MailRecipient reader) {
        MailPhrases words = reader.phrases();
        return new DigestPage.Section(
                words.word("severity", severity),
                severity.name(),
                all.stream()
                        .filter(n -> severity(n) == severity)
                        .map(n -> entry(n, words, reader.base()))
                        .toList());
    }

    private static DigestPage.Entry entry(AlertUpdate n, MailPhrases words, String base) {
        Snapshot now = n.revision().snapshot();
        String certain = words.word("certainty", now.certainty().level());
        return new DigestPage.Entry(
                words.word("news", n.revision().reason()),
                words.own(n.alert().title(), TITLE),
                now.condition() == Condition.WITHDRAWN,
                words.own(now.summary(), SUMMARY),
                words.days(now.firstEvent(), now.lastEvent()) + " · " + certain,
                base + "/alerts/" + n.alert().id());
    }
}
