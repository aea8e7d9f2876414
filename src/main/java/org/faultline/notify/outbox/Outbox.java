package org.faultline.notify.outbox;

import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.faultline.notify.policy.NotificationRound;
import org.faultline.settings.Settings;
import org.faultline.subscription.Subscription;
import org.faultline.subscription.store.Invitations;

/** The mails that are owed. Rows are written in the transaction of what they tell of, and claimed by workers that may die. */
@ApplicationScoped
public class Outbox implements PanacheRepository<Letter>, Invitations {
    /** One statement for thousands of letters, in the order they were decided. */
    private static final String OWE = """
            insert into outbox (message_id, subscription, kind, alert, revision, state, attempts, due, fence, created_at)
            select '<alert.' || l.alert || '.' || l.revision || '.' || l.subscription || '@' || p.domain || '>',
                   l.subscription, p.kind, l.alert, l.revision, p.state, 0, p.at, 0, p.at
            from (select ?::text as domain, ?::text as kind, ?::text as state, ?::timestamptz as at) p,
                 unnest(?::bigint[], ?::bigint[], ?::integer[]) with ordinality as l(subscription, alert, revision, number)
            order by l.number
            """;

    private final AgroalDataSource database;
    private final Clock clock;
    private final String domain;

    Outbox(AgroalDataSource database, Clock clock, Settings settings) {
        this.database = database;
        this.clock = clock;
        this.domain = settings.mailDomain();
    }

    /** Owes many mails at once, each to one subscription about one revision. */
    public void owe(List<NotificationRound.Mail> mails) {
        if (mails.isEmpty()) {
            return;
        }
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement(OWE)) {
            s.setString(1, domain);
            s.setString(2, Letter.Kind.ALERT.name());
            s.setString(3, Letter.State.WAITING.name());
            s.setObject(4, clock.instant().atOffset(ZoneOffset.UTC));
            s.setArray(5, array(c, "bigint", mails, m -> m.to().subscription()));
            s.setArray(6, array(c, "bigint", mails, m -> m.news().alert().id()));
            s.setArray(7, array(c, "integer", mails, m -> m.news().revision().number()));
            s.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("could not owe " + mails.size() + " mails", e);
        }
    }

    private static Array array(
            Connection c,
            String type,
            List<NotificationRound.Mail> mails,
            Function<NotificationRound.Mail, ? extends Number> number)
            throws SQLException {
        return c.createArrayOf(type, mails.stream().map(number).toArray());
    }

    /** Owes a digest, whose entries are kept under the number given back. */
    long oweDigest(Subscription to, Instant now) {
        String name = "digest." + to.id() + "." + now.toEpochMilli();
        Letter letter = new Letter(Letter.Kind.DIGEST, id(name), to.id(), null, null, now);
        persist(letter);
        return letter.id();
    }

    @Override
    public void askToConfirm(Subscription to, Instant now) {
        String name = "confirm." + to.id() + "." + now.toEpochMilli();
        persist(new Letter(Letter.Kind.CONFIRM, id(name), to.id(), null, null, now));
    }

    private String id(String name) {
        return "<" + name + "@" + domain + ">";
    }

    /** How many letters about an alert are in each state, by its name in small letters. */
    @Transactional
    public Map<String, Long> counts(long alertId) {
        Map<String, Long> counts = new TreeMap<>();
        for (Letter.State state : Letter.State.values()) {
            counts.put(state.name().toLowerCase(Locale.ROOT), count("alertId = ?1 and state = ?2", alertId, state));
        }
        return counts;
    }
}
