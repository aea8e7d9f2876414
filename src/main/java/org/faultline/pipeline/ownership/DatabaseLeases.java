package org.faultline.pipeline.ownership;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** The leases as PostgreSQL keeps them, by its own clock: those of the replicas may differ. */
public final class DatabaseLeases implements LeaseTable {
    private static final String LASTS = "interval '" + Ownership.LEASE.toSeconds() + " seconds'";

    /** Kept of one that was not seen any more, so that people see it was there. */
    private static final String FORGOTTEN = "interval '1 hour'";

    /**
     * What a replica says of itself.
     *
     * @param address where it listens
     * @param version of the program
     * @param rules version of its rules
     * @param knowledge version of its knowledge
     * @param theatres as its file has them
     */
    public record Self(String name, String address, String version, String rules, String knowledge, String theatres) {}

    private final DataSource database;
    private final Clock clock;
    private final Supplier<Self> self;
    private final UUID instance = UUID.randomUUID();
    private boolean known;

    /** @param self asked for at each look, as rules change */
    public DatabaseLeases(DataSource database, Clock clock, Supplier<Self> self) {
        this.database = database;
        this.clock = clock;
        this.self = self;
    }

    @Override
    public Standing look(Collection<Lease> mine) {
        Self now = self.get();
        try (Connection c = database.getConnection()) {
            live(c, now);
            renew(c, now.name(), mine);
            return new Standing(theatres(c), replicas(c));
        } catch (SQLException e) {
            throw new IllegalStateException("the leases cannot be read: " + e.getMessage(), e);
        }
    }

    /** Whoever comes last has the name: a process that was killed and begun again goes on at once. */
    private void live(Connection c, Self now) throws SQLException {
        try (PreparedStatement s = c.prepareStatement("""
                insert into replica (name, instance, address, version, rules, knowledge, theatres, clock_lead, started_at, seen_at)
                values (?, ?, ?, ?, ?, ?, ?, extract(epoch from ?::timestamptz - clock_timestamp()), now(), now())
                on conflict (name) do update set instance = excluded.instance, address = excluded.address,
                    version = excluded.version, rules = excluded.rules, knowledge = excluded.knowledge,
                    theatres = excluded.theatres, clock_lead = excluded.clock_lead, seen_at = now(),
                    started_at = case when replica.instance = excluded.instance then replica.started_at else now() end
                where replica.instance = excluded.instance or not ?
                """)) {
            s.setString(1, now.name());
            s.setObject(2, instance);
            s.setString(3, now.address());
            s.setString(4, now.version());
            s.setString(5, now.rules());
            s.setString(6, now.knowledge());
            s.setString(7, now.theatres());
            s.setObject(8, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            s.setBoolean(9, known);
            if (s.executeUpdate() == 0) {
                throw new NameTaken(now.name());
            }
            known = true;
        }
        try (PreparedStatement s = c.prepareStatement("delete from replica where seen_at < now() - " + FORGOTTEN)) {
            s.executeUpdate();
        }
    }

    private static void renew(Connection c, String name, Collection<Lease> mine) throws SQLException {
        if (mine.isEmpty()) {
            return;
        }
        try (PreparedStatement s = c.prepareStatement("update lane set expires = now() + " + LASTS
                + " where owner = ? and (theatre, fence) in (select * from unnest(?::text[], ?::bigint[]))")) {
            s.setString(1, name);
            s.setArray(
                    2, c.createArrayOf("text", mine.stream().map(Lease::theatre).toArray()));
            s.setArray(
                    3, c.createArrayOf("bigint", mine.stream().map(Lease::fence).toArray()));
            s.executeUpdate();
        }
    }

    private static List<Held> theatres(Connection c) throws SQLException {
        List<Held> all = new ArrayList<>();
        try (PreparedStatement s = c.prepareStatement("""
                        select theatre, owner, fence, extract(epoch from clock_timestamp() - coalesce(expires, 'epoch'))
                        from lane order by theatre
                        """);
                ResultSet r = s.executeQuery()) {
            while (r.next()) {
                all.add(new Held(r.getString(1), r.getString(2), r.getLong(3), seconds(r, 4)));
            }
        }
        return all;
    }

    private static List<Live> replicas(Connection c) throws SQLException {
        List<Live> all = new ArrayList<>();
        try (PreparedStatement s = c.prepareStatement("select name, extract(epoch from clock_timestamp() - started_at)"
                        + " from replica where seen_at > clock_timestamp() - " + LASTS + " order by name");
                ResultSet r = s.executeQuery()) {
            while (r.next()) {
                all.add(new Live(r.getString(1), seconds(r, 2)));
            }
        }
        return all;
    }

    private static Duration seconds(ResultSet r, int column) throws SQLException {
        return Duration.ofMillis((long) (r.getDouble(column) * 1000));
    }

    /** Not one whose row somebody is committing just now: they may hold it as long as the database waits for them, and we look again. */
    @Override
    public Optional<Lease> take(Held seen) {
        String name = self.get().name();
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement(
                        "update lane set owner = ?, fence = fence + 1, taken_at = now(),"
                                + " expires = now() + " + LASTS
                                + " where theatre = (select theatre from lane where theatre = ? and fence = ?"
                                + " and (owner is null or owner = ? or expires < now()) for update skip locked) returning fence")) {
            s.setString(1, name);
            s.setString(2, seen.theatre());
            s.setLong(3, seen.fence());
            s.setString(4, name);
            try (ResultSet r = s.executeQuery()) {
                return r.next() ? Optional.of(new Lease(seen.theatre(), r.getLong(1))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "the lease of " + seen.theatre() + " cannot be taken: " + e.getMessage(), e);
        }
    }

    @Override
    public void giveBack(Lease lease) {
        execute(
                "update lane set owner = null, expires = now() where theatre = ? and fence = ?",
                lease.theatre(),
                lease.fence());
    }

    /** Says that this process has ended. */
    public void leave() {
        execute(
                "delete from replica where name = ? and instance = ?",
                self.get().name(),
                instance);
    }

    private void execute(String sql, Object... values) {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                s.setObject(i + 1, values[i]);
            }
            s.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a lease cannot be given back: " + e.getMessage(), e);
        }
    }
}
