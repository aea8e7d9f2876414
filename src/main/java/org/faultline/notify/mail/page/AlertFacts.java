package org.faultline.notify.mail.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.faultline.alert.lifecycle.Snapshot;
import org.faultline.notify.mail.words.LengthLimits;
import org.faultline.notify.mail.words.MailPhrases;
import org.faultline.notify.mail.words.ReasonPhrases;

/** The lines about an alert as a whole: how grave, how certain and why not more, when, and by whose word. */
record AlertFacts(MailPhrases words, LengthLimits room) {
    private static final int MOST_REASONS = 5;

    List<AlertPage.Fact> of(Snapshot s) {
        return List.of(
                fact("severity", words.word("severity", s.severity())),
                certainty(s),
                fact("condition", words.word("condition", s.condition())),
                fact("when", words.days(s.firstEvent(), s.lastEvent())),
                fact("sources", sources(s.sources())));
    }

    private AlertPage.Fact fact(String label, String value) {
        return new AlertPage.Fact(words.say("label." + label), value, List.of());
    }

    private AlertPage.Fact certainty(Snapshot s) {
        List<ReasonPhrases.Reason> all = reasons().of(s);
        boolean english = words.lang().equals("en");
        List<String> notes = new ArrayList<>(all.stream()
                .limit(MOST_REASONS)
                .filter(r -> english || !r.english())
                .map(ReasonPhrases.Reason::text)
                .toList());
        if (all.size() > MOST_REASONS) {
            notes.add(words.say("reason.more", Map.of("n", all.size() - MOST_REASONS)));
        }
        return new AlertPage.Fact(
                words.say("label.certainty"),
                words.word("certainty", s.certainty().level()),
                List.copyOf(notes));
    }

    private ReasonPhrases reasons() {
        return new ReasonPhrases(words, room.name());
    }

    private String sources(List<String> sources) {
        return words.say(
                "sources", Map.of("n", sources.size(), "names", reasons().names(sources)));
    }
}
