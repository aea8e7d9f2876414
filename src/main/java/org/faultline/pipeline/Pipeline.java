package org.faultline.pipeline;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.faultline.alert.AlertDecisions;
import org.faultline.alert.AlertUpdate;
import org.faultline.alert.store.AlertRecorders;
import org.faultline.alert.store.RuleVersions;
import org.faultline.alert.store.StoppedRules;
import org.faultline.database.DatabaseChange;
import org.faultline.fact.store.Events;
import org.faultline.fact.store.LinkDecisionLog;
import org.faultline.job.BackgroundJob;
import org.faultline.knowledge.Decisions;
import org.faultline.knowledge.Knowledge;
import org.faultline.pipeline.lane.ReportQueue;
import org.faultline.pipeline.ownership.Lease;
import org.faultline.pipeline.ownership.Ownership;
import org.faultline.report.store.Calendar;
import org.faultline.report.store.ClosedTime;
import org.faultline.report.store.ReportLog;
import org.faultline.report.store.ReportsStored;
import org.faultline.rule.RuleBook;
import org.faultline.rule.RunningRules;
import org.faultline.rule.file.Rule;
import org.faultline.rule.file.RuleFailure;
import org.faultline.rule.file.RuleStopped;
import org.faultline.rule.firing.FiringChange;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Drives the lanes of the theatres whose leases this replica holds, and wakes them when there is something to do. */
@ApplicationScoped
public class Pipeline implements Ownership.Lanes {
    private static final Logger LOG = Logger.getLogger(Pipeline.class);

    /**
     * A step is committed.
     *
     * @param nanos how long it took to work out
     * @param commitNanos how long it took to commit
     * @param ruleNanos the processor time of each rule, estimated
     * @param reports in memory after it
     * @param months in memory after it
     */
    public record StepDone(
            String theatre,
            long nanos,
            long commitNanos,
            Map<String, Long> ruleNanos,
            int reports,
            int months,
            FiringChange firings,
            List<AlertUpdate> updates) {}

    private final RulesAtStart rulesAtStart;
    private final Lanes lanes;
    private final RunningRules running;
    private final AlertRecorders recorders;
    private final RuleVersions versions;
    private final StoppedRules stopped;
    private final Event<StoppedRules.Stopped> told;
    private final Calendar calendar;
    private final ReportLog reportLog;
    private final ReportsByTheatre reports;
    private final LeaseKeeper leases;
    private final LaneDriver.Surroundings around;

    /** By theatre. */
    private final Map<String, LaneDriver> drivers = new ConcurrentSkipListMap<>();

    /** Held by who changes what all lanes work with, and by who begins another lane. */
    private final ReentrantLock changing = new ReentrantLock();

    Pipeline(
            RulesAtStart rulesAtStart,
            Lanes lanes,
            RunningRules running,
            Events events,
            StepEffects effects,
            AlertRecorders recorders,
            RuleVersions versions,
            StoppedRules stopped,
            Event<StoppedRules.Stopped> told,
            Calendar calendar,
            ClosedTime closed,
            ReportLog reportLog,
            ReportsByTheatre reports,
            LeaseKeeper leases) {
        this.reports = reports;
        this.rulesAtStart = rulesAtStart;
        this.lanes = lanes;
        this.running = running;
        this.recorders = recorders;
        this.versions = versions;
        this.stopped = stopped;
        this.told = told;
        this.calendar = calendar;
        this.reportLog = reportLog;
        this.leases = leases;
        this.around = new LaneDriver.Surroundings(lanes, effects, running, events, calendar, closed, this::failed);
    }

    void start(@Observes StartupEvent event) {
        rulesAtStart.decide();
        LOG.infof("%d rules, %d actors known", running.book().rules().size(), lanes.actors());
        noteRules();
        leases.begin(this);
    }

    @Override
    public void start(Lease lease) {
        changing.lock();
        try {
            LaneDriver driver = new LaneDriver(
                    new StepEffects.Term(lease, recorders.of(lease.theatre())),
                    new ReportQueue(reportLog, lease.theatre(), lanes.mostInAStep()),
                    around);
            drivers.put(lease.theatre(), driver);
            LOG.infof("the theatre %s is driven here now (lease %d)", lease.theatre(), lease.fence());
            driver.wake();
        } finally {
            changing.unlock();
        }
    }

    @Override
    public void stop(Lease lease, Runnable ended) {
        LaneDriver driver = drivers.remove(lease.theatre());
        if (driver == null) {
            ended.run();
            return;
        }
        driver.end(() -> {
            LOG.infof("the theatre %s is driven here no longer (lease %d)", lease.theatre(), lease.fence());
            ended.run();
        });
    }

    @Override
    public void lost(Lease lease) {
        stop(lease, () -> {});
    }

    void stored(@Observes(during = TransactionPhase.AFTER_SUCCESS) ReportsStored event) {
        drivers.values().forEach(driver -> driver.offer(event));
    }

