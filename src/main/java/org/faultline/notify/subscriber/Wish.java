package org.faultline.notify.subscriber;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.faultline.alert.Severity;
import org.jspecify.annotations.Nullable;

/**
 * All that someone asks for: of what, when, and how it is written.
 *
 * @param linkOnly whether mails bear no content, only a link to it
 * @param evenIfNothing whether a digest goes out also when nothing happened
 */
public record Wish(
        Facets facets,
        Rhythm rhythm,
        ZoneId zone,
        @Nullable Quiet quiet,
        Language language,
        boolean linkOnly,
        boolean evenIfNothing) {

    /** At once, in English, of everything of a severity or above. */
    public static Wish of(Severity least) {
        return new Wish(Facets.of(least), Rhythm.AT_ONCE, ZoneOffset.UTC, null, Language.EN, false, false);
    }
}
