package org.faultline.app.metrics;

import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.faultline.job.BackgroundJob;
import org.jboss.logging.Logger;

/** Looks every 15 seconds after the figures that have to be looked up; where that fails they are not a number. */
@ApplicationScoped
public class MetricsRefresh {
    private static final Logger LOG = Logger.getLogger(MetricsRefresh.class);

    private final List<Looked> all;
    private boolean failed;

    MetricsRefresh(@All List<Looked> all) {
        this.all = all;
    }

    @BackgroundJob
    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public synchronized void look() {
        boolean before = failed;
        failed = false;
        for (Looked one : all) {
            try {
                one.look();
            } catch (RuntimeException e) {
                one.lost();
                if (!before && !failed) {
                    LOG.warn("figures for Prometheus could not be looked up, and are not given until they can", e);
                }
                failed = true;
            }
        }
    }
}
