package org.faultline.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Removes what is old, so that all that stays can be explained as before. An alert goes as a whole or stays with everything that it rests
 * on. What rules reach from the first day that is kept whole would be worked out from a part only, so the time before is closed from then
 * on: reports of it are refused, and what is kept of it is not worked out again.
 */
public final class Pruning {
    /** Alerts that are over, and that nobody is still to be told of; what is suppressed will not be told of an old one. */
    private static final String GONE_ALERTS = """
            create temporary table gone_alert on commit drop as
            select a.id from alert a
            where a.condition in ('ENDED', 'WITHDRAWN') and a.last_event < :before
              and not exists (select from outbox o left join outbox by on by.id = o.merged_into
                              where o.alert = a.id and coalesce(by.state, o.state) in ('WAITING', 'CLAIMED'))
              and not exists (select from digest_entry d join outbox o on o.id = d.letter
                              where d.alert = a.id and o.state in ('WAITING', 'CLAIMED'))
              and not exists (select from ledger_entry l
                              where l.alert = a.id and l.owed not in ('SILENCED', 'INHIBITED', 'CLOSED'))
            """;

    /** One that another goes on as, and that one stays. */
    private static final String KEPT_FOR_OTHERS = """
            delete from gone_alert g using alert a
            where a.merged_into = g.id and not exists (select from gone_alert o where o.id = a.id)
            """;

    private static final List<String> GONE_EVIDENCE = List.of("""
            create temporary table kept_evidence on commit drop as
            select id from (
                select alert, unnest(evidence) as id from firing
                union all select alert, unnest(evidence_added || evidence_removed) from revision) as every
            where not exists (select from gone_alert g where g.id = every.alert)
            group by id
            """, "analyze kept_evidence", """
            create temporary table gone_evidence on commit drop as
            select e.id from evidence e where not exists (select from kept_evidence k where k.id = e.id)
            """);

    /** All reports of an event that stays, and all revisions of a report that stays, stay with it. */
    private static final List<String> GONE_EVENTS_AND_REPORTS = List.of(
            """
            create temporary table kept_report on commit drop as
            select distinct (r ->> 'dataset') || ':' || (r ->> 'externalId') collate "C" as key
            from kept_evidence k join evidence e on e.id = k.id,
                 jsonb_array_elements(e.content::jsonb -> 'reports') as r
            """,
            "analyze kept_report",
            """
            create temporary table gone_event on commit drop as
            select e.id from event e
            where e.day < :before
              and not exists (select from alert_event x where x.event = e.id
                              and not exists (select from gone_alert g where g.id = x.alert))
              and not exists (select from unnest(e.reports) as r (key) join kept_report k on k.key = r.key)
            """,
            "analyze gone_event",
            """
            insert into kept_report select distinct unnest(e.reports) from event e
            where not exists (select from gone_event g where g.id = e.id)
            """,
            "analyze kept_report",
            """
            create temporary table gone_report on commit drop as
            select dataset, external_id from report
            group by dataset, external_id
            having coalesce(max(day), (max(arrived_at) at time zone 'UTC')::date) < :before
               and max(seq) < (select max(seq) from report) -- the lane stands on the last
               and not exists (select from kept_report k where k.key = dataset || ':' || external_id)
            """,
            "analyze gone_report");

    /** A letter about an alert goes with it; any other by when it went out, or was given up. */
    private static final String GONE_LETTERS = """
            create temporary table gone_letter on commit drop as
            select o.id from outbox o
            where o.state not in ('WAITING', 'CLAIMED')
              and case when o.alert is null then coalesce(o.sent_at, o.created_at) < :before
                       else exists (select from gone_alert g where g.id = o.alert) end
            """;

    private static final String OF_GONE_ALERT = "exists (select from gone_alert g where g.id = t.alert)";

    /** Which rows go, of each table, in an order in which none refers to one that is gone. */
    private static final Map<String, String> GONE = gone();

