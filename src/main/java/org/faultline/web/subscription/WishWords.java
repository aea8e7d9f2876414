package org.faultline.web.subscription;

import io.quarkus.qute.TemplateExtension;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.alert.certainty.Certainty;
import org.faultline.knowledge.actor.DisplayNames;
import org.faultline.notify.mail.words.MailPhrases;
import org.faultline.rule.language.model.Severity;
import org.faultline.subscription.SubscriptionFilter;
import org.faultline.subscription.SubscriptionWish;
import org.faultline.web.page.PageNames;

/** What pages say of a wish: the choices there are, and all of it in short. */
final class WishWords {
    private WishWords() {}

    @TemplateExtension(namespace = "wish")
    static List<String> severities() {
        return Stream.of(Severity.values()).map(Enum::name).toList();
    }

    /** POSSIBLE is the same as any. */
    @TemplateExtension(namespace = "wish")
    static List<Certainty> certainties() {
        return List.of(Certainty.LIKELY, Certainty.OBSERVED);
    }

    @TemplateExtension(namespace = "wish")
    static List<String> digests() {
        return List.of("none", "hourly", "daily", "weekly", "monthly");
    }

    /** What is asked for, in one line. */
    static String inShort(SubscriptionWish wish, MailPhrases words, PageNames pageNames) {
        SubscriptionFilter f = wish.facets();
        DisplayNames names = pageNames.in(Locale.forLanguageTag(words.lang()));
        Stream<String> parts = Stream.of(
                        own(f.rules(), pageNames::rule, words),
                        own(f.families(), family -> family, words),
                        own(f.countries(), names::country, words),
                        own(f.admin1s(), names::named, words),
                        f.circles().stream()
                                .map(c -> words.say("own.near", Map.of("km", c.km(), "lat", c.lat(), "lon", c.lon())))
                                .toList(),
                        f.strips().stream()
                                .map(s -> words.say("own.along", Map.of("km", s.km(), "border", s.border())))
                                .toList(),
                        own(f.groups(), names::asked, words),
                        own(f.texts(), text -> "“" + text + "”", words))
                .filter(values -> !values.isEmpty())
                .map(values -> values.stream()
                        .reduce((some, other) -> words.say("own.or", Map.of("some", some, "other", other)))
                        .orElse(""));
        String how = wish.rhythm().digest()
                ? words.say(
                        "own.every",
                        Map.of("digest", wish.rhythm().kind().name().toLowerCase(Locale.ROOT)))
                : words.say("own.atOnce");
        return Stream.concat(
                        Stream.of(SubscriptionPages.atLeast(f.severity(), words)), Stream.concat(parts, Stream.of(how)))
                .collect(Collectors.joining(words.say("sources.joint")));
    }

    private static List<String> own(List<String> values, UnaryOperator<String> named, MailPhrases words) {
        return values.stream().map(v -> words.own(named.apply(v), 500)).toList();
    }
}
