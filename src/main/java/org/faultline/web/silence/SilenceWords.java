package org.faultline.web.silence;

import io.quarkus.qute.TemplateExtension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.faultline.alert.silence.Matcher;
import org.faultline.alert.silence.WeeklyHours;
import org.faultline.notify.mail.words.MailPhrases;
import org.faultline.web.page.Frame;
import org.faultline.web.page.PageNames;
import org.faultline.web.page.PageWords;

/** Says what a silence covers and when, in the language of the page. */
@TemplateExtension
final class SilenceWords {
    private SilenceWords() {}

    static String covers(SilenceView silence, Frame frame, PageNames names) {
        Matcher matcher = silence.matcher();
        MailPhrases words = frame.words();
        List<String> all = new ArrayList<>();
        if (matcher.rule() != null) {
            all.add(words.say("silence.rule", Map.of("rule", frame.own(names.rule(matcher.rule())))));
        }
        if (matcher.group() != null) {
            all.add(words.say(
                    "silence.group", Map.of("group", frame.own(frame.names().asked(matcher.group())))));
        }
        if (matcher.area() != null) {
            all.add(words.say(
                    "silence.area", Map.of("area", frame.named(frame.names().country(matcher.area())))));
        }
        if (matcher.severity() != null) {
            all.add(words.say("silence.severity", Map.of("severity", words.word("severity", matcher.severity()))));
        }
        if (matcher.theatre() != null) {
            all.add(words.say("silence.theatre", Map.of("theatre", frame.own(matcher.theatre()))));
        }
        return String.join(words.say("page.comma"), all);
    }

    /** From when to when, and at which hours of the week. */
    static String times(SilenceView silence, Frame frame) {
        MailPhrases words = frame.words();
        Instant end = silence.end();
        WeeklyHours weekly = silence.weekly();
        Map<String, Object> values = new HashMap<>();
        values.put("start", PageWords.time(words, silence.start()));
        values.put("ends", end == null ? "no" : "yes");
        values.put("end", end == null ? "" : PageWords.time(words, end));
        values.put("weekly", weekly == null ? "no" : "yes");
        if (weekly != null) {
            values.put(
                    "days",
                    weekly.days().stream()
                            .map(d -> PageWords.weekday(words, d))
                            .collect(Collectors.joining(words.say("page.comma"))));
            values.put("from", weekly.from().toString());
            values.put("to", weekly.to().toString());
            values.put("zone", frame.own(weekly.zone().getId()));
        }
        return words.say("page.silences.times", values);
    }
}
