package org.faultline.knowledge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
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
import org.jspecify.annotations.Nullable;

/** What people decided about names that nobody knew, kept beside what the folder says. */
@ApplicationScoped
public class Decisions {
    /** Something was decided or taken back. */
    public record Changed() {}

    /** A decision as it is kept; undone is null while it holds. */
    @Schema(name = "RecordedNameDecision")
    public record Kept(
            long number,
            Decision decision,
            String by,
            String why,
            Instant at,
            @Nullable Instant undoneAt,
            @Nullable String undoneBy) {}

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private final DataSource database;
    private final Event<Changed> changed;

    Decisions(DataSource database, Event<Changed> changed) {
        this.database = database;
        this.changed = changed;
    }

    /** Keeps a decision; gives its number. */
    @Transactional
    public long decide(Decision decision, String by, String why, Instant at) {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement(
                        "insert into name_decision (decision, by, why, at) values (?::jsonb, ?, ?, ?) returning number")) {
            s.setString(1, JSON.writerFor(Decision.class).writeValueAsString(decision));
            s.setString(2, by);
            s.setString(3, why);
            s.setObject(4, at.atOffset(ZoneOffset.UTC));
            try (ResultSet r = s.executeQuery()) {
                r.next();
                changed.fire(new Changed());
                return r.getLong(1);
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("could not keep the decision " + decision, e);
        }
    }

    /** Takes a decision back; false where there is none of that number that holds. */
    @Transactional
    public boolean undo(long number, String by, Instant at) {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement(
                        "update name_decision set undone_at = ?, undone_by = ? where number = ? and undone_at is null")) {
            s.setObject(1, at.atOffset(ZoneOffset.UTC));
            s.setString(2, by);
            s.setLong(3, number);
            boolean done = s.executeUpdate() > 0;
            if (done) {
                changed.fire(new Changed());
            }
            return done;
        } catch (SQLException e) {
            throw new IllegalStateException("could not undo decision " + number, e);
        }
    }

    /** Every decision that holds, in the order they were made. */
    public List<Kept> standing() {
        return all().stream().filter(k -> k.undoneAt() == null).toList();
    }

    /** What files say, with every decision that holds and some more. */
    public KnowledgeWithDecisions applied(Knowledge files, List<Decision> more) {
        List<Decision> all =
                new ArrayList<>(standing().stream().map(Kept::decision).toList());
        all.addAll(more);
        return files.with(all);
    }

    /** What files say, with every decision that holds. */
    public Knowledge applied(Knowledge files) {
        return applied(files, List.of()).knowledge();
    }

    /** Every decision that was ever made, in that order. */
    public List<Kept> all() {
        List<Kept> all = new ArrayList<>();
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement(
                        "select number, decision, by, why, at, undone_at, undone_by from name_decision order by number");
                ResultSet r = s.executeQuery()) {
            while (r.next()) {
                OffsetDateTime undone = r.getObject(6, OffsetDateTime.class);
                all.add(new Kept(
                        r.getLong(1),
                        JSON.readValue(r.getString(2), Decision.class),
                        r.getString(3),
                        r.getString(4),
                        r.getObject(5, OffsetDateTime.class).toInstant(),
                        undone == null ? null : undone.toInstant(),
                        r.getString(7)));
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("could not read the decisions on names", e);
        }
        return all;
    }
}
