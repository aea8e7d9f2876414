package org.faultline.notify.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.faultline.alert.Certainty;
import org.faultline.alert.Doubts;
import org.faultline.alert.Snapshot;
import org.faultline.rule.Evidence;

/** The lines about an alert as a whole: how grave, how certain and why not more, when, and by whose word. */
record Facts(Phrases words, Room room) {
    private static final int MOST_DOUBTS = 5;
    private static final int MOST_SOURCES = 6;

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
        if (s.certainty() == Certainty.CERTAIN) {
            return fact("certainty", words.say("certain"));
        }
        List<Doubts.Doubt> all = Doubts.in(s.evidence(), s.sources());
        List<String> notes = new ArrayList<>();
        all.stream().limit(MOST_DOUBTS).forEach(d -> notes.add(sentence(d)));
        if (all.size() > MOST_DOUBTS) {
            notes.add(words.say("doubt.more", Map.of("n", all.size() - MOST_DOUBTS)));
        }
        String possible = words.say(notes.isEmpty() ? "possible" : "possible.because");
        return new AlertPage.Fact(words.say("label.certainty"), possible, List.copyOf(notes));
    }

    private String sentence(Doubts.Doubt d) {
        Evidence e = d.event();
        if (e == null) {
            return words.say("doubt.SOURCE", Map.of("source", words.own(d.source(), room.name())));
        }
        return words.say(
                "doubt." + d.kind(),
                Map.of(
                        "type", words.word("type", e.type()),
                        "day", words.day(e.day()),
                        "within", Doubts.Within.of(e).name(),
                        "from", words.day(e.start()),
                        "to", words.day(e.end()),
                        "place", e.place().isEmpty() ? words.say("none") : words.own(e.place(), room.name()),
                        "status", words.word("status", e.status())));
    }

    private String sources(List<String> sources) {
        List<String> named = sources.stream()
                .limit(MOST_SOURCES)
                .map(s -> words.own(s, room.name()))
                .toList();
        int more = sources.size() - named.size();
        String names = more > 0
                ? words.say("sources.more", Map.of("names", String.join(words.say("sources.joint"), named), "n", more))
                : String.join(words.say("sources.joint"), named);
        return words.say("sources", Map.of("n", sources.size(), "names", names));
    }
}
