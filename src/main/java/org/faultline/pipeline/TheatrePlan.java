package org.faultline.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import javax.sql.DataSource;
import org.faultline.fact.resolve.PlaceResolver;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.theatre.Theatres;
import org.faultline.report.Report;
import org.faultline.report.store.ReportSorting;
import org.faultline.report.theatre.TheatreOfReport;
import org.jboss.logging.Logger;

/**
 * The theatres as the database has them, by which every replica sorts reports: those of the replica that started last. Where they change,
 * everything stored is sorted anew, and what follows moves along, before any lane goes on.
 */
@ApplicationScoped
class TheatrePlan implements TheatreOfReport {
    private static final Logger LOG = Logger.getLogger(TheatrePlan.class);

    private final DataSource database;
    private final Theatres configured;
    private final Lanes lanes;

    TheatrePlan(DataSource database, Theatres configured, Lanes lanes) {
        this.database = database;
        this.configured = configured;
        this.lanes = lanes;
    }

    /** As the file of this replica has them. */
    Theatres configured() {
        return configured;
    }

    /** As the database has them. */
    Theatres standing() {
        try (Connection c = database.getConnection()) {
            return read(c);
        } catch (SQLException e) {
            throw new IllegalStateException("could not read the theatres", e);
        }
    }

    @Override
    public Function<Report, String> now() {
        Theatres now = standing();
        if (now.single()) {
            return report -> now.rest();
        }
        Knowledge knowledge = lanes.inputs("").knowledge();
        return report -> now.of(PlaceResolver.country(report, knowledge));
    }

    /** Makes the theatres of the file those of the database, so that each has a lane. */
    void prepare() {
        try (Connection c = database.getConnection()) {
            c.setAutoCommit(false);
            try {
                prepare(c);
                c.commit();
            } finally {
                c.rollback();
                c.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not prepare the theatres", e);
        }
    }

    private void prepare(Connection c) throws SQLException {
        ReportSorting.lock(c);
        Theatres before = read(c);
        if (!before.toString().equals(configured.toString())) {
            change(c, before);
        }
        // also of one that is gone, as long as anything stands in it: its lane takes back what has moved
        execute(c, """
                insert into lane (theatre, checkpoint)
                select name, coalesce((select min(checkpoint) from lane), 0)
                from (select name from theatre union select theatre from alert
                      where condition in ('PENDING', 'ACTIVE', 'COOLING')) as every (name)
                on conflict (theatre) do nothing
                """);
    }

    private void change(Connection c, Theatres before) throws SQLException {
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
        Knowledge knowledge = lanes.inputs("").knowledge();
        int reports = ReportSorting.sort(c, report -> configured.of(PlaceResolver.country(report, knowledge)));
        moveEvents(c);
        int alerts = moveAlerts(c);
        if (reports > 0 || !before.toString().equals(Theatres.ONE.toString())) {
            LOG.warnf(
                    "the theatres are %s by now, and were %s: %d reports and %d alerts belong to another than before",
                    configured, before, reports, alerts);
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

    /** An alert goes where all its events went, unless one stands there for the same; what stays is taken back where it is. */
    private static int moveAlerts(Connection c) throws SQLException {
        int moved = execute(c, """
                update alert a set theatre = goal.theatre
                from (select distinct on (a.fingerprint, whole.theatre) a.id, whole.theatre
                      from alert a
                      join (select x.alert, min(e.theatre) as theatre from alert_event x join event e on e.id = x.event
                            group by x.alert having min(e.theatre) = max(e.theatre)) as whole on whole.alert = a.id
                      where a.theatre <> whole.theatre and a.condition in ('PENDING', 'ACTIVE', 'COOLING')
                        and not exists (select from alert o where o.fingerprint = a.fingerprint
                            and o.theatre = whole.theatre and o.condition in ('PENDING', 'ACTIVE', 'COOLING'))
                      order by a.fingerprint, whole.theatre, a.id
                      ) as goal
                where goal.id = a.id
                """);
        moved += execute(c, """
                update alert a set theatre = whole.theatre
                from (select x.alert, min(e.theatre) as theatre from alert_event x join event e on e.id = x.event
                      group by x.alert having min(e.theatre) = max(e.theatre)) as whole
                where whole.alert = a.id and a.theatre <> whole.theatre
                  and a.condition not in ('PENDING', 'ACTIVE', 'COOLING')
                """);
        execute(c, """
                update firing f set theatre = a.theatre from alert a where a.id = f.alert and f.theatre <> a.theatre
                """);
        return moved;
    }

    private static int execute(Connection c, String sql) throws SQLException {
        try (PreparedStatement s = c.prepareStatement(sql)) {
            return s.executeUpdate();
        }
    }

    private static Theatres read(Connection c) throws SQLException {
        Map<String, List<String>> countries = new TreeMap<>();
        String rest = Theatres.WORLD;
        try (PreparedStatement s = c.prepareStatement("select name, countries, is_default from theatre order by name");
                ResultSet r = s.executeQuery()) {
            while (r.next()) {
                countries.put(r.getString(1), new ArrayList<>(List.of((String[])
                        r.getArray(2).getArray())));
                rest = r.getBoolean(3) ? r.getString(1) : rest;
            }
        }
        return Theatres.of(countries, rest);
    }
}
