package org.faultline.fact;

import java.util.HashMap;
import java.util.Map;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.LandBorders;
import org.faultline.knowledge.Place;
import org.faultline.report.PlaceName;
import org.jspecify.annotations.Nullable;

/** Looks up the places that reports name, and measures them to the nearest land border once. */
final class Sites {
    private static final int FINEST_WITHOUT_BORDER = 3;

    private final Knowledge knowledge;
    private final Map<PlaceName, Site> known = new HashMap<>();

    Sites(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    Site site(@Nullable PlaceName name) {
        return name == null ? Site.NONE : known.computeIfAbsent(name, this::lookUp);
    }

    private Site lookUp(PlaceName p) {
        Place place = p.name() == null ? null : knowledge.place(p.name(), p.admin1(), p.country());
        Double lat = p.lat() != null ? p.lat() : place == null ? null : place.lat();
        Double lon = p.lon() != null ? p.lon() : place == null ? null : place.lon();
        int precision = p.precision() != null ? p.precision() : presumed(p, place);
        LandBorders.Nearest border = lat == null || lon == null || precision >= FINEST_WITHOUT_BORDER
                ? null
                : knowledge.borders().nearest(lat, lon);
        return new Site(
                place != null ? place.name() : orEmpty(p.name()),
                either(p.admin1(), place == null ? "" : place.admin1()),
                either(p.admin2(), place == null ? "" : place.admin2()),
                either(p.country(), place == null ? "" : place.country()),
                precision,
                lat == null ? Double.NaN : lat,
                lon == null ? Double.NaN : lon,
                border == null ? Double.POSITIVE_INFINITY : border.km(),
                border == null ? "" : border.between());
    }

    /** What UCDP's precision would be for a place whose extractor gives none. */
    private static int presumed(PlaceName p, @Nullable Place place) {
        if (p.lat() != null || (place != null && place.lat() != null)) {
            return 1;
        }
        return p.admin2() != null ? 3 : p.admin1() != null || place != null ? 4 : 6;
    }

    private static String either(@Nullable String said, String known) {
        return known.isEmpty() ? orEmpty(said) : known;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
