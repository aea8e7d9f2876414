package org.faultline.notify.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.faultline.subscription.Channel;
import org.jspecify.annotations.Nullable;

/** The outbox as an operator sees it: what waits, what was given up and why, and the order to try again. */
@ApplicationScoped
public class Letters {
    /** One letter. */
    @Schema(name = "Letter")
    public record Item(
            long id,
            String state,
            String kind,
            String channel,
            String address,
            @Nullable Long alert,
            @Nullable Integer revision,
            String messageId,
            int attempts,
            Instant due,
            @Nullable String error,
            Instant createdAt,
            @Nullable Instant sentAt,
            @Nullable Instant bouncedAt) {}

    /** Some letters, newest first, and the cursor to the next ones. */
    @Schema(name = "LetterPage")
    public record Page(List<Item> letters, @Nullable String next) {}

    /** How many letters wait and since when the oldest does, and how many were given up or came back. */
    public record Figures(long unsent, @Nullable Instant oldestUnsent, long dead, long bounced) {}

    private static final String ITEMS = """
            select o.id, o.state, o.kind, s.channel, s.address, o.alert, o.revision, o.message_id, o.attempts, o.due, o.error,
                o.created_at, o.sent_at, o.bounced_at
            from outbox o join subscription s on s.id = o.subscription
            """;

    private final EntityManager database;
    private final Bounces bounces;
    private final Clock clock;

    Letters(EntityManager database, Bounces bounces, Clock clock) {
        this.database = database;
        this.bounces = bounces;
        this.clock = clock;
    }

    /**
     * Letters in a state, or in any.
     *
     * @throws IllegalArgumentException if the cursor is not one that an earlier page gave
     */
    @Transactional
    public Page page(Letter.@Nullable State state, int limit, @Nullable String cursor) {
        if (cursor != null && !cursor.matches("\\d{1,18}")) {
            throw new IllegalArgumentException("is no cursor that an earlier page gave");
        }
        List<Item> found = items(
                "where (?1 = '' or o.state = ?1) and o.id < ?2 order by o.id desc limit ?3",
                state == null ? "" : state.name(),
                cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor),
                limit + 1);
        boolean more = found.size() > limit;
        List<Item> page = more ? found.subList(0, limit) : found;
        return new Page(page, more ? String.valueOf(page.get(limit - 1).id()) : null);
    }

    /** All letters to one address, in the order in which they were owed. */
    public List<Item> to(Channel channel, String address) {
        return items("where s.channel = ?1 and s.address = ?2 order by o.id", channel.name(), address);
    }

    /** What an order to send again did. */
    public enum Again {
        UNKNOWN,
        /** It waits, is on its way, was taken or is told by another letter. */
        NOT_GIVEN_UP,
        WAITS
    }

    /** Sends a letter again that was given up or came back, under the same Message-ID, and trusts its address once more. */
    @Transactional
    public Again resend(long id) {
        List<Item> found = items("where o.id = ?1", id);
        if (found.isEmpty()) {
            return Again.UNKNOWN;
        }
        int changed = database.createNativeQuery("""
                        update outbox set state = 'WAITING', due = ?2, attempts = 0, rate_limited = false, bounced_at = null
                        where id = ?1 and state in ('DEAD', 'BOUNCED')
                        """)
                .setParameter(1, id)
                .setParameter(2, clock.instant())
                .executeUpdate();
        if (changed == 0) {
            return Again.NOT_GIVEN_UP;
        }
        bounces.forgive(found.get(0).address());
        return Again.WAITS;
    }

    @Transactional
    public Figures figures() {
        Object[] c = (Object[]) database.createNativeQuery("""
                        select (select count(*) from outbox where state in ('WAITING', 'CLAIMED')),
                            (select min(created_at) from outbox where state in ('WAITING', 'CLAIMED')),
                            (select count(*) from outbox where state = 'DEAD'), (select count(*) from outbox where state = 'BOUNCED')
                        """, Object[].class).getSingleResult();
        return new Figures((Long) c[0], (Instant) c[1], (Long) c[2], (Long) c[3]);
    }

    private List<Item> items(String where, Object... values) {
        var query = database.createNativeQuery(ITEMS + where, Object[].class);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> item((Object[]) row)).toList();
    }

    private static Item item(Object[] c) {
        return new Item(
                (Long) c[0],
                (String) c[1],
                (String) c[2],
                (String) c[3],
                (String) c[4],
                (Long) c[5],
                (Integer) c[6],
                (String) c[7],
                (Integer) c[8],
                (Instant) c[9],
                (String) c[10],
                (Instant) c[11],
                (Instant) c[12],
                (Instant) c[13]);
    }
}
