package org.faultline.notify.mail.page;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.faultline.alert.lifecycle.Snapshot;
import org.faultline.notify.mail.words.LengthLimits;
import org.faultline.notify.mail.words.MailPhrases;
import org.faultline.notify.mail.words.MailRecipient;
import org.faultline.rule.firing.ReportSource;

/** Puts a mail about one alert into words. */
public final class AlertPages {
    private static final int TITLE = 150;
    private static final int SUMMARY = LeadLine.SUMMARY;

    private final MapCache maps;

    public AlertPages(MapCache maps) {
        this.maps = maps;
    }

    public AlertPage page(AlertMailContext o, MailRecipient reader, LengthLimits room) {
        MailPhrases words = reader.phrases();
        Corrections corrections = new Corrections(words, reader, room);
        EvidenceItems items = new EvidenceItems(words, room, reader.names());
        Snapshot now = o.now();
        String lead = new LeadLine(words, corrections).lead(o);
        String summary = words.own(now.summary(), SUMMARY);
        int leftOut = now.evidence().size() - room.events();
        Optional<AlertPage.Picture> map = room.map() ? maps.of(now.evidence(), words) : Optional.empty();
        return new AlertPage(
                MailFrame.of(reader),
                lead,
                words.own(o.alert().title(), TITLE),
                o.withdrawn(),
                lead.contains(summary) ? "" : summary,
                corrections.said(o),
                corrections.changes(o),
                new AlertFacts(words, room).of(now),
                map.orElse(null),
                DayChart.of(now, words),
                words.say(o.withdrawn() ? "label.restedOn" : "label.evidence"),
                items.of(now, fresh(o)),
                leftOut > 0 ? words.say("leftOut", Map.of("n", leftOut)) : "",
                new AlertPage.Links(reader.base() + "/alerts/" + o.alert().id()),
                foot(o, words, reader));
    }

    private static Set<String> fresh(AlertMailContext o) {
        return o.changes().stream()
                .map(AlertMailContext.Change::now)
                .flatMap(t -> Optional.<ReportSource>ofNullable(t).stream())
                .map(ReportSource::key)
                .collect(Collectors.toSet());
    }

    private static String foot(AlertMailContext o, MailPhrases words, MailRecipient reader) {
        return words.say(
                "foot",
                Map.of(
                        "rule", words.own(o.alert().rule(), 80),
                        "version", words.own(o.now().ruleVersion(), 40),
                        "time", words.time(o.news().revision().at(), reader.zone())));
    }
}
