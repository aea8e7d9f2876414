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
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.faultline.fact.resolve.PlaceResolver;
import org.faultline.knowledge.Decision;
import org.faultline.knowledge.Decisions;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.theatre.Theatres;
import org.faultline.pipeline.lane.LaneInputs;
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

    /** Of an {@code alert a}. */
    private static final String OPEN = "a.condition in ('PENDING', 'ACTIVE', 'COOLING')";

    /**
     * What stored reports were sorted by.
     *
     * @param knowledge version of what the folder says
     * @param decisions numbers of those on names that held
     */
    private record Sorted(String knowledge, Set<Long> decisions) {}

    private final DataSource database;
    private final Theatres configured;
    private final Lanes lanes;
    private final Decisions decisions;

    TheatrePlan(DataSource database, Theatres configured, Lanes lanes, Decisions decisions) {
        this.database = database;
        this.decisions = decisions;
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
        return by(standing());
    }

    private Function<Report, String> by(Theatres theatres) {
        if (theatres.single()) {
            return report -> theatres.rest();
        }
        Knowledge knowledge = lanes.inputs("").knowledge();
        return report -> theatres.of(PlaceResolver.country(report, knowledge));
    }

    /** What is done within one transaction. */
    private interface Work {
        void with(Connection c) throws SQLException;
    }

    /** Makes the theatres of the file those of the database, so that each has a lane. */
    void prepare() {
        inTransaction(this::prepare);
    }

    /**
     * Sorts stored reports anew where what is known of places is not what they were last sorted by; the lanes work out again what that
     * moves. To be said before lanes are opened on another knowledge, and when somebody decided on a name.
     */
    void sortAsKnown() {
        if (!standing().single()) {
            inTransaction(c -> {
                if (!sorted(c).equals(known())) {
                    ReportSorting.lock(c);
                    sortAsKnown(c, read(c));
                }
            });
        }
    }

    private void inTransaction(Work work) {
        try (Connection c = database.getConnection()) {
            c.setAutoCommit(false);
            try {
                work.with(c);
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
        } else {
            sortAsKnown(c, before);
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

    private void sortAsKnown(Connection c, Theatres now) throws SQLException {
        Sorted before = sorted(c);
        Sorted after = known();
        if (now.single() || before.equals(after)) {
            return;
        }
        int moved = before.knowledge.equals(after.knowledge)
                ? ReportSorting.sortNaming(c, names(before.decisions, after.decisions), by(now))
                : ReportSorting.sort(c, by(now));
        note(c, after);
        LOG.infof("%d reports belong to another theatre by what is known of places now", moved);
    }

    /** As events bear them, of the places that somebody decided on between one state and the other. */
    private List<String> names(Set<Long> one, Set<Long> other) {
        return decisions.all().stream()
                .filter(d -> one.contains(d.number()) != other.contains(d.number()))
                .map(Decisions.Kept::decision)
                .filter(d -> d instanceof Decision.PlaceAlias || d instanceof Decision.NewPlace)
                .flatMap(Lanes::named)
                .toList();
    }

    private Sorted known() {
        LaneInputs inputs = lanes.inputs("");
        return new Sorted(
                inputs.configured().version(),
                inputs.names().stream().map(Decisions.Kept::number).collect(Collectors.toSet()));
    }

    private static Sorted sorted(Connection c) throws SQLException {
        try (PreparedStatement s = c.prepareStatement("select knowledge, decisions from report_sorting");
                ResultSet r = s.executeQuery()) {
            r.next();
            return new Sorted(r.getString(1), Set.of((Long[]) r.getArray(2).getArray()));
        }
    }

    private static void note(Connection c, Sorted sorted) throws SQLException {
        try (PreparedStatement s = c.prepareStatement("update report_sorting set knowledge = ?, decisions = ?")) {
            s.setString(1, sorted.knowledge);
            s.setArray(2, c.createArrayOf("bigint", sorted.decisions.toArray()));
            s.executeUpdate();
        }
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
        int reports = ReportSorting.sort(c, by(configured));
        note(c, known());
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
