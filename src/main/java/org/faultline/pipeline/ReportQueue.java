package org.faultline.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import org.faultline.report.store.ReportLog;
import org.faultline.report.store.ReportsStored;
import org.faultline.report.store.StoredReport;

/**
 * Where the lane gets its next reports: those just stored from memory, all others from the database. Deliveries that wait are given
 * together, so that what they change is worked out once, and each alert told, and mailed, once for all of them; all of it is one
 * transaction with the checkpoint of the last. A delivery that finds the lane idle is given at once, alone.
 *
 * <p>Only those of one minute go together, as if all had come with the last: so an alert is dated a minute too late at most, and no day
 * is passed over. And only so many reports as take little of the heap, since a step and the one being committed are in memory whole.
 */
@ApplicationScoped
class ReportQueue {
    private static final int MOST_REPORTS = 30_000;

    /** Deliveries kept for a lane that is behind; what it misses here it reads. */
    private static final int MOST_DELIVERIES = 32;

    private final ReportLog reportLog;
    private final long mostReports;
    private final ConcurrentSkipListMap<Long, ReportsStored> fresh = new ConcurrentSkipListMap<>();

    @Inject
    ReportQueue(ReportLog reportLog) {
        this(reportLog, Math.min(MOST_REPORTS, Runtime.getRuntime().maxMemory() / Lanes.BYTES_A_REPORT / 10));
    }

    /** @param mostReports reports that are given together at most, but for those of one delivery */
    ReportQueue(ReportLog reportLog, long mostReports) {
        this.reportLog = reportLog;
        this.mostReports = mostReports;
    }

    void offer(ReportsStored stored) {
        if (fresh.size() < MOST_DELIVERIES && !stored.reports().isEmpty()) {
            fresh.put(stored.after(), stored);
        }
    }

    /** The next reports after a checkpoint, those of one delivery or of several that go together; empty where there are none. */
    List<StoredReport> after(long checkpoint) {
        fresh.headMap(checkpoint).clear();
        List<StoredReport> all = new ArrayList<>(next(checkpoint));
        List<StoredReport> more = all;
        while (!more.isEmpty() && all.size() < mostReports) {
            long last = last(all).seq();
            more = next(last);
            if (goTogether(all, more)) {
                all.addAll(more);
            } else if (!more.isEmpty()) {
                fresh.put(last, new ReportsStored(last, more));
                break;
            }
        }
        return all;
    }

    private List<StoredReport> next(long checkpoint) {
        // a checkpoint is the number of a report, so a delivery that came right after it says so exactly
        ReportsStored next = fresh.remove(checkpoint);
        return next != null ? next.reports() : reportLog.after(checkpoint);
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

    void clear() {
        fresh.clear();
    }
}