    void decided(@Observes(during = TransactionPhase.AFTER_SUCCESS) LinkDecisionLog.Changed event) {
        wake();
    }

    void decided(@Observes(during = TransactionPhase.AFTER_SUCCESS) Decisions.Changed event) {
        reports.look(); // before a lane tells anything of a report that is another's by now
        wake();
    }

    void decided(@Observes(during = TransactionPhase.AFTER_SUCCESS) AlertDecisions.Changed event) {
        wake();
    }

    /** What other replicas stored and decided. */
    void changed(@Observes DatabaseChange change) {
        if (change.isOf("rule_quarantine")) {
            running.leaveOut(stopped.all());
        }
        wake();
    }

    /** Looks after what time alone changes, and after what nobody told of; tries again after trouble. */
    @BackgroundJob
    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void tick() {
        wake();
    }

    private void wake() {
        drivers.values().forEach(LaneDriver::wake);
    }

    /** Goes on without a rule that went wrong: every lane is built again, and the other rules catch up. */
    private synchronized void failed(RuleFailure failure) {
        Rule rule = running.book().rules().get(failure.rule());
        if (rule == null && running.unheard().contains(failure.rule())) {
            wake(); // another lane ran into it meanwhile
            return;
        }
        if (rule == null) {
            throw failure;
        }
        LOG.errorf(failure, "the rule %s is taken out of service: it %s", rule.id(), failure.reason());
        RuleStopped now = RuleStopped.of(rule, failure, calendar.now());
        stopped.keep(now);
        told.fireAsync(StoppedRules.Stopped.of(now));
        running.leaveOut(stopped.all());
        wake();
    }

    /** Puts a rule back that had been taken out of service; false where it was not out. */
    boolean putBack(String rule) {
        return between(() -> {
            boolean wasOut = stopped.putBack(rule);
            running.leaveOut(stopped.all());
            return wasOut;
        });
    }

    /** Does something between two steps of every lane. */
    private <T> T between(Supplier<T> work) {
        changing.lock();
        Collection<LaneDriver> all = List.copyOf(drivers.values());
        try {
            all.forEach(LaneDriver::hold);
            return work.get();
        } finally {
            all.forEach(LaneDriver::letGo);
            changing.unlock();
        }
    }

    /** Which rules run, for who shows an alert of them, and for the next start. */
    private void noteRules() {
        running.leaveOut(stopped.all());
        QuarkusTransaction.requiringNew()
                .run(() -> versions.keep(running.whole().values(), calendar.now()));
    }

    /**
     * Lets other rules run from the next step on; what they say of old news is worked out again between the new.
     *
     * @throws RuntimeException if no lane can be opened on them; then those of before run on
     */
    void takeOver(RuleBook next) {
        between(() -> {
            RuleBook before = running.replace(next);
            try {
                noteRules();
                openAll();
                running.discard(before);
                return before;
            } catch (RuntimeException | Error e) {
                running.replace(before);
                discardAll();
                throw e;
            }
        });
    }

    /**
     * Lets other knowledge hold from the next step on. As at a start, everything stored is worked out again with it, between the news.
     *
     * @throws RuntimeException if no lane can be opened on it; then that of before holds on
     */
    void takeOver(Knowledge next) {
        between(() -> {
            Knowledge before = lanes.replace(next);
            try {
                reports.sortAsKnown();
                openAll();
                return before;
            } catch (RuntimeException | Error e) {
                lanes.replace(before);
                discardAll();
                throw e;
            }
        });
    }

    private void openAll() {
        discardAll();
        drivers.values().forEach(LaneDriver::open);
    }

    private void discardAll() {
        drivers.values().forEach(LaneDriver::discard);
    }

    /** Throws the lanes away, and builds them again from the database as it is after some change of it. */
    public void reopen(Runnable change) {
        between(() -> {
            drivers.values().forEach(LaneDriver::forget);
            change.run();
            return drivers.size();
        });
        leases.lookAnew();
    }

    /** How many stored reports are not worked out yet, by whichever replica. */
    public long waiting() {
        return reportLog.lag().reports();
    }

    /** Those whose lanes are driven here. */
    public Set<String> theatres() {
        return Set.copyOf(drivers.keySet());
    }

    /** How many months are still to be worked out again here after a change of rules, knowledge or decisions. */
    public int toReview() {
        return toReviewByTheatre().values().stream().mapToInt(n -> n).sum();
    }

    /** Those of each theatre whose lane is driven here. */
    public Map<String, Integer> toReviewByTheatre() {
        return drivers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, d -> d.getValue().toReview()));
    }

    /** What keeps a lane of this replica from going on, or null. */
    @Nullable
    public String trouble() {
        return drivers.values().stream()
                .map(LaneDriver::trouble)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(leases.trouble());
    }

    /** While everything it needs still stands. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (!leases.end(20, TimeUnit.SECONDS)) {
            LOG.warn("a lane did not finish its step; it will be done again at the next start");
        }
    }
}
