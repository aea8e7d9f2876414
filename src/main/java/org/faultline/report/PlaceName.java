package org.faultline.report;

import org.jspecify.annotations.Nullable;

/**
 * A place as the extractor names it, not yet looked up.
 *
 * @param country ISO 3166-1 alpha-3
 * @param lat degrees north (WGS 84), with lon or not at all
 * @param precision UCDP {@code where_prec}: 1 exact, 2 within about 25 km, 3 admin2, 4 admin1, 5 linear or fuzzy, 6 country, 7 beyond
 */
public record PlaceName(
        @Nullable String name,
        @Nullable String admin1,
        @Nullable String admin2,
        @Nullable String country,
        @Nullable Double lat,
        @Nullable Double lon,
        @Nullable Integer precision) {}
