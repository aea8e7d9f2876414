package org.faultline.notify.mail.page;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.alert.lifecycle.Snapshot;
import org.faultline.knowledge.actor.DisplayNames;
import org.faultline.notify.mail.words.EvidencePhrases;
import org.faultline.notify.mail.words.ForeignText;
import org.faultline.notify.mail.words.LengthLimits;
import org.faultline.notify.mail.words.MailPhrases;
import org.faultline.notify.mail.words.Words;
import org.faultline.rule.firing.Evidence;
import org.faultline.rule.firing.ReportSource;

/** Events as mails and pages show them, each with its reports, sentences and links. */
public record EvidenceItems(MailPhrases words, LengthLimits room, DisplayNames names) {
    /** One event: head, who did what, how exactly it is known, its reports, and how many of them are left out. */
    public record Item(String head, String who, String known, List<Quote> quotes, String more) {}

    /** One report: its sentence, where it stands, and its address, empty where it has none. */
    public record Quote(String text, String source, String link) {}

    private static final int MOST_ACTORS = 6;

    /** Those shown, in their order: what is new to the reader first of all, then the latest. */
    List<Item> of(Snapshot now, Set<String> fresh) {
        Comparator<Evidence> byWorth = Comparator.<Evidence, Boolean>comparing(e -> isFresh(e, fresh))
                .thenComparing(Evidence::day)
                .thenComparing(Evidence::event)
                .reversed();
        Set<String> shown = now.evidence().stream()
                .sorted(byWorth)
                .limit(room.events())
                .map(Evidence::event)
                .collect(Collectors.toSet());
        return now.evidence().stream()
                .filter(e -> shown.contains(e.event()))
                .map(this::item)
                .toList();
    }

    private static boolean isFresh(Evidence e, Set<String> fresh) {
        return e.reports().stream().anyMatch(t -> fresh.contains(t.key()));
    }

    /** One event. */
    public Item item(Evidence e) {
        int more = e.reports().size() - room.reports();
        return new Item(
                Stream.of(
                                words.day(e.day()),
                                words.word("type", e.type()),
                                phrases().place(e))
                        .collect(Collectors.joining(" · ")),
                who(e),
                known(e),
                e.reports().stream().limit(room.reports()).map(this::quote).toList(),
                more > 0 ? words.say("quote.more", Map.of("n", more)) : "");
    }

    private String who(Evidence e) {
        String a = side(e, "SIDE_A");
        String b = side(e, "SIDE_B");
        return a.isEmpty() || b.isEmpty()
                ? a + b
                : words.say("joint." + Words.joint(e.type()).replace(' ', '_'), Map.of("a", a, "b", b));
    }

    private String side(Evidence e, String role) {
        List<String> actors = e.parts().stream()
                .filter(p -> p.role().equals(role))
                .map(p -> phrases().name(p.actor()))
                .distinct()
                .limit(MOST_ACTORS)
                .toList();
        return actors.isEmpty() ? "" : words.list(actors);
    }

    /** How exactly day and place are known, how far from a border it was, and how many died. */
    private String known(Evidence e) {
        EvidencePhrases said = phrases();
        String near = e.placePrecision() > 1 ? said.near(e) : "";
        return Stream.of(said.when(e), near, said.border(e), said.killed(e), said.status(e))
                .filter(s -> !s.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private EvidencePhrases phrases() {
        return new EvidencePhrases(words, names, room.name());
    }

    private Quote quote(ReportSource t) {
        String outlet = t.publisher().isEmpty() ? t.source() : t.publisher();
        boolean retold =
                !t.publisher().isEmpty() && !t.source().isEmpty() && !t.source().equals(t.publisher());
        String source = Stream.of(
                        words.own(outlet, room.name()),
                        words.isoDay(t.publishedOn()),
                        retold ? words.say("quote.original", Map.of("source", words.own(t.source(), room.name()))) : "",
                        words.own(t.key(), room.name()))
                .filter(s -> !s.isEmpty())
                .collect(Collectors.joining(" · "));
        String text =
                t.quote().isEmpty() ? "" : words.say("quote", Map.of("quote", words.own(t.quote(), room.quote())));
        return new Quote(text, source, ForeignText.link(t.url()));
    }
}
