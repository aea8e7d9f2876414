package org.faultline.notify.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.faultline.alert.certainty.Certainty;
import org.faultline.knowledge.RunningKnowledge;
import org.faultline.knowledge.actor.DisplayNames;
import org.faultline.notify.mail.words.MailPhrases;
import org.faultline.rule.RunningRules;
import org.faultline.rule.file.Rule;
import org.faultline.rule.language.model.Severity;
import org.faultline.subscription.QuietHours;
import org.faultline.subscription.SubscriptionFilter;
import org.faultline.subscription.SubscriptionWish;

/** All that a subscription asks for, in one line, for mails and pages. */
@ApplicationScoped
public class WishSentence {
    private static final int LONGEST_NAME = 500;

    private final RunningRules running;
    private final RunningKnowledge knowledge;

    WishSentence(RunningRules running, RunningKnowledge knowledge) {
        this.running = running;
        this.knowledge = knowledge;
    }

    public String of(SubscriptionWish wish, MailPhrases words) {
        SubscriptionFilter f = wish.facets();
        DisplayNames names = knowledge.now().displayNames().in(words.language());
        List<String> parts = new ArrayList<>(List.of(atLeast(f.severity(), words)));
        Certainty certainty = f.certainty();
        if (certainty != null && certainty != Certainty.POSSIBLE) {
            parts.add(words.say("own.certainty", Map.of("certainty", words.word("certainty", certainty))));
        }
        if (f.sources() > 1) {
            parts.add(words.say("own.sources", Map.of("n", f.sources())));
        }
        add(parts, own(f.rules(), this::rule, words), words);
        add(parts, own(f.families(), family -> family, words), words);
        add(parts, places(f, names, words), words);
        add(parts, own(f.groups(), names::asked, words), words);
        add(parts, theatres(f, words), words);
        add(parts, own(f.texts(), text -> "“" + text + "”", words), words);
        parts.add(
                wish.rhythm().digest()
                        ? words.say(
                                "own.every",
                                Map.of("digest", wish.rhythm().kind().name().toLowerCase(Locale.ROOT)))
                        : words.say("own.atOnce"));
        QuietHours quiet = wish.quiet();
        if (quiet != null) {
            parts.add(words.say(
                    "own.quiet",
                    Map.of("from", quiet.from().toString(), "to", quiet.to().toString())));
        }
        if (wish.linkOnly()) {
            parts.add(words.say("own.linkOnly"));
        }
        return String.join(words.say("sources.joint"), parts);
    }

    /** Countries, areas, circles and borders are one condition: any of them is enough. */
    private static List<String> places(SubscriptionFilter f, DisplayNames names, MailPhrases words) {
        List<String> places = new ArrayList<>(own(f.countries(), names::country, words));
        places.addAll(own(f.admin1s(), names::named, words));
        f.circles()
                .forEach(c -> places.add(words.say("own.near", Map.of("km", c.km(), "lat", c.lat(), "lon", c.lon()))));
        f.strips().forEach(s -> places.add(words.say("own.along", Map.of("km", s.km(), "border", s.border()))));
        return places;
    }

    private static List<String> theatres(SubscriptionFilter f, MailPhrases words) {
        return own(f.theatres(), theatre -> theatre, words).stream()
                .map(theatre -> words.say("silence.theatre", Map.of("theatre", theatre)))
                .toList();
    }

    /** Such as {@code alerts of severity medium and above}. */
    private static String atLeast(Severity least, MailPhrases words) {
        return words.say(
                "confirm.atLeast",
                Map.of("severity", words.word("severity", least), "graver", least == Severity.CRITICAL ? "no" : "yes"));
    }

    private String rule(String id) {
        Rule rule = running.book().rules().get(id);
        return rule == null ? id : "“" + rule.title() + "”";
    }

    private static List<String> own(List<String> values, UnaryOperator<String> named, MailPhrases words) {
        return values.stream().map(v -> words.own(named.apply(v), LONGEST_NAME)).toList();
    }

    private static void add(List<String> parts, List<String> values, MailPhrases words) {
        values.stream()
                .reduce((some, other) -> words.say("own.or", Map.of("some", some, "other", other)))
                .ifPresent(parts::add);
    }
}
