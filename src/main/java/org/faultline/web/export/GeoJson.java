package org.faultline.web.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;
import org.faultline.alert.store.AlertPlaces.Location;
import org.faultline.web.http.Query;
import org.jspecify.annotations.Nullable;

/** A list as a GeoJSON FeatureCollection (RFC 7946, WGS 84, longitude first); what has no known place is a feature without geometry. */
public final class GeoJson {
    /** One alert or event. */
    public record Feature(String id, @Nullable Location location, ObjectNode properties) {}

    private static final int CORNERS = 64;

    /** Seven places are centimetres. */
    private static final double DIGITS = 1e7;

    private GeoJson() {}

    public static ObjectNode of(List<Feature> features, Query.Geometry wanted) {
        ObjectNode all = JsonNodeFactory.instance.objectNode().put("type", "FeatureCollection");
        ArrayNode list = all.putArray("features");
        for (Feature f : features) {
            ObjectNode feature = list.addObject().put("type", "Feature").put("id", f.id());
            Location at = f.location();
            ObjectNode properties = f.properties();
            if (at == null) {
                feature.putNull("geometry");
            } else {
                feature.set("geometry", geometry(at, wanted));
                properties.put("uncertaintyMetres", at.uncertaintyMetres());
                properties.put("placeName", at.name());
            }
            feature.set("properties", properties);
        }
        return all;
    }

    private static ObjectNode geometry(Location at, Query.Geometry wanted) {
        ObjectNode geometry = JsonNodeFactory.instance.objectNode();
        Integer radius = at.uncertaintyMetres();
        if (wanted == Query.Geometry.POINT || radius == null || radius == 0) {
            geometry.put("type", "Point");
            geometry.putArray("coordinates").add(rounded(at.lon())).add(rounded(at.lat()));
        } else {
            ArrayNode ring =
                    geometry.put("type", "Polygon").putArray("coordinates").addArray();
            // counterclockwise, and closed by its first corner
            for (int i = 0; i <= CORNERS; i++) {
                GeodesicData corner =
                        Geodesic.WGS84.Direct(at.lat(), at.lon(), -360.0 * (i % CORNERS) / CORNERS, radius);
                ring.addArray().add(rounded(corner.lon2)).add(rounded(corner.lat2));
            }
        }
        return geometry;
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * DIGITS) / DIGITS;
    }
}
