package org.faultline.kafka;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** How far the revisions of alerts have been published to a topic; only one replica at a time publishes. */
@ApplicationScoped
class PublishedPosition {
    /** More than the broker may take to acknowledge what was sent. */
    private static final int LONGEST_SECONDS = 120;

    /** Publishes what follows a position; gives the last that was acknowledged, the same where nothing was. */
    interface Publication {
        long after(long position) throws Exception;
    }

    private final DataSource database;

    PublishedPosition(DataSource database) {
        this.database = database;
    }

    /** The first use of a topic begins with what is new from now on. */
    void begin(String topic) throws SQLException {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement(
                        "insert into kafka_position select ?, coalesce(max(position), 0) from revision"
                                + " on conflict do nothing")) {
            s.setString(1, topic);
            s.executeUpdate();
        }
    }

    /** Whether revisions wait; asked often, so it locks nothing. */
    boolean isBehind(String topic) throws SQLException {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement("select from kafka_position where topic = ?"
                        + " and position < (select max(position) from revision)")) {
            s.setString(1, topic);
            try (ResultSet r = s.executeQuery()) {
                return r.next();
            }
        }
    }

    /** @return whether anything was published; nothing is while another replica does it */
    @Transactional(rollbackOn = Exception.class)
    @TransactionConfiguration(timeout = LONGEST_SECONDS)
    boolean advance(String topic, Publication publication) throws Exception {
        try (Connection c = database.getConnection();
                PreparedStatement patience = c.prepareStatement(
                        "set local idle_in_transaction_session_timeout = '" + LONGEST_SECONDS + "s'");
                PreparedStatement read = c.prepareStatement(
                        "select position from kafka_position where topic = ? for update skip locked");
                PreparedStatement write =
                        c.prepareStatement("update kafka_position set position = ? where topic = ?")) {
            patience.execute(); // more than usual: it waits for the broker meanwhile
            read.setString(1, topic);
            try (ResultSet r = read.executeQuery()) {
                if (!r.next()) {
                    return false;
                }
                long before = r.getLong(1);
                long now = publication.after(before);
                write.setLong(1, now);
                write.setString(2, topic);
                write.executeUpdate();
                return now > before;
            }
        }
    }
}
