package org.faultline.app.metrics;

import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.faultline.job.BackgroundJob;

/** Looks every 15 seconds after the figures that have to be looked up; where that fails they are not a number. */
@ApplicationScoped
public class MetricsRefresh {
    private final List<Looked> all;

    MetricsRefresh(@All List<Looked> all) {
        this.all = all;
    }

    @BackgroundJob
    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public synchronized void look() {
        RuntimeException failure = null;
        for (Looked one : all) {
            try {
                one.look();
            } catch (RuntimeException e) {
                one.lost();
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
