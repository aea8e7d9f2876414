package org.faultline.alert.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The revisions of all alerts in the order in which they were committed, for those who follow them. */
@ApplicationScoped
public class RevisionFeed {
    /**
     * That an alert has a new revision.
     *
     * @param position by which a follower goes on after it
     * @param reason why it changed, as in the revisions of the alert
     */
    public record Change(long position, long alertId, int revision, String reason, Instant at) {}

    private final DataSource database;

    RevisionFeed(DataSource database) {
        this.database = database;
    }

    /** The position of the newest; 0 where there is none. */
    public long newest() {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement("select coalesce(max(position), 0) from revision");
                ResultSet r = s.executeQuery()) {
            r.next();
            return r.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("could not look up the newest revision", e);
        }
    }

    /** The newest, the last first. */
    public List<Change> latest(int most) {
        return read("position > ? order by position desc limit ?", 0, most);
    }

    /** Those that follow a position, in their order. */
    public List<Change> after(long position, int most) {
        return read("position > ? order by position limit ?", position, most);
    }

    private List<Change> read(String which, long position, int most) {
        try (Connection c = database.getConnection();
                PreparedStatement s =
                        c.prepareStatement("select position, alert, number, reason, at from revision where " + which)) {
            s.setLong(1, position);
            s.setInt(2, most);
            List<Change> changes = new ArrayList<>();
            try (ResultSet r = s.executeQuery()) {
                while (r.next()) {
                    changes.add(new Change(
                            r.getLong(1),
                            r.getLong(2),
                            r.getInt(3),
                            r.getString(4),
                            r.getObject(5, OffsetDateTime.class).toInstant()));
                }
            }
            return changes;
        } catch (SQLException e) {
            throw new IllegalStateException("could not read " + most + " revisions", e);
        }
    }
}
