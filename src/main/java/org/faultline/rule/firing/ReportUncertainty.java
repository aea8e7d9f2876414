package org.faultline.rule.firing;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.fact.Site;
import org.faultline.fact.event.Event;

/** The days and places that the reports of an event allow, by the precision they give (UCDP GED codebook, date_prec and where_prec). */
final class ReportUncertainty {
    /** The day is known. */
    static final int EXACT_DAY = 1;

    /** The first-level area is known; what is coarser may lie in another. */
    static final int ADMIN1 = 4;

    /** Within 25 kilometres of a named place. */
    private static final int NEAR = 2;

    private static final int ADMIN2 = 3;
    private static final int COUNTRY = 6;
    private static final double NEAR_KM = 25;

    /** Like no name that a rule or another event could have. */
    private static final String ELSEWHERE = "elsewhere, as ";

    private ReportUncertainty() {}

    static LocalDate earliest(Event e) {
        return e.start().equals(e.end()) ? e.day().minusDays(days(e)) : e.start();
    }

    /** Nothing is reported before it happens. */
    static LocalDate latest(Event e) {
        if (!e.start().equals(e.end())) {
            return e.end();
        }
        LocalDate latest = e.day().plusDays(days(e));
        LocalDate known = e.knownOn().isBefore(e.day()) ? e.day() : e.knownOn();
        return latest.isAfter(known) ? known : latest;
    }

    static boolean ofDays(Event e) {
        return e.datePrecision() > EXACT_DAY && earliest(e).isBefore(latest(e));
    }

    private static int days(Event e) {
        return switch (e.datePrecision()) {
            case 1 -> 0;
            case 2 -> 6;
            case 3 -> 7;
            case 4 -> 30;
            default -> 365;
        };
    }

    static boolean ofPlaces(Event e) {
        return sites(e).anyMatch(s -> s.precision() == NEAR || s.precision() > ADMIN2);
    }

    private static Stream<Site> sites(Event e) {
        return Stream.of(e.place(), e.origin(), e.destination()).filter(Site::known);
    }

    /** The event at places, of those allowed, that are as unlike what is named as can be. */
    static List<Event> places(Event e) {
        return Stream.of(true, false)
                .map(far -> e.at(other(e.place(), e, far), other(e.origin(), e, far), other(e.destination(), e, far)))
                .toList();
    }

    /** @param far from the border; else near it */
    private static Site other(Site s, Event e, boolean far) {
        if (!s.known() || s.precision() == 1 || s.precision() == ADMIN2) {
            return s;
        }
        String other = ELSEWHERE + e.id();
        boolean near = s.precision() <= NEAR;
        double km = far ? s.borderKm() + NEAR_KM : Math.max(0, s.borderKm() - NEAR_KM);
        return new Site(
                s.name(),
                s.precision() > ADMIN1 ? other : s.admin1(),
                near || s.admin2().isEmpty() ? s.admin2() : other,
                s.precision() > COUNTRY ? other : s.country(),
                s.precision(),
                s.lat(),
                s.lon(),
                near ? km : s.borderKm(),
                s.border(),
                s.disputed());
    }
}
