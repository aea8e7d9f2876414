package org.faultline.knowledge.place;

import org.jspecify.annotations.Nullable;

/**
 * A place of the gazetteer; coordinates in degrees (WGS 84), absent for areas.
 *
 * @param country ISO 3166-1 alpha-3, empty where unknown
 * @param precision UCDP {@code where_prec} at best: 1 a point, 2 within about 25 km, 3 admin2, 4 admin1, 5 linear or fuzzy, 6 country
 */
public record Place(
        String id,
        String name,
        String admin1,
        String admin2,
        String country,
        @Nullable Double lat,
        @Nullable Double lon,
        int precision) {
    /** What is left out is as in an entry of a file: empty, and as precise as the rest allows. */
    public Place {
        id = orEmpty(id);
        name = orEmpty(name);
        admin1 = orEmpty(admin1);
        admin2 = orEmpty(admin2);
        country = orEmpty(country);
        precision = precision == 0 ? presumed(lat != null, admin1, admin2) : precision;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** What {@code where_prec} is for a place of which no more is said. */
    static int presumed(boolean located, String admin1, String admin2) {
        if (located) {
            return 1;
        }
        return !admin2.isEmpty() ? 3 : !admin1.isEmpty() ? 4 : 6;
    }
}
