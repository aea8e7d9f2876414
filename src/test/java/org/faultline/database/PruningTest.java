package org.faultline.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.faultline.database.Pruning.Limits;
import org.faultline.database.Pruning.Outcome;
import org.faultline.database.Pruning.Rows;
import org.faultline.fixture.EmptyDatabase;
import org.faultline.fixture.OldTables;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over one alert of June that is over and goes on as another, which is open, and rests on an event of 2 and one of 3 November. */
class PruningTest {
    private static final int OLD = 17;
    private static final Limits LIMITS = new Limits(LocalDate.of(2026, 11, 18), 30, 100);

    private static DataSource filled;
    private DataSource database;

    @BeforeAll
    static void fill() throws Exception {
        filled = EmptyDatabase.create();
        OldTables.fill(filled, OLD);
        Flyway.configure().dataSource(filled).load().migrate();
        run(filled, """
                update alert set merged_into = null, next_change_at = null where id = 41;
                insert into firing (id, rule, fingerprint, alert, content, evidence, raised_at, gone_at, last_day)
                select 'f' || id, rule, fingerprint, id, '{}', '{}', detected_at, null, last_event from alert;
                insert into ledger_entry (subscription, alert, revision, condition, severity, evidence, sources, at)
                values (7, 41, 1, 'ACTIVE', 'HIGH', 1, 1, '2024-06-02T12:00:00Z');
                update outbox set state = 'SENT', sent_at = '2024-11-04T12:00:00Z' where id = 2;
                insert into digest_entry (letter, alert, revision) values (2, 41, 1);
                insert into outbox (id, message_id, subscription, kind, alert, revision, state, attempts, due, fence, created_at, sent_at,
                    merged_into) values
                (3, '3', 7, 'ALERT', 41, 1, 'SENT', 1, '2024-06-02T12:00:00Z', 1, '2024-06-02T12:00:00Z', '2024-06-02T12:01:00Z', null),
                (4, '4', 7, 'ALERT', 42, 2, 'MERGED', 1, '2024-06-02T12:00:00Z', 1, '2024-06-02T12:00:00Z', null, 2);
                insert into evidence (id, content)
                values ('33333333-3333-3333-3333-333333333333', '{"event": "desk:0", "reports": []}');
                delete from report;
                insert into report (dataset, external_id, as_of, arrived_at, delivery, retracted, content, raw, day) values
                ('desk', '0', '2024-06-02', '2024-06-02', 1, false, '', '{}', '2024-06-02'),
                ('desk', '1', '2024-11-02', '2024-11-02', 2, false, '', '{}', '2024-11-01'),
                ('desk', '1', '2024-11-03', '2024-11-03', 2, false, '', '{}', '2024-11-02'),
                ('wire', '1', '2024-11-03', '2024-11-03', 2, false, '', '{}', '2024-11-02'),
                ('wire', '2', '2024-11-03', '2024-11-03', 2, false, '', '{}', '2024-11-02'),
                ('wire', '2', '2024-11-04', '2024-11-04', 2, true, '', '{}', null),
                ('wire', '3', '2024-11-03', '2024-11-03', 2, false, '', '{}', '2024-11-02'),
                ('wire', '3', '2026-11-03', '2026-11-03', 2, false, '', '{}', '2026-11-02'),
                ('gone', '1', '2024-11-03', '2024-11-03', 2, true, '', '{}', null),
                ('last', '1', '2026-11-18', '2026-11-18', 3, false, '', '{}', '2024-01-01');
                delete from event;
                insert into event (id, type, day, first_day, last_day, country, admin1, actors, groups, names, unknown, reports, content)
                select id, 'CLASH', day, day, day, 'SYR', '', '{}', '{}', '{}', '{}', reports, '{}' from (values
                    ('desk:0', date '2024-06-02', array['desk:0']), ('desk:1', '2024-11-02', array['desk:1', 'wire:1']),
                    ('wire:3', '2026-11-02', array['wire:3'])) as e (id, day, reports);
                update lane set checkpoint = (select max(seq) from report);
                insert into intake (name, format, line, header, begun_at) values ('old', '', 1, '', '2024-06-02'), ('new', '', 1, '', '2026-06-02');
                insert into bad_row (intake, line, part, raw, faults) select id, 1, 0, '', '[]' from intake;
                """);
    }

    @BeforeEach
    void copy() throws SQLException {
        database = EmptyDatabase.copy(filled);
    }

    @Test
    void anAlertGoesWholeOrStaysWithAllThatItRestsOn() throws Exception {
        Outcome preview = pruning("2025-01-01").preview();
        assertThat(rows("select count(*) from report")).containsExactly("10");

        Outcome outcome = pruning("2025-01-01").run();

        assertThat(outcome).isEqualTo(preview);
        assertThat(outcome.closedBefore()).isEqualTo("2025-05-01");
        assertThat(outcome.tables())
                .containsEntry("alert", new Rows(1, 1))
                .containsEntry("alert_decision", new Rows(1, 1))
                .containsEntry("evidence", new Rows(1, 2))
                .containsEntry("event", new Rows(1, 2))
                .containsEntry("bad_row", new Rows(1, 1));
        for (Map.Entry<String, Rows> table : outcome.tables().entrySet()) {
            assertThat(rows("select count(*) from " + table.getKey()))
                    .as(table.getKey())
                    .containsExactly(String.valueOf(table.getValue().kept()));
        }
        assertThat(rows("select id from alert")).containsExactly("42");
        // one of two revisions is of a day that stays, one belongs to an event that stays, and the lane stands on the
        // last
        assertThat(rows("select distinct dataset || ':' || external_id from report order by 1"))
                .containsExactly("desk:1", "last:1", "wire:1", "wire:3");
        assertThat(rows("select count(*) from report where dataset = 'desk'")).containsExactly("2");
        // those about the alert that stays stay, also where another told what they would have
        assertThat(rows("select id || state || coalesce(merged_into::text, '') from outbox order by id"))
                .containsExactly("1SENT", "4MERGED");
        assertThat(rows("select before || ' ' || closed_before from pruning")).containsExactly("2025-01-01 2025-05-01");
    }

