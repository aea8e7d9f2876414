package org.faultline.alert.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.faultline.rule.firing.Evidence;
import org.jspecify.annotations.Nullable;

/** Where alerts are, for lists and maps: the place of the latest event of each whose coordinates are known. */
@ApplicationScoped
public class AlertPlaces {
    /**
     * A point on the map.
     *
     * @param lat degrees north (WGS 84)
     * @param lon degrees east
     * @param uncertaintyMetres within how many metres of there it was, 0 where the point is exact; null where nobody knows
     * @param name of the place
     * @param event the event that took place there
     */
    @Schema(name = "AlertLocation")
    public record Location(double lat, double lon, @Nullable Integer uncertaintyMetres, String name, String event) {
        private static final int METRES_OF_KM = 1000;

        public static Location of(double lat, double lon, int precision, String name, String event) {
            OptionalInt km = Evidence.radiusKm(precision);
            return new Location(lat, lon, km.isPresent() ? km.getAsInt() * METRES_OF_KM : null, name, event);
        }
    }

    /** The content, which is long, is read for one event of each alert only. */
    private static final String LATEST = """
            select p.alert, e.lat, e.lon, (e.content::json -> 'place' ->> 'precision')::integer,
                e.content::json -> 'place' ->> 'name', e.id
            from (select distinct on (a.alert) a.alert, a.event from alert_event a join event v on v.id = a.event
                where a.alert = any (?) and v.lat is not null and v.lon is not null
                order by a.alert, v.day desc, v.id desc) p
            join event e on e.id = p.event
            """;

    private final DataSource database;

    AlertPlaces(DataSource database) {
        this.database = database;
    }

    /** By the number of the alert; none for one whose events are nowhere that is known. */
    public Map<Long, Location> of(Collection<Long> alertIds) {
        Map<Long, Location> places = new HashMap<>();
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement(LATEST)) {
            s.setArray(1, c.createArrayOf("bigint", alertIds.toArray()));
            try (ResultSet r = s.executeQuery()) {
                while (r.next()) {
                    places.put(
                            r.getLong(1),
                            Location.of(r.getDouble(2), r.getDouble(3), r.getInt(4), r.getString(5), r.getString(6)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not find the places of " + alertIds.size() + " alerts", e);
        }
        return places;
    }
}
