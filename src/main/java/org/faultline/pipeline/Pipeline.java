package org.faultline.pipeline;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.faultline.alert.AlertDecisions;
import org.faultline.alert.AlertUpdate;
import org.faultline.alert.store.AlertRecorder;
import org.faultline.alert.store.RuleVersions;
import org.faultline.alert.store.StoppedRules;
import org.faultline.fact.store.EventKeeper;
import org.faultline.fact.store.Events;
import org.faultline.fact.store.LinkDecisionLog;
import org.faultline.job.BackgroundJob;
import org.faultline.knowledge.Decisions;
import org.faultline.knowledge.Knowledge;
import org.faultline.report.store.Calendar;
import org.faultline.report.store.ClosedTime;
import org.faultline.report.store.ReportsStored;
import org.faultline.report.store.StoredReport;
import org.faultline.rule.RuleBook;
import org.faultline.rule.RunningRules;
import org.faultline.rule.file.Rule;
import org.faultline.rule.file.RuleFailure;
import org.faultline.rule.file.RuleStopped;
import org.faultline.rule.firing.FiringChange;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Drives the lane, one step after another: with the next reports, with what time alone changes, what people decided, and other rules. */
@ApplicationScoped
public class Pipeline {
    private static final Logger LOG = Logger.getLogger(Pipeline.class);
    private static final String LANE = "lane-" + StepEffects.THEATRE;

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
            long nanos,
            long commitNanos,
            Map<String, Long> ruleNanos,
            int reports,
            int months,
            FiringChange firings,
            List<AlertUpdate> updates) {}

    private final RulesAtStart rulesAtStart;
    private final Lanes lanes;
    private final ReportQueue queue;
    private final RunningRules running;
    private final Events events;
    private final StepEffects effects;
    private final AlertRecorder recorder;
    private final RuleVersions versions;
    private final StoppedRules stopped;
    private final Event<StoppedRules.Stopped> told;
    private final Calendar calendar;
    private final ClosedTime closed;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(r -> new Thread(r, LANE));
    private final ExecutorService commits = Executors.newSingleThreadExecutor(r -> new Thread(r, LANE + "-commits"));
    private final AtomicBoolean asked = new AtomicBoolean();

    /** Who is waiting to do something between two steps. */
    private final AtomicInteger visitors = new AtomicInteger();

    /** What has to be worked out again, month by month between the news; until then the checkpoint names no inputs. */
    private final ConcurrentSkipListSet<YearMonth> toReview = new ConcurrentSkipListSet<>();

    private @Nullable Lane lane;
    private volatile @Nullable String trouble;

    Pipeline(
            RulesAtStart rulesAtStart,
            Lanes lanes,
            ReportQueue queue,
            RunningRules running,
            Events events,
            StepEffects effects,
            AlertRecorder recorder,
            RuleVersions versions,
            StoppedRules stopped,
            Event<StoppedRules.Stopped> told,
            Calendar calendar,
            ClosedTime closed) {
        this.rulesAtStart = rulesAtStart;
        this.lanes = lanes;
        this.queue = queue;
        this.running = running;
        this.events = events;
        this.effects = effects;
        this.recorder = recorder;
        this.versions = versions;
        this.stopped = stopped;
        this.told = told;
        this.calendar = calendar;
        this.closed = closed;
    }

    void start(@Observes StartupEvent event) {
        rulesAtStart.decide();
        LOG.infof("%d rules, %d actors known", running.book().rules().size(), lanes.actors());
        wake();
    }

    void stored(@Observes(during = TransactionPhase.AFTER_SUCCESS) ReportsStored event) {
        queue.offer(event);
        wake();
    }

    void decided(@Observes(during = TransactionPhase.AFTER_SUCCESS) LinkDecisionLog.Changed event) {
        wake();
    }

    void decided(@Observes(during = TransactionPhase.AFTER_SUCCESS) Decisions.Changed event) {
        wake();
    }

    void decided(@Observes(during = TransactionPhase.AFTER_SUCCESS) AlertDecisions.Changed event) {
        wake();
    }

    /** Looks after what time alone changes, and tries again after trouble. */
    @BackgroundJob
    @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void tick() {
        wake();
    }

    private void wake() {
        if (!thread.isShutdown() && asked.compareAndSet(false, true)) {
            thread.execute(this::run);
        }
    }

    private void run() {
        asked.set(false);
        try {
            advance();
            trouble = null;
        } catch (RuntimeException | Error e) {
            LOG.error("the lane failed and starts again from the database", e);
            Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
            trouble = cause instanceof OutOfMemoryError
                    ? "out of memory; give it more (-Xmx), or lower faultline.memory"
                    : String.valueOf(cause.getMessage());
            discard();
        }
    }

    private void advance() {
        try {
            Lane at = heed(lane != null ? lane : open());
            takeIn(at);
            if (visitors.get() > 0 || calendar.isFeeding()) {
                return; // time must not pass before news that is still waiting
            }
            if (!at.day().equals(calendar.today()) || recorder.owes(calendar.now())) {
                commit(at, at.turnTo(calendar.today()), calendar.now());
            }
            reviewed(at);
        } catch (RuleFailure e) {
            stop(e);
        }
    }

    /** Goes on without a rule that went wrong: the lane is built again, and the other rules catch up. */
    private void stop(RuleFailure failure) {
        Rule rule = running.book().rules().get(failure.rule());
        if (rule == null) {
            throw failure;
        }
        LOG.errorf(failure, "the rule %s is taken out of service: it %s", rule.id(), failure.reason());
        RuleStopped now = RuleStopped.of(rule, failure, calendar.now());
        stopped.keep(now);
        told.fireAsync(StoppedRules.Stopped.of(now));
        discard();
        wake();
    }

    /** Puts a rule back that had been taken out of service; false where it was not out. */
    boolean putBack(String rule) {
        return between(() -> {
            discard();
            return stopped.putBack(rule);
        });
    }

    /** Does something between two steps of the lane: what is waiting for it, be it years of news, waits until it is done. */
    private <T> T between(Supplier<T> work) {
        visitors.incrementAndGet();
        try {
            return CompletableFuture.supplyAsync(work, thread).join();
        } finally {
            visitors.decrementAndGet();
            wake();
        }
    }

    /** The next reports are worked out while the consequences of those before are being committed, in their order. */
    private void takeIn(Lane at) {
        CompletableFuture<Void> before = CompletableFuture.completedFuture(null);
        try {
            while (visitors.get() == 0) {
                List<StoredReport> next = queue.after(at.checkpoint());
                if (next.isEmpty()) {
                    break;
                }
                Instant arrivedAt = next.get(next.size() - 1).arrivedAt();
                Lane.Step step = at.take(next);
                EventKeeper.Changed prepared = effects.prepare(step);
                before.join();
                before = CompletableFuture.runAsync(() -> commit(at, step, prepared, arrivedAt), commits);
            }
        } finally {
            // whatever failed, nobody starts again from the database while it still changes
            before.handle((done, failure) -> failure).join();
        }
        before.join();
    }

    private void commit(Lane at, Lane.Step step, Instant when) {
        commit(at, step, effects.prepare(step), when);
    }

    private void commit(Lane at, Lane.Step step, EventKeeper.Changed prepared, Instant when) {
        effects.commit(
                at, step, prepared, when, toReview.isEmpty() ? at.inputs().name() : "");
    }

    /** Takes up where it was left; what rules, knowledge or decisions others than then touch is to be worked out again. */
    private Lane open() {
        rulesAtStart.decide();
        running.leaveOut(stopped.all());
        Checkpoints.Checkpoint checkpoint = effects.checkpoint();
        QuarkusTransaction.requiringNew()
                .run(() -> versions.keep(running.whole().values(), calendar.now()));
        Lane opened = opened(checkpoint.seq(), lanes.inputs());
        if (!opened.inputs().name().equals(checkpoint.inputs())) {
            review(events.months());
        }
        return begun(opened);
    }

    private Lane opened(long checkpoint, LaneInputs inputs) {
        Lane opened = lanes.open(checkpoint, inputs);
        discard();
        lane = opened;
        opened.admit(QuarkusTransaction.requiringNew()
                .call(() -> recorder.standing(running.book().ofAbsence())));
        opened.turnTo(calendar.today());
        return opened;
    }

    /** Takes in what people decided since the lane was opened; other rules always open another. */
    private Lane heed(Lane at) {
        LaneInputs now = lanes.inputs(at.inputs());
        if (now.name().equals(at.inputs().name())) {
            return at;
        }
        Lanes.Touched touched = lanes.touched(at.inputs(), now);
        if (now.knowledge() != at.inputs().knowledge()) {
            review(touched.months());
            return begun(opened(at.checkpoint(), now));
        }
        commit(at, at.rule(now, touched.days()), calendar.now());
        return at;
    }

    /** Months are to be worked out again, but for those of which not everything is there any more. */
    private void review(Collection<YearMonth> months) {
        LocalDate open = closed.end();
        months.stream().filter(m -> !m.atDay(1).isBefore(open)).forEach(toReview::add);
    }

    /** What time alone changed while nobody looked is worked out again in any case. */
    private Lane begun(Lane at) {
        if (!running.book().ofAbsence().isEmpty()) {
            review(at.before(calendar.today()));
        }
        commit(at, at.nothing(), calendar.now());
        return at;
    }

    /** Works out again what stands in the months that are due, and records what differs from what is kept; news goes first. */
    private void reviewed(Lane at) {
        boolean any = !toReview.isEmpty();
        while (!toReview.isEmpty() && visitors.get() == 0) {
            YearMonth month = toReview.first();
            effects.review(at, month, calendar.now());
            toReview.remove(month);
            takeIn(at);
        }
        if (any && toReview.isEmpty()) {
            commit(at, at.nothing(), calendar.now());
        }
    }

    /**
     * Lets other rules run from the next step on; what they say of old news is worked out again between the new.
     *
     * @throws RuntimeException if no lane can be opened on them; then those of before run on
     */
    void takeOver(RuleBook next) {
        between(() -> swap(next));
    }

    /** Gives the rules that ran before. */
    private RuleBook swap(RuleBook next) {
        RuleBook before = running.replace(next);
        try {
            discard();
            open();
            running.discard(before);
            return before;
        } catch (RuntimeException | Error e) {
            running.replace(before);
            discard();
            throw e;
        }
    }

    /**
     * Lets other knowledge hold from the next step on. As at a start, everything stored is worked out again with it, between the news.
     *
     * @throws RuntimeException if no lane can be opened on it; then that of before holds on
     */
    void takeOver(Knowledge next) {
        between(() -> swap(next));
    }

    /** Gives the knowledge that held before. */
    private Knowledge swap(Knowledge next) {
        Knowledge before = lanes.replace(next);
        try {
            discard();
            open();
            return before;
        } catch (RuntimeException | Error e) {
            lanes.replace(before);
            discard();
            throw e;
        }
    }

    private void discard() {
        recorder.failed();
        Lane old = lane;
        lane = null;
        if (old != null) {
            old.close();
        }
    }

    /** Throws the lane away, and builds it again from the database as it is after some change of it. */
    public void reopen(Runnable change) {
        between(() -> {
            discard();
            queue.clear();
            toReview.clear();
            change.run();
            effects.startOver();
            return reached();
        });
    }

    /** The number of the last report whose consequences are committed. */
    public long reached() {
        return effects.reached();
    }

    /** How many months are still to be worked out again after a change of rules, knowledge or decisions. */
    public int toReview() {
        return toReview.size();
    }

    /** What keeps the lane from going on, or null. */
    @Nullable
    public String trouble() {
        return trouble;
    }

    /** While everything it needs still stands. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(20, TimeUnit.SECONDS)) {
            LOG.warn("the lane did not finish its step; it will be done again at the next start");
        }
        discard();
        commits.shutdown();
    }
}
