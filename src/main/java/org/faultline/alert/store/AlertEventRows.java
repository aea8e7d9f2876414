package org.faultline.alert.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.faultline.alert.bulk.InsertedRows;
import org.faultline.alert.lifecycle.ListChange;
import org.faultline.rule.firing.Evidence;

/** Which events alerts rest on; of their revisions, only the events that come and go are written. */
final class AlertEventRows {
    private record Rest(long alertId, String event) {}

    /** Whether each comes; else it goes. */
    private final Map<Rest, Boolean> coming = new LinkedHashMap<>();

    /** Takes in a revision, after those before it. */
    void add(long alertId, ListChange<Evidence> change) {
        // an event that now reads otherwise went and came
        Set<String> gone = events(change.gone());
        Set<String> come = events(change.come());
        gone.stream().filter(e -> !come.contains(e)).forEach(e -> coming.put(new Rest(alertId, e), false));
        come.stream().filter(e -> !gone.contains(e)).forEach(e -> coming.put(new Rest(alertId, e), true));
    }

    private static Set<String> events(List<Evidence> evidence) {
        return evidence.stream().map(Evidence::event).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Writes them; within the connection's transaction. */
    void write(Connection c) throws SQLException {
        delete(c, those(false));
        InsertedRows rows = new InsertedRows("alert_event", "alert", "event");
        those(true)
                .forEach(rest -> rows.add(row -> {
                    row.setLong("alert", rest.alertId);
                    row.setText("event", rest.event);
                }));
        rows.write(c);
    }

    private List<Rest> those(boolean come) {
        return coming.entrySet().stream()
                .filter(e -> e.getValue() == come)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static void delete(Connection c, List<Rest> gone) throws SQLException {
        if (gone.isEmpty()) {
            return;
        }
        try (PreparedStatement s =
                c.prepareStatement("delete from alert_event r using unnest(?, ?) as gone (alert, event)"
                        + " where r.event = gone.event and r.alert = gone.alert")) {
            s.setArray(
                    1,
                    c.createArrayOf("bigint", gone.stream().map(Rest::alertId).toArray()));
            s.setArray(
                    2, c.createArrayOf("varchar", gone.stream().map(Rest::event).toArray()));
            s.executeUpdate();
        }
    }
}
