package org.faultline.fact.resolve;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;
import org.faultline.fact.NormalizedText;
import org.faultline.fact.Site;
import org.faultline.fact.Spelling;
import org.jspecify.annotations.Nullable;

/**
 * A place as linking compares it.
 *
 * @param spelling its name as the report writes it; null where it has none
 * @param area name, first-level area and country in one spelling; empty where the place has no name
 * @param x with y and z its position in kilometres from the centre of a sphere, a quick reckoning; not a number unless located
 */
public record LinkingPlace(Site site, @Nullable Spelling spelling, String area, double x, double y, double z) {
    /** No place at all. */
    static final LinkingPlace NONE = of(Site.NONE, null);

    /** Two exact places are one within this distance. */
    public static final double EXACT_KM = 3;

    /** Two places of which one is known to about 25 km (UCDP where_prec 2) are one within this distance. */
    public static final double NEAR_KM = 25;

    private static final int EXACT = 1;
    private static final double EARTH_KM = 6371;

    /** How far the sphere may err from the ellipsoid. */
    private static final double SPHERE_ERROR = 1.01;

    static LinkingPlace of(Site site, @Nullable Spelling spelling) {
        String area = site.name().isEmpty()
                ? ""
                : NormalizedText.plain(site.name()) + "|" + NormalizedText.plain(site.admin1()) + "|" + site.country();
        if (!site.located()) {
            return new LinkingPlace(site, spelling, area, Double.NaN, Double.NaN, Double.NaN);
        }
        double lat = Math.toRadians(site.lat());
        double lon = Math.toRadians(site.lon());
        double ring = EARTH_KM * Math.cos(lat);
        return new LinkingPlace(
                site, spelling, area, ring * Math.cos(lon), ring * Math.sin(lon), EARTH_KM * Math.sin(lat));
    }

    /** Kilometres to a place that may be this one, 0 for one named area; not a number where it is another or nothing is known. */
    public double kmTo(LinkingPlace other) {
        if (!site.located() || !other.site.located()) {
            return !area.isEmpty() && area.equals(other.area) ? 0 : Double.NaN;
        }
        double most = bothExact(other) ? EXACT_KM : NEAR_KM;
        double dx = x - other.x;
        double dy = y - other.y;
        double dz = z - other.z;
        double reach = most * SPHERE_ERROR;
        if (dx * dx + dy * dy + dz * dz > reach * reach) {
            return Double.NaN;
        }
        double km = measured(other);
        return km <= most ? km : Double.NaN;
    }

    /** Kilometres on the WGS 84 ellipsoid (Karney's geodesic). */
    public double measured(LinkingPlace other) {
        if (site.lat() == other.site.lat() && site.lon() == other.site.lon()) {
            return 0;
        }
        return Geodesic.WGS84.Inverse(site.lat(), site.lon(), other.site.lat(), other.site.lon(), GeodesicMask.DISTANCE)
                        .s12
                / 1000;
    }

    public boolean bothExact(LinkingPlace other) {
        return site.precision() <= EXACT && other.site.precision() <= EXACT;
    }
}
