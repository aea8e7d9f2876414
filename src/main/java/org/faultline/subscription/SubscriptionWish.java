package org.faultline.subscription;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.faultline.rule.language.model.Severity;
import org.jspecify.annotations.Nullable;

/**
 * All that someone asks for: of what, when, and how it is written.
 *
 * @param linkOnly whether mails bear no content, only a link to it
 * @param evenIfNothing whether a digest goes out also when nothing happened
 */
public record SubscriptionWish(
        SubscriptionFilter facets,
        DeliveryRhythm rhythm,
        ZoneId zone,
        @Nullable QuietHours quiet,
        Language language,
        boolean linkOnly,
        boolean evenIfNothing) {

    /** The same of alerts in these theatres. */
    SubscriptionWish withTheatres(List<String> theatres) {
        return facets.theatres().equals(theatres)
                ? this
                : new SubscriptionWish(
                        facets.withTheatres(theatres), rhythm, zone, quiet, language, linkOnly, evenIfNothing);
    }

    /** At once, in English, of everything of a severity or above. */
    public static SubscriptionWish of(Severity least) {
        return new SubscriptionWish(
                SubscriptionFilter.of(least), DeliveryRhythm.AT_ONCE, ZoneOffset.UTC, null, Language.EN, false, false);
    }
}
