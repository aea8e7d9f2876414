package org.faultline.fact.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** The days on which sources were last seen, kept through restarts. */
@ApplicationScoped
public class SourceLastSeen {
    private final DataSource database;

    SourceLastSeen(DataSource database) {
        this.database = database;
    }

    public Map<String, LocalDate> seen() {
        Map<String, LocalDate> all = new TreeMap<>();
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement("select source, last_seen from source_seen");
                ResultSet r = s.executeQuery()) {
            while (r.next()) {
                all.put(r.getString(1), r.getObject(2, LocalDate.class));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not read when sources were last seen", e);
        }
        return all;
    }

    /** Keeps days that moved on; an earlier one changes nothing. */
    public void keep(Map<String, LocalDate> moved) {
        if (moved.isEmpty()) {
            return;
        }
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement(
                        "insert into source_seen (source, last_seen) values (?, ?)"
                                + " on conflict (source) do update set last_seen = greatest(source_seen.last_seen, excluded.last_seen)")) {
            for (Map.Entry<String, LocalDate> one : moved.entrySet()) {
                s.setString(1, one.getKey());
                s.setObject(2, one.getValue());
                s.addBatch();
            }
            s.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("could not keep when sources were last seen", e);
        }
    }
}
