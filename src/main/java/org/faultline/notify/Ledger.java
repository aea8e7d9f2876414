package org.faultline.notify;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.alert.lifecycle.Condition;
import org.faultline.notify.policy.LedgerEntry;
import org.faultline.notify.policy.NotificationReason;
import org.faultline.notify.policy.NotificationRound;
import org.faultline.rule.language.model.Severity;
import org.faultline.subscription.Subscription;
import org.jspecify.annotations.Nullable;

/** The ledger as it is kept; read and written many rows at once, in the caller's transaction. */
@ApplicationScoped
class Ledger {
    /** Any number that nothing else locks by. */
    private static final long LOCK = 6_0471_8842L;

    private static final String COLUMNS =
            "subscription, alert, revision, condition, severity, evidence, sources, at, owed, until, graver, corrected";

    private static final String SUPPRESSED = "owed in ('SILENCED', 'INHIBITED', 'CLOSED')";

    private final AgroalDataSource database;

    Ledger(AgroalDataSource database) {
        this.database = database;
    }

    /** Until the transaction ends nobody else decides: of two who did, both might tell. */
    void lock() {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement("select pg_advisory_xact_lock(?)")) {
            s.setLong(1, LOCK);
            s.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("could not lock the ledger", e);
        }
    }

    /** Every row about some alerts. */
    Map<NotificationRound.Key, LedgerEntry> about(Collection<Long> alertIds) {
        return rows("alert = any (?)", (c, s) -> s.setArray(1, longs(c, alertIds)));
    }

    /**
     * What is to be decided anew: because its time has come, because the digest of its subscription goes out, or because nothing
     * suppresses its alert any more.
     */
    Set<NotificationRound.Key> due(Instant now, Collection<Long> digests, Collection<Long> freed) {
        return rows(
                        "until <= ? or owed = 'AWAITS_DIGEST' and subscription = any (?) or " + SUPPRESSED
                                + " and alert = any (?)",
                        (c, s) -> {
                            s.setObject(1, now.atOffset(ZoneOffset.UTC));
                            s.setArray(2, longs(c, digests));
                            s.setArray(3, longs(c, freed));
                        })
                .keySet();
    }

    /** The alerts of which something is owed until they are no longer suppressed. */
    List<Long> suppressed() {
        List<Long> alertIds = new ArrayList<>();
        try (Connection c = database.getConnection();
                PreparedStatement s =
                        c.prepareStatement("select distinct alert from ledger_entry where " + SUPPRESSED);
                ResultSet r = s.executeQuery()) {
            while (r.next()) {
                alertIds.add(r.getLong(1));
            }
            return alertIds;
        } catch (SQLException e) {
            throw new IllegalStateException("could not read the ledger", e);
        }
    }

    /** Who has left is told nothing more; who has come under another address goes on from there; who asks for other things is asked again. */
    void changed(@Observes Subscription.Changed change) {
        if (change.state() == Subscription.State.UNSUBSCRIBED) {
            update("delete from ledger_entry where subscription = ?", change.subscription());
        } else if (change.replaces() != null) {
            update(
                    "update ledger_entry set subscription = ? where subscription = ?",
                    change.subscription(),
                    change.replaces());
        } else {
            update(
                    "update ledger_entry set until = ? where subscription = ? and owed in ('AWAITS_DIGEST', 'QUIET_HOURS', 'PAUSED')",
                    change.at().atOffset(ZoneOffset.UTC),
                    change.subscription());
        }
    }

    private void update(String sql, Object... values) {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                s.setObject(i + 1, values[i]);
            }
            s.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("could not change the ledger", e);
        }
    }

    /** Sets what a query asks for. */
    private interface Parameters {
        void set(Connection c, PreparedStatement s) throws SQLException;
    }

    private static Array longs(Connection c, Collection<Long> ids) throws SQLException {
        return c.createArrayOf("bigint", ids.toArray());
    }

    private Map<NotificationRound.Key, LedgerEntry> rows(String where, Parameters parameters) {
        Map<NotificationRound.Key, LedgerEntry> rows = new HashMap<>();
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement("select " + COLUMNS + " from ledger_entry where " + where)) {
            parameters.set(c, s);
            try (ResultSet r = s.executeQuery()) {
                while (r.next()) {
                    rows.put(new NotificationRound.Key(r.getLong("subscription"), r.getLong("alert")), told(r));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("could not read the ledger", e);
        }
    }

    private static LedgerEntry told(ResultSet r) throws SQLException {
        String owed = r.getString("owed");
        String graver = r.getString("graver");
        return new LedgerEntry(
                last(r),
                owed == null
                        ? null
                        : new LedgerEntry.Owed(
                                NotificationReason.valueOf(owed),
                                instant(r, "until"),
                                graver == null ? null : Severity.valueOf(graver),
                                r.getBoolean("corrected")));
    }

    private static LedgerEntry.@Nullable Last last(ResultSet r) throws SQLException {
        Instant at = instant(r, "at");
        return at == null
                ? null
                : new LedgerEntry.Last(
                        r.getInt("revision"),
                        Condition.valueOf(r.getString("condition")),
                        Severity.valueOf(r.getString("severity")),
                        r.getInt("evidence"),
                        r.getInt("sources"),
                        at);
    }

    private static @Nullable Instant instant(ResultSet r, String column) throws SQLException {
        OffsetDateTime time = r.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** Writes rows; those that say nothing any more go. */
    void write(Map<NotificationRound.Key, LedgerEntry> changes) {
        try (Connection c = database.getConnection();
                PreparedStatement put = c.prepareStatement("insert into ledger_entry (" + COLUMNS
                        + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (subscription, alert) do update set"
                        + " revision = excluded.revision, condition = excluded.condition, severity = excluded.severity,"
                        + " evidence = excluded.evidence, sources = excluded.sources, at = excluded.at, owed = excluded.owed,"
                        + " until = excluded.until, graver = excluded.graver, corrected = excluded.corrected");
                PreparedStatement gone =
                        c.prepareStatement("delete from ledger_entry where subscription = ? and alert = ?")) {
            for (Map.Entry<NotificationRound.Key, LedgerEntry> change : changes.entrySet()) {
                PreparedStatement s = change.getValue().empty() ? gone : put;
                s.setLong(1, change.getKey().subscription());
                s.setLong(2, change.getKey().alertId());
                if (s == put) {
                    set(s, change.getValue());
                }
                s.addBatch();
            }
            put.executeBatch();
            gone.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("could not write " + changes.size() + " rows of the ledger", e);
        }
    }

    private static void set(PreparedStatement s, LedgerEntry told) throws SQLException {
        LedgerEntry.Last last = told.last();
        s.setObject(3, last == null ? null : last.revision(), Types.INTEGER);
        s.setString(4, last == null ? null : last.condition().name());
        s.setString(5, last == null ? null : last.severity().name());
        s.setObject(6, last == null ? null : last.evidence(), Types.INTEGER);
        s.setObject(7, last == null ? null : last.sources(), Types.INTEGER);
        s.setObject(8, last == null ? null : last.at().atOffset(ZoneOffset.UTC));
        LedgerEntry.Owed owed = told.owed();
        Instant until = owed == null ? null : owed.until();
        Severity graver = owed == null ? null : owed.graver();
        s.setString(9, owed == null ? null : owed.why().name());
        s.setObject(10, until == null ? null : until.atOffset(ZoneOffset.UTC));
        s.setString(11, graver == null ? null : graver.name());
        s.setBoolean(12, owed != null && owed.corrected());
    }
}
