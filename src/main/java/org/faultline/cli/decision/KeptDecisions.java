package org.faultline.cli.decision;

import static org.faultline.cli.decision.DecisionFile.JSON;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.faultline.alert.AlertDecisions;
import org.faultline.alert.silence.Matcher;
import org.faultline.alert.silence.WeeklyHours;
import org.faultline.alert.work.WorkAction;
import org.faultline.cli.decision.DecisionLine.AlertName;
import org.faultline.cli.decision.DecisionLine.Entry;
import org.faultline.cli.decision.DecisionLine.OnAlert;
import org.faultline.cli.decision.DecisionLine.OnLinks;
import org.faultline.cli.decision.DecisionLine.OnName;
import org.faultline.cli.decision.DecisionLine.OnSilence;
import org.faultline.cli.decision.DecisionLine.Pair;
import org.faultline.cli.decision.DecisionLine.Telling;
import org.faultline.cli.decision.DecisionLine.Undone;
import org.faultline.knowledge.Decision;
import org.jspecify.annotations.Nullable;

/** The decisions that a database holds, each kind in the order in which they were made, those on alerts in that of the alerts' names. */
final class KeptDecisions {
    private interface Row<T> {
        T of(ResultSet row) throws SQLException, JsonProcessingException;
    }

    private final Connection database;

    KeptDecisions(Connection database) {
        this.database = database;
    }

    List<DecisionLine> all() throws SQLException {
        List<DecisionLine> all = new ArrayList<>();
        all.addAll(onNames());
        all.addAll(onLinks());
        all.addAll(silences());
        for (Map.Entry<AlertName, KeptAlert> alert : alerts().entrySet()) {
            OnAlert done = onAlert(alert.getKey(), alert.getValue());
            if (done != null) {
                all.add(done);
            }
        }
        return all;
    }

    List<OnName> onNames() throws SQLException {
        return rows(
                "select decision, by, why, at, undone_at, undone_by from name_decision order by number",
                r -> new OnName(
                        JSON.readValue(r.getString(1), Decision.class),
                        r.getString(2),
                        r.getString(3),
                        instant(r, 4),
                        undone(r, 5)));
    }

    List<OnLinks> onLinks() throws SQLException {
        Map<Long, OnLinks> all = new LinkedHashMap<>();
        rows(
                "select decision, a, b, same, by, why, at, undone_at, undone_by from link_decision order by decision, a, b",
                r -> {
                    List<Pair> pairs = new ArrayList<>();
                    OnLinks before = all.get(r.getLong(1));
                    if (before != null) {
                        pairs.addAll(before.pairs());
                    }
                    pairs.add(new Pair(r.getString(2), r.getString(3), r.getBoolean(4)));
                    return all.put(
                            r.getLong(1),
                            new OnLinks(pairs, r.getString(5), r.getString(6), instant(r, 7), undone(r, 8)));
                });
        return List.copyOf(all.values());
    }

    List<OnSilence> silences() throws SQLException {
        return rows(
                "select matcher, starts, ends, weekly, by, why, created_at, ended_at, ended_by from silence order by created_at, id",
                r -> new OnSilence(
                        JSON.readValue(r.getString(1), Matcher.class),
                        instant(r, 2),
                        nullableInstant(r, 3),
                        r.getString(4) == null ? null : JSON.readValue(r.getString(4), WeeklyHours.class),
                        r.getString(5),
                        r.getString(6),
                        instant(r, 7),
                        undone(r, 8)));
    }

    /** What of an alert decisions need. */
    record KeptAlert(long id, int revision, @Nullable Integer closedAt) {}

    /** All alerts by their names, in the order of these. */
    Map<AlertName, KeptAlert> alerts() throws SQLException {
        Map<AlertName, KeptAlert> all = new LinkedHashMap<>();
        rows(
                """
                select a.rule, a.group_by, a.first_event, a.id, a.revision, w.revision,
                       row_number() over (partition by a.fingerprint, a.first_event order by a.id) as nth
                from alert a left join work w on w.alert = a.id
                order by a.rule, a.group_by::text collate "C", a.first_event, nth
                """,
                r -> all.put(
                        new AlertName(
                                r.getString(1),
                                JSON.readValue(r.getString(2), new TypeReference<LinkedHashMap<String, String>>() {}),
                                r.getObject(3, LocalDate.class),
                                r.getInt(7) == 1 ? null : r.getInt(7)),
                        new KeptAlert(r.getLong(4), r.getInt(5), r.getObject(6, Integer.class))));
        return all;
    }

    List<Entry> entries(long alert) throws SQLException {
        return rows(
                "select act, by, at, text, from_value, to_value from work_entry where alert = " + alert
                        + " order by number",
                r -> new Entry(
                        WorkAction.valueOf(r.getString(1)),
                        r.getString(2),
                        instant(r, 3),
                        r.getString(4),
                        r.getString(5),
                        r.getString(6)));
    }

    List<Telling> telling(long alert) throws SQLException {
        return rows(
                "select kind, day, by, at from alert_decision where alert = " + alert + " order by number",
                r -> new Telling(
                        AlertDecisions.Kind.valueOf(r.getString(1)),
                        r.getObject(2, LocalDate.class),
                        r.getString(3),
                        instant(r, 4)));
    }

    private @Nullable OnAlert onAlert(AlertName name, KeptAlert alert) throws SQLException {
        List<Entry> entries = entries(alert.id());
        List<Telling> telling = telling(alert.id());
        return entries.isEmpty() && telling.isEmpty() ? null : new OnAlert(name, entries, alert.closedAt(), telling);
    }

    private <T> List<T> rows(String query, Row<T> row) throws SQLException {
        List<T> all = new ArrayList<>();
        try (PreparedStatement s = database.prepareStatement(query);
                ResultSet r = s.executeQuery()) {
            while (r.next()) {
                all.add(row.of(r));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a decision in the database cannot be read: " + query, e);
        }
        return all;
    }

    private static @Nullable Undone undone(ResultSet r, int column) throws SQLException {
        Instant at = nullableInstant(r, column);
        return at == null ? null : new Undone(at, r.getString(column + 1));
    }

    private static Instant instant(ResultSet r, int column) throws SQLException {
        return r.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant nullableInstant(ResultSet r, int column) throws SQLException {
        OffsetDateTime at = r.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
