package org.faultline.fact;

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

    public boolean known() {
        return !equals(NONE);
    }

    public boolean located() {
        return !Double.isNaN(lat) && precision <= 2;
    }
}
