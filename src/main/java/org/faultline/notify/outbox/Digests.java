package org.faultline.notify.outbox;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.faultline.alert.AlertUpdate;
import org.faultline.alert.store.SavedRevisions;
import org.jspecify.annotations.Nullable;

/** What each letter of kind DIGEST says. */
@ApplicationScoped
public class Digests {
    /** The newest revision of each alert, and what happened altogether; null where the letter only gathers what came late. */
    public record Digest(
            List<AlertUpdate> entries, @Nullable DigestFigures figures) {}

    private final AgroalDataSource database;
    private final SavedRevisions savedRevisions;

    Digests(AgroalDataSource database, SavedRevisions savedRevisions) {
        this.database = database;
        this.savedRevisions = savedRevisions;
    }

    /** In the caller's transaction, which owes the letter. */
    void keep(long letter, List<AlertUpdate> entries, DigestFigures figures) {
        try (Connection c = database.getConnection();
                PreparedStatement entry =
                        c.prepareStatement("insert into digest_entry (letter, alert, revision) values (?, ?, ?)");
                PreparedStatement all = c.prepareStatement(
                        "insert into digest_figures (letter, since, events, silent) values (?, ?, ?, ?)")) {
            for (AlertUpdate news : entries) {
                entry.setLong(1, letter);
                entry.setLong(2, news.alert().id());
                entry.setInt(3, news.revision().number());
                entry.addBatch();
            }
            entry.executeBatch();
            all.setLong(1, letter);
            all.setObject(2, figures.since().atOffset(ZoneOffset.UTC));
            all.setLong(3, figures.events());
            all.setArray(4, c.createArrayOf("text", figures.silent().toArray()));
            all.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("could not keep the digest " + letter, e);
        }
    }

    @Transactional
    public Digest of(long letter) {
        try (Connection c = database.getConnection()) {
            return new Digest(entries(c, letter), figures(c, letter));
        } catch (SQLException e) {
            throw new IllegalStateException("could not read the digest " + letter, e);
        }
    }

    private List<AlertUpdate> entries(Connection c, long letter) throws SQLException {
        List<AlertUpdate> entries = new ArrayList<>();
        try (PreparedStatement s =
                c.prepareStatement("select alert, revision from digest_entry where letter = ? order by alert")) {
            s.setLong(1, letter);
            try (ResultSet r = s.executeQuery()) {
                while (r.next()) {
                    entries.add(savedRevisions.news(r.getLong("alert"), r.getInt("revision")));
                }
            }
        }
        return entries;
    }

    private static @Nullable DigestFigures figures(Connection c, long letter) throws SQLException {
        try (PreparedStatement s =
                c.prepareStatement("select since, events, silent from digest_figures where letter = ?")) {
            s.setLong(1, letter);
            try (ResultSet r = s.executeQuery()) {
                return r.next()
                        ? new DigestFigures(
                                r.getObject("since", OffsetDateTime.class).toInstant(),
                                r.getLong("events"),
                                List.of((String[]) r.getArray("silent").getArray()))
                        : null;
            }
        }
    }
}
