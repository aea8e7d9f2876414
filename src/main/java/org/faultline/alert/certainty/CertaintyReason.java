package org.faultline.alert.certainty;

import java.util.List;
import java.util.Locale;
import org.faultline.rule.firing.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * One reason why an alert is as sure as it is.
 *
 * @param event the id of the event it is about; null where it is about all
 * @param sources the original sources it is about
 * @param text the reason in English
 */
public record CertaintyReason(Kind kind, @Nullable String event, List<String> sources, String text) {
    /** What it says. */
    public enum Kind {
        /** It does not hold for every day that the reports of the event allow. */
        DATE,
        /** It does not hold for every place that they allow. */
        PLACE,
        /** The event is only alleged. */
        ALLEGED,
        /** One source tells all of it; where the alert has more, all of the firing whose words it uses. */
        ONE_SOURCE,
        /** Without any one of some sources it would not hold. */
        NEEDED_SOURCES,
        /** It would hold without any one of its sources. */
        SEVERAL_SOURCES,
        /** More such events than are named. */
        MORE,
        /** As an earlier version said it, in English alone. */
        EARLIER
    }

    /** How much is known of a date: that it lies between two days or, of a single day, how far from it; as UCDP {@code date_prec} says. */
    public enum Within {
        RANGE("from %s to %s"),
        SIX_DAYS("within six days of %s"),
        A_WEEK("within a week of %s"),
        A_MONTH("within a month of %s"),
        A_YEAR("within a year of %s");

        private final String words;

        Within(String words) {
            this.words = words;
        }

        public static Within of(Evidence e) {
            if (!e.start().equals(e.end())) {
                return RANGE;
            }
            return switch (e.datePrecision()) {
                case 2 -> SIX_DAYS;
                case 3 -> A_WEEK;
                case 4 -> A_MONTH;
                default -> A_YEAR;
            };
        }

        String of(String first, String last) {
            return String.format(Locale.ROOT, words, first, last);
        }
    }

    public CertaintyReason {
        sources = List.copyOf(sources);
    }
}
