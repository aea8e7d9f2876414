package org.faultline.fact;

import java.util.OptionalInt;

/**
 * A place of an event, looked up; empty texts, not nulls, stand for what is not known.
 *
 * @param precision UCDP {@code where_prec}, 1 exact to 7; 7 where nothing is known
 * @param lat degrees north (WGS 84), NaN where unknown
 * @param borderKm kilometres to the nearest land border, infinite where unknown or the place is coarser than precision 2
 * @param border the two countries that border parts
 * @param disputed what is disputed about that border, empty where nothing is stated
 */
public record Site(
        String name,
        String admin1,
        String admin2,
        String country,
        int precision,
        double lat,
        double lon,
        double borderKm,
        String border,
        String disputed) {
    /** No place at all. */
    public static final Site NONE =
            new Site("", "", "", "", 7, Double.NaN, Double.NaN, Double.POSITIVE_INFINITY, "", "");

    /** By UCDP where_prec from 0; from precision 3 on what an area of that kind commonly measures, as no data set says. */
    private static final int[] RADIUS_KM = {0, 0, 25, 40, 90, 60, 300};

    /** Within how many kilometres of its coordinates a place lies, 0 where they are exact; empty where they say nothing. */
    public static OptionalInt radiusKm(int precision) {
        return precision < RADIUS_KM.length ? OptionalInt.of(RADIUS_KM[precision]) : OptionalInt.empty();
    }

    public boolean known() {
        return !equals(NONE);
    }

    public boolean located() {
        return !Double.isNaN(lat) && precision <= 2;
    }
}
