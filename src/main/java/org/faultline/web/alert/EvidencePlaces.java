package org.faultline.web.alert;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.faultline.alert.store.AlertPlaces.Location;
import org.faultline.rule.firing.Evidence;
import org.faultline.web.export.GeoJson;
import org.faultline.web.http.Query;

/** Where the events behind an alert took place, a feature for each. */
final class EvidencePlaces {
    private EvidencePlaces() {}

    static ObjectNode of(List<Evidence> evidence) {
        return GeoJson.of(evidence.stream().map(EvidencePlaces::feature).toList(), Query.Geometry.POINT);
    }

    private static GeoJson.Feature feature(Evidence e) {
        Double lat = e.lat();
        Double lon = e.lon();
        Location at =
                lat == null || lon == null ? null : Location.of(lat, lon, e.placePrecision(), e.place(), e.event());
        return new GeoJson.Feature(
                e.event(),
                at,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("type", e.type())
                        .put("status", e.status())
                        .put("day", e.day().toString())
                        .put("admin1", e.admin1())
                        .put("country", e.country())
                        .put("deathsLow", e.deathsLow())
                        .put("deathsBest", e.deathsBest())
                        .put("deathsHigh", e.deathsHigh()));
    }
}
