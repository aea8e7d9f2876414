package org.faultline.fact.resolve;

import java.util.HashMap;
import java.util.Map;
import org.faultline.fact.Site;
import org.faultline.fact.Spelling;
import org.faultline.knowledge.Decision;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.border.LandBorders;
import org.faultline.knowledge.name.Memo;
import org.faultline.knowledge.place.Place;
import org.faultline.report.PlaceName;
import org.faultline.report.Report;
import org.jspecify.annotations.Nullable;

/** Looks up the places that reports name, and measures them to the nearest land border once. */
public final class PlaceResolver {
    private static final int FINEST_WITHOUT_BORDER = 3;

    private final Knowledge knowledge;
    private final Map<PlaceName, LinkingPlace> known = new HashMap<>();
    private final Memo<String, String> areas = Memo.ofEquals();

    public PlaceResolver(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** The country in which a report says that it happened, as its place is known; empty where that is not known. */
    public static String country(Report report, Knowledge knowledge) {
        PlaceName p = report.place();
        if (p == null) {
            return "";
        }
        Place place = place(p, knowledge);
        return either(place == null ? "" : place.country(), p.country());
    }

    LinkingPlace spot(PlaceName name) {
        return known.computeIfAbsent(name, this::lookUp);
    }

    private LinkingPlace lookUp(PlaceName p) {
        Place place = place(p, knowledge);
        return LinkingPlace.of(site(p, place), p.name() == null ? null : spelling(p.name(), place));
    }

    private Spelling spelling(String name, @Nullable Place place) {
        boolean known = place != null || knowledge.ignored(Decision.Kind.PLACE, name);
        return new Spelling(Decision.Kind.PLACE, name, Knowledge.key(name), known);
    }

    private Site site(PlaceName p, @Nullable Place place) {
        Double lat = p.lat() != null ? p.lat() : place == null ? null : place.lat();
        Double lon = p.lon() != null ? p.lon() : place == null ? null : place.lon();
        int precision = precision(p, place);
        LandBorders.Nearest border = lat == null || lon == null || precision >= FINEST_WITHOUT_BORDER
                ? null
                : knowledge.borders().nearest(lat, lon);
        String country = either(place == null ? "" : place.country(), p.country());
        String admin1 =
                either(place == null ? "" : place.admin1(), areas.of(knowledge.admin1(orEmpty(p.admin1()), country)));
        return new Site(
                either(place == null ? "" : place.name(), p.name()),
                admin1,
                either(
                        place == null ? "" : place.admin2(),
                        areas.of(knowledge.admin2(orEmpty(p.admin2()), admin1, country))),
                country,
                precision,
                lat == null ? Double.NaN : lat,
                lon == null ? Double.NaN : lon,
                border == null ? Double.POSITIVE_INFINITY : border.km(),
                border == null ? "" : border.between(),
                border == null ? "" : border.disputed());
    }

    /** Coordinates tell places of one name apart only where they are a place's own and not an area's. */
    private static @Nullable Place place(PlaceName p, Knowledge knowledge) {
        if (p.name() == null) {
            return null;
        }
        boolean exact = p.precision() == null || p.precision() < FINEST_WITHOUT_BORDER;
        return knowledge.place(p.name(), p.admin1(), p.country(), exact ? p.lat() : null, exact ? p.lon() : null);
    }

    /** The coarsest of what the report says, what the place is, and what the coordinates are: an area's centroid is no place. */
    private int precision(PlaceName p, @Nullable Place place) {
        int said = p.precision() != null ? p.precision() : presumed(p, place);
        boolean settled = place != null && place.lat() != null;
        int meant = place == null || settled ? 1 : place.precision();
        int centroid = settled || p.lat() == null || p.lon() == null ? 1 : knowledge.precisionOf(p.lat(), p.lon());
        return Math.max(said, Math.max(meant, centroid));
    }

    /** What UCDP's precision would be for a place whose extractor gives none. */
    private static int presumed(PlaceName p, @Nullable Place place) {
        if (p.lat() != null) {
            return 1;
        }
        if (place != null) {
            return place.precision();
        }
        return p.admin2() != null ? 3 : p.admin1() != null ? 4 : 6;
    }

    private static String either(String known, @Nullable String said) {
        return known.isEmpty() ? orEmpty(said) : known;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
