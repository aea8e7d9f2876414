package org.faultline.fact.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.faultline.fact.linking.LinkDecision;
import org.jspecify.annotations.Nullable;

/** What people decided about links, kept for good: neither an import nor a revision changes it, only another decision does. */
@ApplicationScoped
public class LinkDecisionLog {
    /** Something was decided or taken back. */
    public record Changed() {}

    /** A decision as it is kept; undone is null while it holds. */
    @Schema(name = "RecordedLinkDecision")
    public record Kept(
            @JsonProperty("ruling") LinkDecision decision,
            @Nullable Instant undoneAt,
            @Nullable String undoneBy) {}

    private final DataSource database;
    private final Event<Changed> changed;

    LinkDecisionLog(DataSource database, Event<Changed> changed) {
        this.database = database;
        this.changed = changed;
    }

    /** Keeps a decision, which is on one pair of reports or more; gives its number. The numbers of the decisions given do not matter. */
    @Transactional
    public long decide(List<LinkDecision> decisions, Instant at) {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement(
                        "insert into link_decision (decision, a, b, same, by, why, at) values (?, ?, ?, ?, ?, ?, ?)")) {
            long number = next(c);
            for (LinkDecision r : decisions) {
                s.setLong(1, number);
                s.setString(2, r.a());
                s.setString(3, r.b());
                s.setBoolean(4, r.same());
                s.setString(5, r.by());
                s.setString(6, r.why());
                s.setObject(7, at.atOffset(ZoneOffset.UTC));
                s.addBatch();
            }
            s.executeBatch();
            changed.fire(new Changed());
            return number;
        } catch (SQLException e) {
            throw new IllegalStateException("could not keep " + decisions.size() + " decisions", e);
        }
    }

    private static long next(Connection c) throws SQLException {
        try (PreparedStatement s = c.prepareStatement("select nextval('decision_number')");
                ResultSet r = s.executeQuery()) {
            r.next();
            return r.getLong(1);
        }
    }

    /** Takes a decision back; false where there is none of that number that holds. */
    @Transactional
    public boolean undo(long decision, String by, Instant at) {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement(
                        "update link_decision set undone_at = ?, undone_by = ? where decision = ? and undone_at is null")) {
            s.setObject(1, at.atOffset(ZoneOffset.UTC));
            s.setString(2, by);
            s.setLong(3, decision);
            boolean done = s.executeUpdate() > 0;
            if (done) {
                changed.fire(new Changed());
            }
            return done;
        } catch (SQLException e) {
            throw new IllegalStateException("could not undo decision " + decision, e);
        }
    }

    /** Every decision that holds, in the order they were made. */
    public List<LinkDecision> standing() {
        return all().stream()
                .filter(k -> k.undoneAt() == null)
                .map(Kept::decision)
                .toList();
    }

    /** Every decision that was ever made, in that order. */
    public List<Kept> all() {
        List<Kept> all = new ArrayList<>();
        try (Connection c = database.getConnection();
                PreparedStatement s =
                        c.prepareStatement("select decision, a, b, same, by, at, why, undone_at, undone_by"
                                + " from link_decision order by decision, a, b");
                ResultSet r = s.executeQuery()) {
            while (r.next()) {
                LinkDecision decision = new LinkDecision(
                        r.getLong(1),
                        r.getString(2),
                        r.getString(3),
                        r.getBoolean(4),
                        r.getString(5),
                        r.getObject(6, OffsetDateTime.class).toInstant(),
                        r.getString(7));
                OffsetDateTime undone = r.getObject(8, OffsetDateTime.class);
                all.add(new Kept(decision, undone == null ? null : undone.toInstant(), r.getString(9)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not read the decisions", e);
        }
        return all;
    }
}
