package org.faultline.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.faultline.knowledge.theatre.Theatres;
import org.faultline.report.store.ReportSorting;
import org.jboss.logging.Logger;

/**
 * Makes the theatres of the replica that started last those of the database. Where they change, everything stored is sorted anew, and
 * what follows moves along, before any lane goes on.
 */
@ApplicationScoped
class TheatrePlan {
    private static final Logger LOG = Logger.getLogger(TheatrePlan.class);

    /** Of an {@code alert a}. */
    private static final String OPEN = "a.condition in ('PENDING', 'ACTIVE', 'COOLING')";

    private final Theatres configured;
    private final ReportsByTheatre reports;

    TheatrePlan(Theatres configured, ReportsByTheatre reports) {
        this.configured = configured;
        this.reports = reports;
    }

    /** As the file of this replica has them. */
    Theatres configured() {
        return configured;
    }

    /** Makes the theatres of the file those of the database, so that each has a lane. */
    void prepare() {
        reports.inTransaction(this::prepare);
    }

    private void prepare(Connection c) throws SQLException {
        ReportSorting.lock(c);
        Theatres before = reports.theatres(c);
        if (!before.toString().equals(configured.toString())) {
            change(c, before);
        } else {
            reports.sortAsKnown(c);
        }
        // also of one that is gone, as long as anything stands in it: its lane takes back what has moved, and then goes
        // too
        execute(c, """
                insert into lane (theatre, checkpoint)
                select name, coalesce((select min(checkpoint) from lane), 0)
                from (select name from theatre union select theatre from alert a where %s) as every (name)
                on conflict (theatre) do nothing
                """.formatted(OPEN));
        execute(c, """
                delete from lane l where inputs <> '' and not exists (select from theatre t where t.name = l.theatre)
                  and not exists (select from alert a where a.theatre = l.theatre and %s)
                """.formatted(OPEN));
    }

    private void change(Connection c, Theatres before) throws SQLException {
        // a lane locks its row last: who has it may wait for none of these
        execute(c, "lock table event, alert, firing in share row exclusive mode");
        // whoever drives a lane commits nothing more, and everything is worked out again
        execute(c, "update lane set fence = fence + 1, owner = null, expires = now(), inputs = ''");
        execute(c, "delete from theatre");
        try (PreparedStatement s =
                c.prepareStatement("insert into theatre (name, countries, is_default) values (?, ?, ?)")) {
            for (String name : configured.names()) {
                Array countries =
                        c.createArrayOf("varchar", configured.countries(name).toArray());
                s.setString(1, name);
                s.setArray(2, countries);
                s.setBoolean(3, name.equals(configured.rest()));
                s.executeUpdate();
            }
        }
        int moved = reports.sort(c);
        execute(c, "delete from resorted_month"); // as all months are worked out again
        moveEvents(c);
        int alerts = moveAlerts(c);
        if (moved > 0 || !before.toString().equals(Theatres.ONE.toString())) {
            LOG.warnf(
                    "the theatres are %s by now, and were %s: %d reports and %d alerts belong to another than before",
                    configured, before, moved, alerts);
        }
    }

    /** So that alerts can be seen to move; the lanes work them out again. */
    private static void moveEvents(Connection c) throws SQLException {
        execute(c, """
                update event e set theatre = r.theatre from report r
                where r.dataset = split_part(e.reports[1], ':', 1)
                  and r.external_id = substr(e.reports[1], strpos(e.reports[1], ':') + 1)
                  and e.theatre <> r.theatre
                  and not exists (select from event o where o.id = e.id and o.theatre = r.theatre)
                """);
        execute(c, "delete from event where theatre not in (select name from theatre)");
    }

    /** An alert goes where all its events went, unless one is open there for the same; what stays is taken back where it is. */
    private static int moveAlerts(Connection c) throws SQLException {
        int moved = execute(c, """
                with whole as (
                    select x.alert, min(e.theatre) as theatre from alert_event x join event e on e.id = x.event
                    group by x.alert having min(e.theatre) = max(e.theatre)),
                moving as (
                    select a.id, a.fingerprint, w.theatre, %1$s as open from alert a join whole w on w.alert = a.id
                    where a.theatre <> w.theatre),
                first as (
                    select distinct on (fingerprint, theatre) m.id from moving m where open and not exists (
                        select from alert a where a.fingerprint = m.fingerprint and a.theatre = m.theatre and %1$s)
                    order by fingerprint, theatre, id)
                update alert a set theatre = m.theatre from moving m
                where m.id = a.id and (not m.open or m.id in (select id from first))
                """.formatted(OPEN));
        execute(
                c,
                "update firing f set theatre = a.theatre from alert a where a.id = f.alert and f.theatre <> a.theatre");
        return moved;
    }

    private static int execute(Connection c, String sql) throws SQLException {
        try (PreparedStatement s = c.prepareStatement(sql)) {
            return s.executeUpdate();
        }
    }
}
