package org.faultline.subscription;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;
import org.jspecify.annotations.Nullable;

/** Everywhere within so many kilometres of a point, in degrees of WGS 84. */
public record Circle(double lat, double lon, double km) {

    boolean holds(@Nullable Double otherLat, @Nullable Double otherLon) {
        return otherLat != null
                && otherLon != null
                && Geodesic.WGS84.Inverse(lat, lon, otherLat, otherLon, GeodesicMask.DISTANCE).s12 <= km * 1000;
    }
}
