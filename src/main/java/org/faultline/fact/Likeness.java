package org.faultline.fact;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;
import org.jspecify.annotations.Nullable;

/** How two accounts of one incident agree, said in words; the lower the distance, the surer the link. */
record Likeness(String a, String b, double distance, String reason) implements Comparable<Likeness> {
    private static final double EXACT_KM = 3;
    private static final double NEAR_KM = 25;
    private static final int EXACT = 1;

    @Override
    public int compareTo(Likeness other) {
        int byDistance = Double.compare(distance, other.distance);
        int byA = byDistance != 0 ? byDistance : a.compareTo(other.a);
        return byA != 0 ? byA : b.compareTo(other.b);
    }

    /** The likeness of two accounts of one family, or null where they cannot tell of one incident. */
    static @Nullable Likeness of(Account x, Account y) {
        return x.key().compareTo(y.key()) < 0 ? ordered(x, y) : ordered(y, x);
    }

    private static @Nullable Likeness ordered(Account a, Account b) {
        if (!a.family().equals(b.family()) || ofOneArticle(a, b) || !daysMeet(a, b)) {
            return null;
        }
        String dyad = a.pairs().stream().filter(b.pairs()::contains).findFirst().orElse(null);
        Double km = kmApart(a.place(), b.place());
        if (dyad == null || km == null) {
            return null;
        }
        LocalDate dayA = a.report().date().best();
        LocalDate dayB = b.report().date().best();
        long days = Math.abs(ChronoUnit.DAYS.between(dayA, dayB));
        String when = days == 0 ? "the same day " + dayA : dayA + " and " + dayB + " agree within their precision";
        String where = km == 0 ? "at " + a.place().name() : String.format(Locale.ROOT, "%.1f km apart", km);
        return new Likeness(a.key(), b.key(), days + km / NEAR_KM, dyad + ", " + when + ", " + where);
    }

    /** One article tells of different incidents in its different reports. */
    private static boolean ofOneArticle(Account a, Account b) {
        String article = a.report().source().article();
        return article != null
                && article.equals(b.report().source().article())
                && a.report().dataset().equals(b.report().dataset());
    }

    private static boolean daysMeet(Account a, Account b) {
        return !a.earliest().isAfter(b.latest()) && !b.earliest().isAfter(a.latest());
    }

    /** Kilometres between two places that may be one, 0 for one named area; null where they are not or nothing is known. */
    private static @Nullable Double kmApart(Site a, Site b) {
        if (a.located() && b.located()) {
            double km = Geodesic.WGS84.Inverse(a.lat(), a.lon(), b.lat(), b.lon(), GeodesicMask.DISTANCE).s12 / 1000;
            double most = a.precision() == EXACT && b.precision() == EXACT ? EXACT_KM : NEAR_KM;
            return km <= most ? km : null;
        }
        boolean sameArea = !a.name().isEmpty()
                && a.name().equals(b.name())
                && Objects.equals(a.admin1(), b.admin1())
                && Objects.equals(a.country(), b.country());
        return sameArea ? 0.0 : null;
    }
}