    @Test
    void anAlertStaysWhileSomebodyIsToBeToldOfItOrAnotherGoesOnAsIt() throws Exception {
        List<String> reasons = List.of(
                "update outbox set state = 'WAITING' where id = 3",
                "update outbox set state = 'WAITING' where id = 2",
                "update outbox set state = 'MERGED', merged_into = 2 where id = 3; update outbox set state = 'CLAIMED' where id = 2",
                "update ledger_entry set owed = 'AWAITS_DIGEST' where alert = 41",
                "update alert set merged_into = 41 where id = 42",
                "update alert set condition = 'COOLING', fingerprint = 'another' where id = 41",
                "update alert set last_event = '2025-01-01' where id = 41");
        for (String reason : reasons) {
            assertThat(alertsAfter(reason)).as(reason).isEqualTo(new Rows(0, 2));
        }
        assertThat(alertsAfter("update ledger_entry set owed = 'SILENCED' where alert = 41"))
                .isEqualTo(new Rows(1, 1));
    }

    private Rows alertsAfter(String change) throws SQLException {
        try (Connection c = database.getConnection();
                Statement s = c.createStatement()) {
            c.setAutoCommit(false);
            s.execute(change);
            Rows alerts = pruning("2025-01-01").remove(c).tables().get("alert");
            c.rollback();
            return alerts;
        }
    }

    @Test
    void aDayThatIsStillLookedAtIsRefusedWithTheLatestThatIsNot() throws Exception {
        assertThatThrownBy(() -> pruning("2026-06-24").run())
                .isInstanceOf(DatabaseRefusal.class)
                .hasMessageContaining("2026-06-24 is too late; the latest day is 2026-06-23")
                .hasMessageContaining("30 days late")
                .hasMessageContaining("100 days more");
        assertThat(pruning("2026-06-23").preview().closedBefore()).isEqualTo("2026-10-01");
        // where the calendar stands, or no news came for long
        run(database, "update report set arrived_at = least(arrived_at, '2026-01-15')");
        assertThatThrownBy(() -> pruning("2026-06-23").run()).hasMessageContaining("the latest day is 2025-08-23");
    }

    @Test
    void nothingIsRemovedWhileAnybodyUsesTheDatabaseOrReportsWait() throws Exception {
        try (Connection other = database.getConnection()) {
            assertThat(other.isValid(1)).isTrue();
            assertThatThrownBy(() -> pruning("2025-01-01").run())
                    .isInstanceOf(DatabaseRefusal.class)
                    .hasMessageContaining("the database is in use (by PostgreSQL JDBC Driver from 127.0.0.1)");
            assertThat(pruning("2025-01-01").preview().tables()).containsEntry("alert", new Rows(1, 1));
        }
        run(database, "update lane set checkpoint = checkpoint - 2");
        assertThatThrownBy(() -> pruning("2025-01-01").run()).hasMessageContaining("2 reports wait");
        assertThat(rows("select count(*) from alert")).containsExactly("2");
    }

    @Test
    void tablesOfAnotherVersionAreRefused() throws Exception {
        DataSource old = EmptyDatabase.create();
        assertThatThrownBy(() -> new Pruning(old, LocalDate.of(2024, 1, 1), LIMITS).run())
                .isInstanceOf(DatabaseRefusal.class)
                .hasMessage("there is nothing of Faultline in this database");
        OldTables.fill(old, OLD);
        assertThatThrownBy(() -> new Pruning(old, LocalDate.of(2024, 1, 1), LIMITS).run())
                .isInstanceOf(DatabaseRefusal.class)
                .hasMessageContaining("the tables have the version 17");
        run(
                database,
                "insert into flyway_schema_history (installed_rank, version, description, type, script, installed_by,"
                        + " execution_time, success) values (9999, '9999', 'later', 'SQL', 'V9999__later.sql', 'later', 0, true)");
        assertThatThrownBy(() -> pruning("2024-01-01").preview())
                .hasMessageContaining("the tables have the version 9999, which this program does not know");
    }

    private Pruning pruning(String before) {
        return new Pruning(database, LocalDate.parse(before), LIMITS);
    }

    private static void run(DataSource database, String statement) throws SQLException {
        try (Connection c = database.getConnection();
                Statement s = c.createStatement()) {
            s.execute(statement);
        }
    }

    private List<String> rows(String query) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Connection c = database.getConnection();
                Statement s = c.createStatement();
                ResultSet r = s.executeQuery(query)) {
            while (r.next()) {
                all.add(r.getString(1));
            }
        }
        return all;
    }
}
