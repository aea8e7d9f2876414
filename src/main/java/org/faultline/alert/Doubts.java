package org.faultline.alert;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.faultline.rule.Evidence;
import org.jspecify.annotations.Nullable;

/** Why a conclusion is only possible: loose dates, loose places, a single source, or word that is not of something that happened. */
public final class Doubts {
    /** What is in doubt. */
    public enum Kind {
        DATE,
        PLACE,
        STATUS,
        SOURCE
    }

    /** How much of a date is known: that it lies between two days or, of a single day, how far from it; as UCDP {@code date_prec} says. */
    public enum Within {
        RANGE("lie between %s and %s"),
        SIX_DAYS("within six days"),
        A_WEEK("within a week"),
        A_MONTH("within a month"),
        A_YEAR("within a year");

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
    }

    /** One doubt: about an event, or, of kind SOURCE, about all there is. */
    public record Doubt(Kind kind, @Nullable Evidence event, String source) {
        String sentence() {
            Evidence e = event;
            if (e == null) {
                return "all of it comes from one original source: " + source;
            }
            String what = words(e.type()) + " of " + e.day();
            return switch (kind) {
                case DATE ->
                    "the date of the " + what + " is only known to "
                            + String.format(Within.of(e).words, e.start(), e.end());
                case PLACE ->
                    "the place of the " + what + " is only known loosely ("
                            + (e.place().isEmpty() ? "not given" : e.place()) + ")";
                default -> "the " + what + " is " + words(e.status()) + ", not reported as having happened";
            };
        }
    }

    /** UCDP {@code date_prec} 1 is the exact day, 2 within six days. */
    private static final int EXACT_DAY = 1;

    /** UCDP {@code where_prec} up to 4 is an admin1 area or finer. */
    private static final int ADMIN1 = 4;

    private static final Set<String> HAPPENED = Set.of("REPORTED", "CONFIRMED");

    private Doubts() {}

    /** Whether anything about the event is. */
    static boolean doubtful(Evidence event) {
        return looselyDated(event) || looselyPlaced(event) || !happened(event);
    }

    private static boolean looselyDated(Evidence event) {
        return event.datePrecision() > EXACT_DAY;
    }

    private static boolean looselyPlaced(Evidence event) {
        return event.placePrecision() > ADMIN1;
    }

    private static boolean happened(Evidence event) {
        return HAPPENED.contains(event.status());
    }

    /** The same as values, for who says them in another language. */
    public static List<Doubt> in(Collection<Evidence> evidence, Collection<String> sources) {
        List<Doubt> doubts = new ArrayList<>();
        for (Evidence e : evidence) {
            if (looselyDated(e)) {
                doubts.add(new Doubt(Kind.DATE, e, ""));
            }
            if (looselyPlaced(e)) {
                doubts.add(new Doubt(Kind.PLACE, e, ""));
            }
            if (!happened(e)) {
                doubts.add(new Doubt(Kind.STATUS, e, ""));
            }
        }
        if (sources.size() == 1) {
            doubts.add(new Doubt(Kind.SOURCE, null, sources.iterator().next()));
        }
        return List.copyOf(doubts);
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
