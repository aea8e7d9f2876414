package org.faultline.notify.mail.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.faultline.alert.certainty.CertaintyReason;
import org.faultline.alert.lifecycle.Snapshot;
import org.faultline.notify.mail.words.LengthLimits;
import org.faultline.notify.mail.words.MailPhrases;
import org.faultline.rule.firing.Evidence;

/** The lines about an alert as a whole: how grave, how certain and why not more, when, and by whose word. */
record AlertFacts(MailPhrases words, LengthLimits room) {
    private static final int MOST_REASONS = 5;
    private static final int MOST_CHARACTERS = 300;
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
        List<CertaintyReason> all = s.certainty().reasons();
        Map<String, Evidence> events =
                s.evidence().stream().collect(Collectors.toMap(Evidence::event, Function.identity(), (a, b) -> a));
        List<String> notes = new ArrayList<>();
        all.stream().limit(MOST_REASONS).forEach(r -> reason(r, events).ifPresent(notes::add));
        if (all.size() > MOST_REASONS) {
            notes.add(words.say("reason.more", Map.of("n", all.size() - MOST_REASONS)));
        }
        return new AlertPage.Fact(
                words.say("label.certainty"),
                words.word("certainty", s.certainty().level()),
                List.copyOf(notes));
    }

    /** Nothing where it cannot be said in the mail's language. */
    private Optional<String> reason(CertaintyReason reason, Map<String, Evidence> events) {
        return switch (reason.kind()) {
            case MORE, EARLIER ->
                words.lang().equals("en") ? Optional.of(words.own(reason.text(), MOST_CHARACTERS)) : Optional.empty();
            case ONE_SOURCE, NEEDED_SOURCES, SEVERAL_SOURCES ->
                Optional.of(words.say(
                        "reason." + reason.kind(),
                        Map.of("n", reason.sources().size(), "sources", names(reason.sources()))));
            case DATE, PLACE, ALLEGED ->
                Optional.ofNullable(events.get(String.valueOf(reason.event()))).map(e -> about(e, reason.kind()));
        };
    }

    private String about(Evidence e, CertaintyReason.Kind kind) {
        return words.say(
                "reason." + kind,
                Map.of(
                        "type", words.word("type", e.type()),
                        "day", words.day(e.day()),
                        "within", CertaintyReason.Within.of(e).name(),
                        "from", words.day(e.start()),
                        "to", words.day(e.end()),
                        "place", e.place().isEmpty() ? words.say("none") : words.own(e.place(), room.name())));
    }

    private String sources(List<String> sources) {
        return words.say("sources", Map.of("n", sources.size(), "names", names(sources)));
    }

    private String names(List<String> sources) {
        List<String> named = sources.stream()
                .limit(MOST_SOURCES)
                .map(s -> words.own(s, room.name()))
                .toList();
        int more = sources.size() - named.size();
        return more > 0
                ? words.say("sources.more", Map.of("names", String.join(words.say("sources.joint"), named), "n", more))
                : String.join(words.say("sources.joint"), named);
    }
}
