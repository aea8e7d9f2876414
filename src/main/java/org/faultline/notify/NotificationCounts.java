package org.faultline.notify;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.faultline.notify.policy.NotificationRound;

/** How many were told of each revision of an alert and how many not, and why. */
@ApplicationScoped
class NotificationCounts {
    private final AgroalDataSource database;
    private final MeterRegistry metrics;

    NotificationCounts(AgroalDataSource database, MeterRegistry metrics) {
        this.database = database;
        this.metrics = metrics;
    }

    /** Keeps counts with their revisions, in the caller's transaction. */
    void add(Map<NotificationRound.Reckoned, Integer> counts) {
        try (Connection c = database.getConnection();
                PreparedStatement s =
                        c.prepareStatement("insert into notification_count (alert, revision, reason, count)"
                                + " values (?, ?, ?, ?) on conflict (alert, revision, reason)"
                                + " do update set count = notification_count.count + excluded.count")) {
            for (Map.Entry<NotificationRound.Reckoned, Integer> one : counts.entrySet()) {
                s.setLong(1, one.getKey().alertId());
                s.setInt(2, one.getKey().revision());
                s.setString(3, one.getKey().reason().label());
                s.setInt(4, one.getValue());
                s.addBatch();
            }
            s.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("could not count the decisions", e);
        }
        counts.forEach((one, count) -> metrics.counter(
                        "faultline.decisions", "reason", one.reason().label())
                .increment(count));
    }

    /** How often each reason was given about an alert, over all its revisions. */
    Map<String, Long> counts(long alertId) {
        Map<String, Long> all = new TreeMap<>();
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement(
                        "select reason, sum(count) from notification_count where alert = ? group by reason")) {
            s.setLong(1, alertId);
            try (ResultSet r = s.executeQuery()) {
                while (r.next()) {
                    all.put(r.getString(1), r.getLong(2));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not read the decisions about alert " + alertId, e);
        }
        return all;
    }
}
