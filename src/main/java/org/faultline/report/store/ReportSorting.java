package org.faultline.report.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.faultline.report.Report;
import org.faultline.report.delivery.MalformedDelivery;
import org.faultline.report.read.ReportReader;

/**
 * Sorts stored reports into theatres anew, after these changed or what is known of places; each by its newest revision that withdraws
 * nothing. Within the connection's transaction.
 */
public final class ReportSorting {
    private static final int AT_ONCE = 1000;

    private static final String SELECT = """
            select distinct on (dataset, external_id) dataset, external_id, raw, as_of, theatre
            from report where not retracted %s order by dataset, external_id, effective desc, seq desc
            """;

    /** Those of which an event bears one of some names, and those that a lane has yet to work out: new ones, and such as have moved. */
    private static final String NAMING = """
            and (seq > (select min(checkpoint) from lane)
              or (theatre, date_trunc('month', day)::date) in (select theatre, month from resorted_month)
              or (dataset, external_id) in (
                select split_part(key, ':', 1), substr(key, strpos(key, ':') + 1)
                from event, unnest(reports) as key where names && cast(? as varchar[])))
            """;

    /** A report that moves. */
    private record Move(String dataset, String externalId, String from, String to) {}

    private ReportSorting() {}

    /** Until the end of the connection's transaction nobody stores reports, which would be sorted as before. */
    public static void lock(Connection c) throws SQLException {
        ReportTable.locked(c);
    }

    /**
     * Sorts all of them, and notes for the lanes in which months any came or went.
     *
     * @return how many moved
     */
    public static int sort(Connection c, Function<Report, String> theatres) throws SQLException {
        try (PreparedStatement s = c.prepareStatement(SELECT.formatted(""))) {
            return move(c, s, theatres);
        }
    }

    /**
     * The same for those that a name may concern.
     *
     * @param names as events bear them, each as kind and folded name
     * @return how many moved
     */
    public static int sortNaming(Connection c, Collection<String> names, Function<Report, String> theatres)
            throws SQLException {
        try (PreparedStatement s = c.prepareStatement(SELECT.formatted(NAMING))) {
            s.setArray(1, c.createArrayOf("text", names.toArray()));
            return move(c, s, theatres);
        }
    }

    private static int move(Connection c, PreparedStatement select, Function<Report, String> theatres)
            throws SQLException {
        int moved = 0;
        List<Move> moves = new ArrayList<>();
        select.setFetchSize(AT_ONCE);
        try (ResultSet r = select.executeQuery()) {
            while (r.next()) {
                Move move = new Move(r.getString(1), r.getString(2), r.getString(5), theatre(r, theatres));
                if (!move.from.equals(move.to)) {
                    moves.add(move);
                    moved++;
                }
                if (moves.size() == AT_ONCE) {
                    write(c, moves);
                    moves.clear();
                }
            }
        }
        write(c, moves);
        return moved;
    }

    private static void write(Connection c, List<Move> moves) throws SQLException {
        execute(c, moves, """
                update report r set theatre = m.later from unnest(?, ?, ?, ?) as m (dataset, external_id, former, later)
                where r.dataset = m.dataset and r.external_id = m.external_id
                """);
        execute(c, moves, """
                insert into resorted_month (theatre, month)
                select distinct t, date_trunc('month', r.day)::date
                from unnest(?, ?, ?, ?) as m (dataset, external_id, former, later)
                join report r on r.dataset = m.dataset and r.external_id = m.external_id,
                unnest(array[m.former, m.later, r.before_theatre]) as t where t is not null and r.day is not null
                """);
    }

    private static void execute(Connection c, List<Move> moves, String sql) throws SQLException {
        List<Function<Move, String>> columns = List.of(Move::dataset, Move::externalId, Move::from, Move::to);
        try (PreparedStatement s = c.prepareStatement(sql)) {
            for (int i = 0; i < columns.size(); i++) {
                Array values = c.createArrayOf(
                        "text", moves.stream().map(columns.get(i)).toArray());
                s.setArray(i + 1, values);
            }
            s.executeUpdate();
        }
    }

    /** What this version cannot read any more stays where it is; the lanes leave it out. */
    private static String theatre(ResultSet r, Function<Report, String> theatres) throws SQLException {
        try {
            return theatres.apply(ReportReader.readStored(
                    r.getString(3), r.getObject(4, OffsetDateTime.class).toInstant()));
        } catch (IllegalStateException | MalformedDelivery e) {
            return r.getString(5);
        }
    }
}