    private static Map<String, String> gone() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("digest_figures", "exists (select from gone_letter g where g.id = t.letter)");
        all.put("digest_entry", OF_GONE_ALERT + " or exists (select from gone_letter g where g.id = t.letter)");
        all.put("outbox", "exists (select from gone_letter g where g.id = t.id)");
        for (String table : List.of(
                "ledger_entry",
                "notification_count",
                "work_entry",
                "work",
                "alert_decision",
                "alert_event",
                "firing",
                "revision")) {
            all.put(table, OF_GONE_ALERT);
        }
        all.put("alert", "exists (select from gone_alert g where g.id = t.id)");
        all.put("evidence", "exists (select from gone_evidence g where g.id = t.id)");
        all.put("event", "exists (select from gone_event g where g.id = t.id)");
        all.put(
                "report",
                "exists (select from gone_report g where g.dataset = t.dataset and g.external_id = t.external_id)");
        all.put("bad_row", "exists (select from intake i where i.id = t.intake and i.begun_at < :before)");
        return all;
    }

    /**
     * How far back the service still looks.
     *
     * @param maxLateness days by which news may come late
     * @param reach days before an event that rules and numbers can look back to
     */
    public record Limits(LocalDate today, int maxLateness, int reach) {
        LocalDate latest() {
            return today.minusDays(maxLateness).withDayOfMonth(1).minusDays(reach);
        }

        /** The months from which on everything is there that they are worked out from. */
        LocalDate closedBefore(LocalDate before) {
            LocalDate first = before.plusDays(reach);
            return first.getDayOfMonth() == 1 ? first : first.withDayOfMonth(1).plusMonths(1);
        }
    }

    /** Rows of a table that go, and that stay. */
    public record Rows(long gone, long kept) {}

    /**
     * What was removed, or would be.
     *
     * @param closedBefore the first day of which reports are taken in from now on
     * @param tables the rows of each table that there is anything of
     */
    public record Outcome(LocalDate closedBefore, Map<String, Rows> tables) {}

    private final DataSource database;
    private final LocalDate before;
    private final Limits limits;

    public Pruning(DataSource database, LocalDate before, Limits limits) {
        this.database = database;
        this.before = before;
        this.limits = limits;
    }

    /**
     * What would go, also while the service runs; nothing changes.
     *
     * @throws DatabaseRefusal if anything from that day on may still be looked at
     */
    public Outcome preview() throws SQLException {
        TableVersion.require(database);
        try (Connection c = database.getConnection()) {
            c.setAutoCommit(false);
            c.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            Outcome outcome = outcome(c);
            c.rollback();
            return outcome;
        }
    }

    /**
     * Removes it, all or nothing, and makes its room free for new rows.
     *
     * @throws DatabaseRefusal if anything from that day on may still be looked at, while anybody uses the database, or the service has not worked out everything that it has taken in
     */
    public Outcome run() throws SQLException {
        TableVersion.require(database);
        try (Connection c = database.getConnection()) {
            c.setAutoCommit(false);
            SoleUse.take(c);
            refuseUnfinished(c);
            Outcome outcome = remove(c);
            c.commit();
            c.setAutoCommit(true);
            try (Statement s = c.createStatement()) {
                s.execute(
                        "vacuum (analyze) " + String.join(", ", outcome.tables().keySet()));
            }
            return outcome;
        }
    }

    /** What waits is worked out from what was there when it came. */
    private static void refuseUnfinished(Connection c) throws SQLException {
        long waiting = number(
                c,
                "select count(*) from report r left join lane l on l.theatre = r.theatre"
                        + " where r.seq > coalesce(l.checkpoint, 0)");
        if (waiting > 0 || number(c, "select count(*) from lane where inputs = ''") > 0) {
            throw new DatabaseRefusal("the service has not worked out everything yet (" + waiting
                    + " reports wait); start it, and stop it when /q/health/ready says that none waits");
        }
    }

    /** Within the transaction of the connection, which nobody else's changes may come between. */
    Outcome remove(Connection c) throws SQLException {
        Outcome outcome = outcome(c);
        try (Statement s = c.createStatement()) {
            s.execute("update outbox t set merged_into = null from gone_letter g where g.id = t.merged_into"
                    + " and not exists (select from gone_letter o where o.id = t.id)");
        }
        for (Map.Entry<String, String> table : GONE.entrySet()) {
            execute(c, "delete from " + table.getKey() + " t where " + table.getValue());
        }
        try (PreparedStatement s =
                c.prepareStatement("insert into pruning (at, before, closed_before) values (?, ?, ?)")) {
            s.setObject(1, Instant.now().atOffset(ZoneOffset.UTC));
            s.setObject(2, before);
            s.setObject(3, outcome.closedBefore());
            s.execute();
        }
        return outcome;
    }

    /** Days are counted from the last report where none came for long, as where the calendar stands. */
    private void refuseRecent(Connection c) throws SQLException {
        LocalDate last = day(c, "select (max(arrived_at) at time zone 'UTC')::date from report");
        Limits now = last == null || !last.isBefore(limits.today())
                ? limits
                : new Limits(last, limits.maxLateness(), limits.reach());
        if (before.isAfter(now.latest())) {
            throw new DatabaseRefusal(
                    before + " is too late; the latest day is " + now.latest() + ", as on " + now.today()
                            + " news may still be " + now.maxLateness()
                            + " days late (faultline.max-lateness), and what rules find"
                            + " from that month on may rest on " + now.reach() + " days more (faultline.horizon)");
        }
    }

    private Outcome outcome(Connection c) throws SQLException {
        refuseRecent(c);
        execute(c, GONE_ALERTS);
        boolean all = false;
        while (!all) {
            all = execute(c, KEPT_FOR_OTHERS) == 0;
        }
        execute(c, "analyze gone_alert");
        List<String> steps = new ArrayList<>(GONE_EVIDENCE);
        steps.addAll(GONE_EVENTS_AND_REPORTS);
        steps.add(GONE_LETTERS);
        for (String step : steps) {
            execute(c, step);
        }
        Map<String, Rows> tables = new LinkedHashMap<>();
        for (Map.Entry<String, String> table : GONE.entrySet()) {
            tables.put(table.getKey(), rows(c, table.getKey(), table.getValue()));
        }
        LocalDate closed = limits.closedBefore(before);
        LocalDate already = day(c, "select max(closed_before) from pruning");
        return new Outcome(already != null && already.isAfter(closed) ? already : closed, tables);
    }

    private Rows rows(Connection c, String table, String gone) throws SQLException {
        try (Statement s = c.createStatement();
                ResultSet r = s.executeQuery(dated("select (select count(*) from " + table + " t where " + gone
                        + "), (select count(*) from " + table + ")"))) {
            r.next();
            return new Rows(r.getLong(1), r.getLong(2) - r.getLong(1));
        }
    }

    private int execute(Connection c, String statement) throws SQLException {
        try (Statement s = c.createStatement()) {
            return s.executeUpdate(dated(statement));
        }
    }

    /** A date has nothing in it that could be anything else. */
    private String dated(String statement) {
        return statement.replace(":before", "date '" + before + "'");
    }

    private static @Nullable LocalDate day(Connection c, String query) throws SQLException {
        try (Statement s = c.createStatement();
                ResultSet r = s.executeQuery(query)) {
            return r.next() ? r.getObject(1, LocalDate.class) : null;
        }
    }

    private static long number(Connection c, String query) throws SQLException {
        try (Statement s = c.createStatement();
                ResultSet r = s.executeQuery(query)) {
            r.next();
            return r.getLong(1);
        }
    }
}
