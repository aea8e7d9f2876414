package org.faultline.subscription;

import java.time.ZoneId;
import java.time.ZoneOffset;
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

    /** At once, in English, of everything of a severity or above. */
    public static SubscriptionWish of(Severity least) {
        return new SubscriptionWish(
                SubscriptionFilter.of(least), DeliveryRhythm.AT_ONCE, ZoneOffset.UTC, null, Language.EN, false, false);
    }
}
