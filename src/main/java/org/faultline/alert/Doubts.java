package org.faultline.alert;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.faultline.rule.Evidence;

/** Why a conclusion is only possible: loose dates, loose places, a single source, or word that is not of something that happened. */
final class Doubts {
    /** UCDP {@code date_prec} 1 is the exact day, 2 within six days. */
    private static final int EXACT_DAY = 1;

    /** UCDP {@code where_prec} up to 4 is an admin1 area or finer. */
    private static final int ADMIN1 = 4;

    private static final Set<String> HAPPENED = Set.of("REPORTED", "CONFIRMED");

    private Doubts() {}

    static List<String> about(List<Evidence> evidence, Collection<String> sources) {
        List<String> doubts = new ArrayList<>();
        for (Evidence e : evidence) {
            String what = words(e.type()) + " of " + e.day();
            if (e.datePrecision() > EXACT_DAY) {
                doubts.add(
                        "the date of the " + what + " is only known to lie between " + e.start() + " and " + e.end());
            }
            if (e.placePrecision() > ADMIN1) {
                doubts.add("the place of the " + what + " is only known loosely ("
                        + (e.place().isEmpty() ? "not given" : e.place()) + ")");
            }
            if (!HAPPENED.contains(e.status())) {
                doubts.add("the " + what + " is " + words(e.status()) + ", not reported as having happened");
            }
        }
        if (sources.size() == 1) {
            doubts.add("all of it comes from one original source: "
                    + sources.iterator().next());
        }
        return List.copyOf(doubts);
    }

    private static String words(String constant) {
        return constant.toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
