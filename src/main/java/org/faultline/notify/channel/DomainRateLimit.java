package org.faultline.notify.channel;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.faultline.notify.outbox.LeasedLetter;
import org.faultline.settings.Settings;

/**
 * How many letters a minute one domain gets, from all replicas together: each letter is given its time when it is first taken, the next
 * free one of its domain.
 */
@ApplicationScoped
public class DomainRateLimit {
    /** In the order of the domains, so that two replicas never wait for one another. */
    private static final String RESERVE = """
            insert into domain_rate_limit (domain, next)
            select d, ?::timestamptz + n * ?::interval from unnest(?::text[], ?::int[]) as a (d, n) order by d
            on conflict (domain) do update
                set next = greatest(domain_rate_limit.next, ?::timestamptz) + (excluded.next - ?::timestamptz)
            returning domain, next
            """;

    private final AgroalDataSource database;
    /** 0 for no limit. */
    private final int perMinute;

    DomainRateLimit(AgroalDataSource database, Settings settings) {
        this.database = database;
        this.perMinute = settings.mailPerDomain();
    }

    /** The time of each letter that has none yet; now or before for those that may go at once. */
    @Transactional
    public Map<LeasedLetter, Instant> times(List<LeasedLetter> letters, Instant now) {
        Map<String, Integer> counts = new TreeMap<>();
        letters.stream().filter(c -> !c.rateLimited()).forEach(c -> counts.merge(c.domain(), 1, Integer::sum));
        if (perMinute == 0 || counts.isEmpty()) {
            return Map.of();
        }
        Duration step = Duration.ofMinutes(1).dividedBy(perMinute);
        Map<String, Instant> free = reserve(counts, step, now);
        Map<LeasedLetter, Instant> times = new HashMap<>();
        for (LeasedLetter c : letters) {
            if (!c.rateLimited()) {
                Instant at = free.getOrDefault(c.domain(), now);
                times.put(c, at);
                free.put(c.domain(), at.plus(step));
            }
        }
        return times;
    }

    /** The first free time of each domain, of which as many as asked for are now taken. */
    private Map<String, Instant> reserve(Map<String, Integer> counts, Duration step, Instant now) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement(RESERVE)) {
            Array domains = c.createArrayOf("text", counts.keySet().toArray());
            Array many = c.createArrayOf("int4", counts.values().toArray());
            s.setObject(1, at);
            s.setString(2, step.toNanos() / 1000 + " microseconds");
            s.setArray(3, domains);
            s.setArray(4, many);
            s.setObject(5, at);
            s.setObject(6, at);
            Map<String, Instant> free = new HashMap<>();
            try (ResultSet r = s.executeQuery()) {
                while (r.next()) {
                    String domain = r.getString(1);
                    Instant next = r.getObject(2, OffsetDateTime.class).toInstant();
                    free.put(domain, next.minus(step.multipliedBy(counts.getOrDefault(domain, 0))));
                }
            }
            return free;
        } catch (SQLException e) {
            throw new IllegalStateException("could not share out the letters to " + counts.keySet(), e);
        }
    }
}
