package org.faultline.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.faultline.database.DatabaseChange;
import org.faultline.job.FailureLog;
import org.faultline.knowledge.RunningKnowledge;
import org.faultline.pipeline.ownership.DatabaseLeases;
import org.faultline.pipeline.ownership.LeaseTable;
import org.faultline.pipeline.ownership.Ownership;
import org.faultline.rule.RunningRules;
import org.faultline.settings.ReplicaName;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks after the leases of this replica every two seconds, and at once where another gave one back. */
@ApplicationScoped
class LeaseKeeper {
    private static final Logger LOG = Logger.getLogger(LeaseKeeper.class);
    private static final int EVERY_SECONDS = 2;

    private final TheatrePlan plan;
    private final DatabaseLeases table;
    private final String name;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(r -> new Thread(r, "leases"));
    private @Nullable Ownership ownership;
    private final FailureLog failures = new FailureLog("looking after the leases of the theatres");
    private volatile @Nullable String trouble;

    LeaseKeeper(
            DataSource database,
            TheatrePlan plan,
            RunningRules rules,
            RunningKnowledge knowledge,
            Clock clock,
            ReplicaName replica,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.port") int port,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.plan = plan;
        this.name = replica.value();
        this.table = new DatabaseLeases(
                database,
                clock,
                () -> new DatabaseLeases.Self(
                        name,
                        host + ":" + port,
                        version,
                        rules.version(),
                        knowledge.now().version(),
                        plan.configured().toString()));
    }

    /** The name of this replica. */
    String name() {
        return name;
    }

    /** Begins to take leases; whatever drives the lanes is told from now on. */
    void begin(Ownership.Lanes lanes) {
        plan.prepare();
        ownership = new Ownership(name, table, lanes);
        Future<?> unused = thread.scheduleWithFixedDelay(this::look, 0, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** Looks at once, also for theatres whose lanes are not in the database any more. */
    void lookAnew() {
        plan.prepare();
        look();
    }

    void changed(@Observes DatabaseChange change) {
        if ((change.isOf("lane") || change.isOf("theatre")) && !thread.isShutdown()) {
            thread.execute(this::look);
        }
    }

    private void look() {
        Ownership now = ownership;
        if (now == null) {
            return;
        }
        try {
            now.look();
            trouble = null;
            failures.worked();
        } catch (LeaseTable.NameTaken e) {
            LOG.error(e.getMessage());
            trouble = e.getMessage();
            now.abandon();
            thread.shutdown(); // for good: the name is another's
        } catch (RuntimeException e) {
            failures.failed(e);
            trouble = String.valueOf(e.getMessage());
        }
    }

    /** What keeps this replica from holding leases, or null. */
    @Nullable
    String trouble() {
        return trouble;
    }

    /**
     * Gives all leases back, each after the step at hand of its lane.
     *
     * @return false where one did not end in time; it runs out by itself
     */
    boolean end(long wait, TimeUnit unit) throws InterruptedException {
        thread.shutdownNow();
        Ownership now = ownership;
        boolean ended = now == null || now.stop(wait, unit);
        table.leave();
        return ended;
    }
}
