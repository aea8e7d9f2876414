package org.faultline.notify.outbox;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.faultline.settings.Settings;
import org.faultline.subscription.Channel;
import org.faultline.subscription.Subscription;
import org.faultline.subscription.store.Subscriptions;

/** Letters as workers take and settle them, many in one statement; several workers and replicas never hold the same one. */
@ApplicationScoped
public class OutboxLeases {
    /** A later letter about an alert waits for the earlier one to the same subscriber, so that nobody reads the end before the beginning. */
    private static final String CLAIM = """
            with due as (
                select o.id from outbox o join subscription s on s.id = o.subscription
                where o.state in ('WAITING', 'CLAIMED') and o.due <= ? and s.channel = ?
                    and not exists (select 1 from outbox e where e.alert = o.alert and e.subscription = o.subscription
                        and e.id < o.id and e.state in ('WAITING', 'CLAIMED'))
                order by o.due, o.id limit ? for update of o skip locked)
            update outbox o set state = 'CLAIMED', due = ?, fence = o.fence + 1, attempts = o.attempts + 1
            from due, subscription s where o.id = due.id and s.id = o.subscription
            returning o.id, o.message_id, o.subscription, o.kind, o.alert, o.revision, o.attempts, o.fence, o.rate_limited, o.due,
                -- the newest revision before this one in a letter of its own or in a digest; what was given up told nobody
                (select max(earlier.revision) from (
                    select t.revision from outbox t
                    where t.subscription = o.subscription and t.alert = o.alert and t.state <> 'DEAD'
                    union all
                    select d.revision from digest_entry d join outbox t on t.id = d.letter
                    where t.subscription = o.subscription and d.alert = o.alert and t.state <> 'DEAD') earlier
                    where earlier.revision < o.revision),
                (select r.message_id from outbox r join subscription rs on rs.id = r.subscription
                    where r.alert = o.alert and r.kind = 'ALERT' and rs.address = s.address
                    order by r.id + 0 limit 1), -- the sum keeps the planner from reading all letters in the order of their ids
                (select t.why from address_trouble t where t.address = s.address and t.stopped_at is not null),
                (select array_agg(distinct q.request order by q.request) from (
                    select unnest(v.requests) as request from revision v where v.alert = o.alert and v.number = o.revision
                    union all
                    select unnest(v.requests) from digest_entry d
                    join revision v on v.alert = d.alert and v.number = d.revision where d.letter = o.id) q)
            """;

    private static final String SETTLE = """
            update outbox set state = ?, due = ?, error = ?, attempts = attempts - ?, rate_limited = ?,
                sent_at = case when ? then ?::timestamptz else sent_at end
            where id = ? and fence = ? and state = 'CLAIMED'
            """;

    private static final String STOP = """
            insert into address_trouble (address, soft, stopped_at, why, at) values (?, 0, ?, ?, ?)
            on conflict (address) do update set stopped_at = excluded.stopped_at, why = excluded.why, at = excluded.at
            """;

    private final AgroalDataSource database;
    private final Subscriptions subscriptions;
    /** How long a worker may hold a letter; twice what one send may take. */
    private final Duration lease;

    OutboxLeases(AgroalDataSource database, Subscriptions subscriptions, Settings settings) {
        this.database = database;
        this.subscriptions = subscriptions;
        this.lease = settings.mailLease();
    }

    /** How long before its lease ends a letter must be begun, if at all. */
    public Duration longestSend() {
        return lease.dividedBy(2);
    }

    /** Takes letters that are due, each for one lease; those that another worker is just taking are passed over. */
    @Transactional
    public List<LeasedLetter> lease(Channel channel, int most, Instant now) {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement(CLAIM)) {
            s.setObject(1, now.atOffset(ZoneOffset.UTC));
            s.setString(2, channel.name());
            s.setInt(3, most);
            s.setObject(4, now.plus(lease).atOffset(ZoneOffset.UTC));
            List<Row> rows = new ArrayList<>();
            try (ResultSet r = s.executeQuery()) {
                while (r.next()) {
                    rows.add(row(r));
                }
            }
            Map<Long, Subscription> readers =
                    subscriptions.numbered(rows.stream().map(Row::subscription).toList());
            return rows.stream()
                    .map(row -> row.letter().apply(Objects.requireNonNull(readers.get(row.subscription()))))
                    .toList();
        } catch (SQLException e) {
            throw new IllegalStateException("could not take letters to send", e);
        }
    }

    /** A leased letter whose reader is still to be looked up. */
    private record Row(long subscription, Function<Subscription, LeasedLetter> letter) {}

    private static Row row(ResultSet r) throws SQLException {
        long id = r.getLong(1);
        String messageId = r.getString(2);
        Letter.Kind kind = Letter.Kind.valueOf(r.getString(4));
        Long alertId = r.getObject(5, Long.class);
        Integer revision = r.getObject(6, Integer.class);
        int attempts = r.getInt(7);
        long fence = r.getLong(8);
        boolean rateLimited = r.getBoolean(9);
        Instant leaseEnds = r.getObject(10, OffsetDateTime.class).toInstant();
        Integer before = r.getObject(11, Integer.class);
        String root = Objects.requireNonNullElse(r.getString(12), messageId);
        String stopped = r.getString(13);
        Array found = r.getArray(14);
        List<String> requests = found == null ? List.of() : List.of((String[]) found.getArray());
        return new Row(
                r.getLong(3),
                to -> new LeasedLetter(
                        id,
                        messageId,
                        kind,
                        alertId,
                        revision,
                        before,
                        attempts,
                        fence,
                        rateLimited,
                        leaseEnds,
                        to,
                        root,
                        stopped,
                        requests));
    }

    /** Notes how sending went, except where the lease was lost and someone else has the letter now. */
    @Transactional
    public void settle(Collection<AttemptResult> all) {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement(SETTLE);
                PreparedStatement stop = c.prepareStatement(STOP)) {
            for (AttemptResult one : all) {
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

    private static void settle(PreparedStatement s, AttemptResult one) throws SQLException {
        s.setString(1, one.state().name());
        s.setObject(2, one.at().atOffset(ZoneOffset.UTC));
        s.setString(3, one.error());
        s.setInt(4, one.counted() ? 0 : 1);
        s.setBoolean(5, one.rateLimited());
        s.setBoolean(6, one.state() == Letter.State.SENT);
        s.setObject(7, one.at().atOffset(ZoneOffset.UTC));
        s.setLong(8, one.letter().id());
        s.setLong(9, one.letter().fence());
        s.addBatch();
    }

    private static void stop(PreparedStatement s, AttemptResult one) throws SQLException {
        s.setString(1, one.letter().to().address());
        s.setObject(2, one.at().atOffset(ZoneOffset.UTC));
        s.setString(3, one.error());
        s.setObject(4, one.at().atOffset(ZoneOffset.UTC));
        s.addBatch();
    }
}
