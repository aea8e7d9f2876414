package org.faultline.notify.mail.words;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.alert.certainty.CertaintyReason;
import org.faultline.alert.lifecycle.Snapshot;
import org.faultline.rule.firing.Evidence;

/**
 * Why an alert is as certain as it is, in one language.
 *
 * @param longestName in characters, of a source or a place
 */
public record ReasonPhrases(MailPhrases words, int longestName) {
    private static final int LONGEST = 300;
    private static final int MOST_SOURCES = 6;

    /** @param english whether it is in English alone, as no other language has words for it */
    public record Reason(String text, boolean english) {}

    public List<Reason> of(Snapshot s) {
        Map<String, Evidence> events =
                s.evidence().stream().collect(Collectors.toMap(Evidence::event, Function.identity(), (a, b) -> a));
        return s.certainty().reasons().stream()
                .flatMap(r -> reason(r, events, s.sources().size()))
                .toList();
    }

    private Stream<Reason> reason(CertaintyReason reason, Map<String, Evidence> events, int sources) {
        return switch (reason.kind()) {
            case MORE, EARLIER -> Stream.of(new Reason(words.own(Words.readable(reason.text()), LONGEST), true));
            case ONE_SOURCE, NEEDED_SOURCES, SEVERAL_SOURCES ->
                Stream.of(new Reason(
                        words.say(
                                "reason." + reason.kind(),
                                Map.of(
                                        "n",
                                        reason.sources().size(),
                                        "sources",
                                        names(reason.sources()),
                                        "all",
                                        sources < 2 ? "yes" : "no")),
                        false));
            case DATE, PLACE, ALLEGED ->
                Stream.ofNullable(events.get(String.valueOf(reason.event())))
                        .map(e -> new Reason(about(e, reason.kind()), false));
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
                        "place", e.place().isEmpty() ? words.say("none") : words.own(e.place(), longestName)));
    }

    /** Some sources by name, the first of them where they are many. */
    public String names(List<String> sources) {
        List<String> named = sources.stream()
                .limit(MOST_SOURCES)
                .map(s -> words.own(s, longestName))
                .toList();
        int more = sources.size() - named.size();
        return more > 0
                ? words.say("sources.more", Map.of("names", String.join(words.say("sources.joint"), named), "n", more))
                : String.join(words.say("sources.joint"), named);
    }
}
