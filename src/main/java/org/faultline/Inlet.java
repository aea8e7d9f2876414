package org.faultline;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import org.faultline.report.Arrival;
import org.faultline.report.Backlog;
import org.faultline.report.ReportsStored;

/** Where the lane gets its next reports: those just stored from memory, all others from the database. */
@ApplicationScoped
class Inlet {
    /** Deliveries kept for a lane that is behind; what it misses here it reads. */
    private static final int MOST = 16;

    private final Backlog backlog;
    private final ConcurrentSkipListMap<Long, ReportsStored> fresh = new ConcurrentSkipListMap<>();

    Inlet(Backlog backlog) {
        this.backlog = backlog;
    }

    void offer(ReportsStored stored) {
        if (fresh.size() < MOST && !stored.arrivals().isEmpty()) {
            fresh.put(stored.after(), stored);
        }
    }

    /** The next reports after a mark, those of one delivery; empty where there are none. */
    List<Arrival> after(long mark) {
        fresh.headMap(mark).clear();
        // a mark is the number of a report, so a delivery that came right after it says so exactly
        ReportsStored next = fresh.remove(mark);
        return next != null ? next.arrivals() : backlog.after(mark);
    }

    void clear() {
        fresh.clear();
    }
}
