package org.faultline.notify;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.faultline.notify.subscriber.Channel;
import org.faultline.notify.subscriber.Subscription;

/** Letters as workers take and settle them, many in one statement; several workers and replicas never hold the same one. */
@ApplicationScoped
class Claims {
    /** A later letter about an episode waits for the earlier one to the same subscriber, so that nobody reads the end before the beginning. */
    private static final String CLAIM = """
            with due as (
                select o.id from outbox o join subscription s on s.id = o.subscription
                where o.state in ('WAITING', 'CLAIMED') and o.due <= ? and s.channel = ?
                    and not exists (select 1 from outbox e where e.episode = o.episode and e.subscription = o.subscription
                        and e.id < o.id and e.state in ('WAITING', 'CLAIMED'))
                order by o.due, o.id limit ? for update of o skip locked)
            update outbox o set state = 'CLAIMED', due = ?, fence = o.fence + 1, attempts = o.attempts + 1
            from due, subscription s where o.id = due.id and s.id = o.subscription
            returning o.id, o.message_id, o.subscription, o.kind, o.episode, o.revision, o.attempts, o.fence, o.paced, o.due,
                s.address, s.state,
                (select r.message_id from outbox r join subscription rs on rs.id = r.subscription
                    where r.episode = o.episode and r.kind = 'ALERT' and rs.address = s.address
                    order by r.id + 0 limit 1), -- the sum keeps the planner from reading all letters in the order of their ids
                (select t.why from address_trouble t where t.address = s.address and t.stopped_at is not null)
            """;

    private static final String SETTLE = """
            update outbox set state = ?, due = ?, error = ?, attempts = attempts - ?, paced = ?,
                sent_at = case when ? then ?::timestamptz else sent_at end
            where id = ? and fence = ? and state = 'CLAIMED'
            """;

    private static final String STOP = """
            insert into address_trouble (address, soft, stopped_at, why, at) values (?, 0, ?, ?, ?)
            on conflict (address) do update set stopped_at = excluded.stopped_at, why = excluded.why, at = excluded.at
            """;

    private final AgroalDataSource database;
    private final Duration lease;

    /** @param lease how long a worker may hold a letter; twice what one send may take */
    Claims(AgroalDataSource database, @ConfigProperty(name = "faultline.mail-lease") Duration lease) {
        this.database = database;
        this.lease = lease;
    }

    /** How long before its lease ends a letter must be begun, if at all. */
    Duration longestSend() {
        return lease.dividedBy(2);
    }

    /** Takes letters that are due, each for one lease; those that another worker is just taking are passed over. */
    @Transactional
    List<Claim> claim(Channel channel, int most, Instant now) {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement(CLAIM)) {
            s.setObject(1, now.atOffset(ZoneOffset.UTC));
            s.setString(2, channel.name());
            s.setInt(3, most);
            s.setObject(4, now.plus(lease).atOffset(ZoneOffset.UTC));
            List<Claim> all = new ArrayList<>();
            try (ResultSet r = s.executeQuery()) {
                while (r.next()) {
                    all.add(claim(r));
                }
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException("could not take letters to send", e);
        }
    }

    private static Claim claim(ResultSet r) throws SQLException {
        String root = r.getString(13);
        return new Claim(
                r.getLong(1),
                r.getString(2),
                r.getLong(3),
                Letter.Kind.valueOf(r.getString(4)),
                r.getObject(5, Long.class),
                r.getObject(6, Integer.class),
                r.getInt(7),
                r.getLong(8),
                r.getBoolean(9),
                r.getObject(10, java.time.OffsetDateTime.class).toInstant(),
                r.getString(11),
                Subscription.State.valueOf(r.getString(12)),
                root == null ? r.getString(2) : root,
                r.getString(14));
    }

    /** Notes how sending went, except where the lease was lost and someone else has the letter now. */
    @Transactional
    void settle(Collection<Settlement> all) {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement(SETTLE);
                PreparedStatement stop = c.prepareStatement(STOP)) {
            for (Settlement one : all) {
                settle(s, one);
                if (one.stops()) {
                    stop(stop, one);
                }
            }
            s.executeBatch();
            stop.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("could not note what became of letters", e);
        }
    }

    private static void settle(PreparedStatement s, Settlement one) throws SQLException {
        s.setString(1, one.state().name());
        s.setObject(2, one.at().atOffset(ZoneOffset.UTC));
        s.setString(3, one.error());
        s.setInt(4, one.counted() ? 0 : 1);
        s.setBoolean(5, one.paced());
        s.setBoolean(6, one.state() == Letter.State.SENT);
        s.setObject(7, one.at().atOffset(ZoneOffset.UTC));
        s.setLong(8, one.claim().id());
        s.setLong(9, one.claim().fence());
        s.addBatch();
    }

    private static void stop(PreparedStatement s, Settlement one) throws SQLException {
        s.setString(1, one.claim().address());
        s.setObject(2, one.at().atOffset(ZoneOffset.UTC));
        s.setString(3, one.error());
        s.setObject(4, one.at().atOffset(ZoneOffset.UTC));
        s.addBatch();
    }
}
