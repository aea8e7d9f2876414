package org.faultline.pipeline;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
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
import org.faultline.database.DatabaseChange;
import org.faultline.fact.resolve.PlaceResolver;
import org.faultline.job.BackgroundJob;
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
 * Says to which theatre of the database a report belongs, and moves those that are stored where the country of their place becomes
 * another: by what the folder of knowledge says of places, or by what somebody decided on a name.
 */
@ApplicationScoped
class ReportsByTheatre implements TheatreOfReport {
    private static final Logger LOG = Logger.getLogger(ReportsByTheatre.class);

    /**
     * What stored reports were sorted by.
     *
     * @param knowledge version of what the folder says
     * @param decisions numbers of those on names that held
     */
    private record Sorted(String knowledge, Set<Long> decisions) {}

    /** What is done within one transaction. */
    interface Work {
        void with(Connection c) throws SQLException;
    }

    private final DataSource database;
    private final Lanes lanes;
    private final Decisions decisions;

    ReportsByTheatre(DataSource database, Lanes lanes, Decisions decisions) {
        this.database = database;
        this.lanes = lanes;
        this.decisions = decisions;
    }

    /** As the database has them. */
    Theatres theatres() {
        try (Connection c = database.getConnection()) {
            return theatres(c);
        } catch (SQLException e) {
            throw new IllegalStateException("could not read the theatres", e);
        }
    }

    @Override
    public Function<Report, String> now() {
        return by(theatres());
    }

    private Function<Report, String> by(Theatres theatres) {
        if (theatres.single()) {
            return report -> theatres.rest();
        }
        Knowledge knowledge = lanes.inputs("").knowledge();
        return report -> theatres.of(PlaceResolver.country(report, knowledge));
    }

    /**
     * Sorts what is stored anew where the folder of knowledge, or a decision on a name, is not what it was last sorted by. To be said
     * before lanes are opened on another knowledge.
     */
    void sortAsKnown() {
        inTransaction(c -> {
            ReportSorting.lock(c);
            sortAsKnown(c);
        });
    }

    /** The same within a transaction that holds the lock of reports. */
    void sortAsKnown(Connection c) throws SQLException {
        if (theatres(c).single()) {
            return; // whenever there are more, all are sorted
        }
        if (sorted(c).knowledge.equals(known().knowledge)) {
            sortAsDecided(c);
        } else {
            LOG.infof("%d reports belong to another theatre by what the folder says of places now", sort(c));
        }
    }

    /** Sorts all. */
    int sort(Connection c) throws SQLException {
        int moved = ReportSorting.sort(c, by(theatres(c)));
        note(c, known());
        return moved;
    }

    void changed(@Observes DatabaseChange change) {
        if (change.isOf("name_decision")) {
            look();
        }
    }

    /**
     * Moves reports whose place is another now: somebody may have decided on a name without our hearing of it. What folders say is left to
     * starts: those of replicas may differ. As a job it throws nothing, whoever calls it.
     */
    @BackgroundJob
    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        if (!theatres().single()) {
            inTransaction(c -> {
                if (!sorted(c).decisions.equals(known().decisions)) {
                    ReportSorting.lock(c);
                    sortAsDecided(c);
                }
            });
        }
    }

    private void sortAsDecided(Connection c) throws SQLException {
        Sorted before = sorted(c);
        Set<Long> now = known().decisions;
        List<String> names = names(before.decisions, now);
        if (!names.isEmpty()) {
            int moved = ReportSorting.sortNaming(c, names, by(theatres(c)));
            LOG.infof("%d reports belong to another theatre, as somebody decided on a name", moved);
        }
        note(c, new Sorted(before.knowledge, now));
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

    void inTransaction(Work work) {
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
            throw new IllegalStateException("could not sort reports into theatres", e);
        }
    }

    /** The same within a transaction. */
    Theatres theatres(Connection c) throws SQLException {
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
