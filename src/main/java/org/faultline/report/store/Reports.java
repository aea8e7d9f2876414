package org.faultline.report.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.commons.codec.digest.DigestUtils;
import org.faultline.report.Report;
import org.faultline.report.delivery.Delivery;
import org.faultline.report.delivery.Rejection;
import org.faultline.report.store.ReportOutcomes.Kind;
import org.faultline.report.store.ReportOutcomes.Outcome;
import org.faultline.report.store.ReportTable.Row;
import org.faultline.report.theatre.TheatreOfReport;
import org.jspecify.annotations.Nullable;

/** Keeps every report that was ever accepted, each revision once, numbered in the order they were committed. */
@ApplicationScoped
public class Reports {
    /** What becomes of the reports of one delivery. */
    private static final class Taken {
        private final Map<Kind, Integer> counts = new HashMap<>();
        private final List<Row> rows = new ArrayList<>();
        private final List<Rejection> warnings;
        private final List<Rejection> rejected;
        private final LocalDate closedBefore;

        /** When the last report arrived; none arrives earlier than one that came before it. */
        private Instant lastArrival;

        private final @Nullable String request;
        private final Function<Report, String> theatres;

        private Taken(
                Delivery delivery,
                Instant lastArrival,
                LocalDate closedBefore,
                @Nullable String request,
                Function<Report, String> theatres) {
            this.warnings = new ArrayList<>(delivery.warnings());
            this.rejected = new ArrayList<>(delivery.rejected());
            this.request = request;
            this.theatres = theatres;
            this.lastArrival = lastArrival;
            this.closedBefore = closedBefore;
        }
    }

    private final DataSource database;
    private final Calendar calendar;
    private final ImportLog intakes;
    private final ClosedTime closed;
    private final TheatreOfReport theatres;
    private final Event<ReportsStored> stored;
    private final Event<ReportOutcomes> counted;

    Reports(
            DataSource database,
            Calendar calendar,
            ImportLog intakes,
            ClosedTime closed,
            TheatreOfReport theatres,
            Event<ReportsStored> stored,
            Event<ReportOutcomes> counted) {
        this.database = database;
        this.calendar = calendar;
        this.intakes = intakes;
        this.closed = closed;
        this.theatres = theatres;
        this.stored = stored;
        this.counted = counted;
    }

    /**
     * Stores the good reports of a delivery and sets its bad rows aside, all in one transaction; what is already there stays as it is.
     *
     * @param intake what the bad rows are kept under, or null to keep none
     * @param through the last line of the intake that this delivery has taken in
     * @param request the id of the request it came by; null where it came by none
     */
    @Transactional
    public Receipt store(
            Delivery delivery, Instant received, @Nullable Long intake, long through, @Nullable String request) {
        try (Connection c = database.getConnection()) {
            ReportTable table = ReportTable.locked(c);
            long last = table.last();
            Taken taken = new Taken(delivery, table.lastArrival(), closed.end(), request, theatres.now());
            Map<String, RevisionHistory> histories = table.histories(delivery.items());
            for (Delivery.Item item : delivery.items()) {
                RevisionHistory history =
                        histories.computeIfAbsent(item.report().key(), key -> new RevisionHistory());
                take(item, received, history, taken);
            }
            List<StoredReport> added = table.add(taken.rows);
            if (intake != null) {
                intakes.keep(c, intake, delivery, through);
            }
            stored.fire(new ReportsStored(last, added));
            Receipt receipt = Receipt.of(taken.counts, taken.rejected, taken.warnings);
            counted.fire(new ReportOutcomes(Map.copyOf(taken.counts), receipt.refused(), delivery.format()));
            return receipt;
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "could not store a delivery of " + delivery.items().size() + " reports", e);
        }
    }

    private void take(Delivery.Item item, Instant received, RevisionHistory history, Taken taken) {
        Report report = item.report();
        String content = DigestUtils.sha256Hex(item.raw());
        Outcome outcome = outcome(item, content, history);
        Kind kind = new Kind(report.dataset(), outcome);
        LocalDate before = history.day();
        LocalDate day = report.retracted() ? null : report.date().best();
        if (isClosed(day, taken) || isClosed(before, taken)) {
            if (outcome == Outcome.DUPLICATE) {
                taken.counts.merge(kind, 1, Integer::sum);
            } else {
                taken.rejected.add(closed(item, isClosed(day, taken) ? day : before, taken));
            }
            return;
        }
        taken.counts.merge(kind, 1, Integer::sum);
        boolean toldTwice = history.has(report.asOf()) && !history.tells(report, content);
        if (toldTwice) {
            warnOfTwo(item, history.counting(report.asOf()), taken.warnings);
        }
        boolean effective = outcome != Outcome.DUPLICATE;
        // one that does not count is kept to know it again, and for since when it says that the report has been known
        if (effective || toldTwice || (item.dated() && !history.has(report.asOf()))) {
            taken.lastArrival = calendar.arrival(report, received, taken.lastArrival);
            String beforeTheatre = history.theatre();
            String theatre = report.retracted() && beforeTheatre != null ? beforeTheatre : taken.theatres.apply(report);
            history.add(report.asOf(), new RevisionHistory.Telling(content, () -> report, day, theatre));
            taken.rows.add(new Row(
                    item,
                    content,
                    taken.lastArrival,
                    history.since(),
                    effective,
                    day,
                    before,
                    taken.request,
                    theatre,
                    theatre.equals(beforeTheatre) ? null : beforeTheatre));
        }
    }

    private static boolean isClosed(@Nullable LocalDate day, Taken taken) {
        return day != null && day.isBefore(taken.closedBefore);
    }

    private static Rejection closed(Delivery.Item item, @Nullable LocalDate day, Taken taken) {
        return new Rejection(
                item.index(),
                item.report().externalId(),
                "date",
                String.valueOf(day),
                (item.report().retracted() ? "what it withdraws " : "") + "is before " + taken.closedBefore
                        + "; old reports were pruned, and nothing of the time before that day is taken in or changed any more",
                item.line(),
                null);
    }

    private static Outcome outcome(Delivery.Item item, String content, RevisionHistory history) {
        Report report = item.report();
        boolean repeat = !item.dated() && history.says(content);
        if (repeat || history.tells(report, content) || !history.isNewest(report)) {
            return Outcome.DUPLICATE;
        } else if (report.retracted()) {
            return Outcome.RETRACTED;
        }
        return history.isEmpty() ? Outcome.ACCEPTED : Outcome.REVISED;
    }

    /** @param other null where it can no longer be read, and nothing is to be said of it */
    private static void warnOfTwo(Delivery.Item item, @Nullable Report other, List<Rejection> warnings) {
        Report report = item.report();
        if (other == null) {
            return;
        }
        String which = RevisionOrder.INSTANCE.compare(report, other) > 0 ? "this one" : "the other";
        String why = report.retracted() == other.retracted() ? "its text sorts last" : "it withdraws";
        warnings.add(new Rejection(
                item.index(),
                report.externalId(),
                "asOf",
                report.asOf().toString(),
                "two reports with this id and asOf differ in "
                        + String.join(", ", RevisionOrder.differences(report, other)) + "; " + which + " counts, as "
                        + why,
                item.line(),
                null));
    }
}
