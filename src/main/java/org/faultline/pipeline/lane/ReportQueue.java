package org.faultline.pipeline.lane;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import org.faultline.report.store.ReportLog;
import org.faultline.report.store.ReportsStored;
import org.faultline.report.store.StoredReport;

/**
 * Where a lane gets its next reports: those just stored from memory, all others from the database. Deliveries that wait are given
 * together, so that what they change is worked out once, and each alert told, and mailed, once for all of them; all of it is one
 * transaction with the checkpoint of the last. A delivery that finds the lane idle is given at once, alone.
 *
 * <p>Only those of one minute go together, as if all had come with the last: so an alert is dated a minute too late at most, and no day
 * is passed over. And only so many reports as take little of the heap, since a step and the one being committed are in memory whole.
 */
public final class ReportQueue {
    /** Deliveries kept for a lane that is behind; what it misses here it reads. */
    private static final int MOST_DELIVERIES = 32;

    private final ReportLog reportLog;
    private final String theatre;
    private final long mostReports;
    private final ConcurrentSkipListMap<Long, ReportsStored> fresh = new ConcurrentSkipListMap<>();

    /** The last number that was given, and up to which number there is nothing more for this theatre. */
    private long given = -1;

    private long through = -1;

    /** @param mostReports reports that are given together at most, but for those of one delivery */
    public ReportQueue(ReportLog reportLog, String theatre, long mostReports) {
        this.reportLog = reportLog;
        this.theatre = theatre;
        this.mostReports = mostReports;
    }

    public void offer(ReportsStored stored) {
        if (fresh.size() < MOST_DELIVERIES && !stored.reports().isEmpty()) {
            fresh.put(stored.after(), stored);
        }
    }

    /** The next reports after a checkpoint, those of one delivery or of several that go together; empty where there are none. */
    public List<StoredReport> after(long checkpoint) {
        fresh.headMap(through(checkpoint)).clear();
        List<StoredReport> all = new ArrayList<>(next(checkpoint));
        List<StoredReport> more = all;
        while (!more.isEmpty() && all.size() < mostReports) {
            long last = last(all).seq();
            long before = through;
            more = next(last);
            if (goTogether(all, more)) {
                all.addAll(more);
            } else if (!more.isEmpty()) {
                fresh.put(before, new ReportsStored(before, more));
                given = last;
                through = before;
                break;
            }
        }
        return all;
    }

    private List<StoredReport> next(long checkpoint) {
        long from = through(checkpoint);
        ReportsStored next;
        // a delivery that came right after says so exactly
        while ((next = fresh.remove(from)) != null) {
            from = last(next.reports()).seq();
            List<StoredReport> own =
                    next.reports().stream().filter(r -> r.concerns(theatre)).toList();
            if (!own.isEmpty()) {
                return given(own, from);
            }
        }
        long end = reportLog.last();
        List<StoredReport> own = reportLog.after(from, theatre);
        if (own.isEmpty()) {
            given = checkpoint;
            through = Math.max(from, end);
            return own;
        }
        return given(own, last(own).seq());
    }

    private List<StoredReport> given(List<StoredReport> own, long end) {
        given = last(own).seq();
        through = end;
        return own;
    }

    /** Up to which number there is nothing for this theatre after what was given last, its checkpoint. */
    public long through(long checkpoint) {
        return checkpoint == given ? through : checkpoint;
    }

    private boolean goTogether(List<StoredReport> some, List<StoredReport> more) {
        return !more.isEmpty()
                && some.size() + more.size() <= mostReports
                && minute(last(some)).equals(minute(last(more)));
    }

    private static Instant minute(StoredReport stored) {
        return stored.arrivedAt().truncatedTo(ChronoUnit.MINUTES);
    }

    private static StoredReport last(List<StoredReport> stored) {
        return stored.get(stored.size() - 1);
    }

    /** Forgets what it knows of what is stored. */
    public void clear() {
        fresh.clear();
        given = -1;
        through = -1;
    }
}
