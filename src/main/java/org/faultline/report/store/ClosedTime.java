package org.faultline.report.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * The time of which reports were pruned, or of which facts would rest on pruned ones: no report of it is taken in any more, and what is
 * kept of it is not worked out again.
 */
@ApplicationScoped
public class ClosedTime {
    private final DataSource database;

    ClosedTime(DataSource database) {
        this.database = database;
    }

    /** The first day, that of a month, which is not closed; {@link LocalDate#MIN} where nothing was ever pruned. */
    public LocalDate end() {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement("select max(closed_before) from pruning");
                ResultSet r = s.executeQuery()) {
            r.next();
            return Objects.requireNonNullElse(r.getObject(1, LocalDate.class), LocalDate.MIN);
        } catch (SQLException e) {
            throw new IllegalStateException("could not read what was pruned", e);
        }
    }
}
