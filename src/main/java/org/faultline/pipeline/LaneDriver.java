package org.faultline.pipeline;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.faultline.fact.store.EventKeeper;
import org.faultline.fact.store.Events;
import org.faultline.job.FailureLog;
import org.faultline.pipeline.lane.Lane;
import org.faultline.pipeline.lane.LaneInputs;
import org.faultline.pipeline.lane.ReportQueue;
import org.faultline.pipeline.ownership.LeaseLost;
import org.faultline.report.store.Calendar;
import org.faultline.report.store.ClosedTime;
import org.faultline.report.store.ReportsStored;
import org.faultline.report.store.StoredReport;
import org.faultline.rule.RunningRules;
import org.faultline.rule.file.RuleFailure;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Drives the lane of a theatre for as long as this replica holds its lease, one step after another: with the next reports, with what time
 * alone changes, what people decided, and other rules.
 */
final class LaneDriver {
    private static final Logger LOG = Logger.getLogger(LaneDriver.class);

    /** Reports of other theatres after which a lane without any of its own says that it has come as far, or they were counted again and again. */
    private static final int FAR_BEHIND = 10_000;

    /** What all drivers of this process use. */
    record Surroundings(
            Lanes lanes,
            StepEffects effects,
            RunningRules running,
            Events events,
            Calendar calendar,
            ClosedTime closed,
            Consumer<RuleFailure> failedRule) {}

    private final StepEffects.Term term;
    private final Surroundings around;
    private final ReportQueue queue;
    private final ExecutorService thread;
    private final ExecutorService commits;
    private final AtomicBoolean asked = new AtomicBoolean();

    /** Held by who works with the lane: its own thread, or a visitor. */
    private final ReentrantLock turn = new ReentrantLock();

    /** Who is waiting to do something between two steps. */
    private final AtomicInteger visitors = new AtomicInteger();

    /** What has to be worked out again, month by month between the news; until then the checkpoint names no inputs. */
    private final ConcurrentSkipListSet<YearMonth> toReview = new ConcurrentSkipListSet<>();

    /** Up to which number the lane has seen what moved to or from its theatre. */
    private volatile long resorted;

    private @Nullable Lane lane;
    private volatile boolean ended;
    private final FailureLog failures;
    private volatile @Nullable String trouble;

    LaneDriver(StepEffects.Term term, ReportQueue queue, Surroundings around) {
        this.term = term;
        this.queue = queue;
        this.around = around;
        this.failures = new FailureLog("the lane of " + term.theatre());
        String name = "lane-" + term.theatre();
        this.thread = Executors.newSingleThreadExecutor(r -> new Thread(r, name));
        this.commits = Executors.newSingleThreadExecutor(r -> new Thread(r, name + "-commits"));
    }

    StepEffects.Term term() {
        return term;
    }

    void offer(ReportsStored stored) {
        queue.offer(stored);
        wake();
    }

    synchronized void wake() {
        if (!ended && asked.compareAndSet(false, true)) {
            thread.execute(this::run);
        }
    }

    private void run() {
        asked.set(false);
        turn.lock();
        try {
            if (!ended) {
                advance();
                trouble = null;
                failures.worked();
            }
        } catch (RuntimeException | Error e) {
            failed(e instanceof CompletionException && e.getCause() != null ? e.getCause() : e);
        } finally {
            turn.unlock();
        }
    }

    private void failed(Throwable cause) {
        discard();
        if (cause instanceof LeaseLost || around.effects.isLost(term.lease())) {
            // what the other wrote meanwhile may be in the way before the lease is asked for
            LOG.warn(new LeaseLost(term.lease()).getMessage());
            ended = true;
            return;
        }
        failures.failed(cause);
        trouble = cause instanceof OutOfMemoryError
                ? "out of memory; give it more (-Xmx), or lower faultline.memory"
                : String.valueOf(cause.getMessage());
    }

    private void advance() {
        try {
            Lane at = heed(lane != null ? lane : open());
            takeIn(at);
            if (visitors.get() > 0 || around.calendar.isFeeding()) {
                return; // time must not pass before news that is still waiting
            }
            Instant now = around.calendar.now();
            if (!at.day().equals(around.calendar.today())
                    || QuarkusTransaction.requiringNew()
                            .call(() -> term.recorder().owes(now))) {
                commit(at, at.turnTo(around.calendar.today()), now);
            }
            reviewed(at);
        } catch (RuleFailure e) {
            discard();
            around.failedRule.accept(e);
        }
    }

    /** The next reports are worked out while the consequences of those before are being committed, in their order. */
    private void takeIn(Lane at) {
        CompletableFuture<Void> before = CompletableFuture.completedFuture(null);
        try {
            while (visitors.get() == 0 && !ended) {
                List<StoredReport> next = queue.after(at.checkpoint());
                if (next.isEmpty()) {
                    break;
                }
                Instant arrivedAt = next.get(next.size() - 1).arrivedAt();
                Lane.Step step = at.take(next);
                EventKeeper.Changed prepared = around.effects.prepare(step);
                before.join();
                before = CompletableFuture.runAsync(() -> commit(at, step, prepared, arrivedAt), commits);
            }
        } finally {
            // whatever failed, nobody starts again from the database while it still changes
            before.handle((done, failure) -> failure).join();
        }
        before.join();
        long through = queue.through(at.checkpoint());
        if (through - at.checkpoint() > FAR_BEHIND) {
            at.pass(through);
            commit(at, at.nothing(), around.calendar.now());
        }
    }

    private void commit(Lane at, Lane.Step step, Instant when) {
        commit(at, step, around.effects.prepare(step), when);
    }

    private void commit(Lane at, Lane.Step step, EventKeeper.Changed prepared, Instant when) {
        around.effects.commit(
                term, at, step, prepared, when, toReview.isEmpty() ? at.inputs().name() : "");
    }

    /** Takes up where it was left; what rules, knowledge or decisions others than then touch is to be worked out again. */
    Lane open() {
        Checkpoints.Checkpoint checkpoint = around.effects.checkpoint(term.theatre());
        long moved = around.effects.resorted(term.theatre(), 0).last();
        Lane opened = opened(checkpoint.seq(), around.lanes.inputs(term.theatre()));
        if (!opened.inputs().name().equals(checkpoint.inputs())) {
            review(around.events.months(term.theatre()));
            resorted = moved;
        }
        return begun(opened);
    }

    private Lane opened(long checkpoint, LaneInputs inputs) {
        Lane opened = around.lanes.open(term.theatre(), checkpoint, inputs);
        queue.clear(); // reports may have moved
        discard();
        lane = opened;
        opened.admit(QuarkusTransaction.requiringNew()
                .call(() -> term.recorder().standing(around.running.book().ofAbsence())));
        opened.turnTo(around.calendar.today());
        return opened;
    }

    /** Takes in what people decided since the lane was opened, and other rules. */
    private Lane heed(Lane at) {
        LaneInputs now = around.lanes.inputs(term.theatre());
        Checkpoints.Resorted moved = around.effects.resorted(term.theatre(), resorted);
        if (!now.rules().equals(at.inputs().rules())) {
            return open();
        } else if (!now.isKnownAlike(at.inputs()) || !moved.months().isEmpty()) {
            Set<YearMonth> months = new TreeSet<>(moved.months());
            months.addAll(around.lanes.touched(at.inputs(), now).months());
            Lane anew = opened(at.checkpoint(), now);
            Set<YearMonth> resting = anew.restingOn(months);
            resting.retainAll(around.events.months(term.theatre()));
            review(resting);
            resorted = moved.last();
            begun(anew);
            moved.months().stream()
                    .filter(m -> !toReview.contains(m))
                    .forEach(m -> around.effects.forget(term.theatre(), m, resorted));
            return anew;
        } else if (!now.name().equals(at.inputs().name())) {
            commit(at, at.rule(now, around.lanes.touched(at.inputs(), now).days()), around.calendar.now());
        }
        return at;
    }

    /** Months are to be worked out again, but for those of which not everything is there any more. */
    private void review(Collection<YearMonth> months) {
        LocalDate open = around.closed.end();
        months.stream().filter(m -> !m.atDay(1).isBefore(open)).forEach(toReview::add);
    }

    /** What time alone changed while nobody looked is worked out again in any case. */
    private Lane begun(Lane at) {
        if (!around.running.book().ofAbsence().isEmpty()) {
            review(at.before(around.calendar.today()));
        }
        commit(at, at.nothing(), around.calendar.now());
        return at;
    }

    /** Works out again what stands in the months that are due, and records what differs from what is kept; news goes first. */
    private void reviewed(Lane at) {
        boolean any = !toReview.isEmpty();
        while (!toReview.isEmpty() && visitors.get() == 0 && !ended) {
            YearMonth month = toReview.first();
            around.effects.review(term, at, month, resorted, around.calendar.now());
            toReview.remove(month);
            takeIn(at);
        }
        if (any && toReview.isEmpty()) {
            commit(at, at.nothing(), around.calendar.now());
        }
    }

    /** Waits for the step at hand, be there years of news behind it, and keeps the lane still until {@link #letGo}. */
    void hold() {
        visitors.incrementAndGet();
        turn.lock();
    }

    void letGo() {
        turn.unlock();
        visitors.decrementAndGet();
        wake();
    }

    /** Throws the lane away; it is built again from the database at the next step. */
    void discard() {
        term.recorder().failed();
        Lane old = lane;
        lane = null;
        if (old != null) {
            old.close();
        }
    }

    /** Forgets all that it waits for, as the database is to change. */
    void forget() {
        discard();
        resorted = 0;
        toReview.clear();
    }

    /** How many months are still to be worked out again after a change of rules, knowledge or decisions. */
    int toReview() {
        return toReview.size();
    }

    /** What keeps the lane from going on, or null. */
    @Nullable
    String trouble() {
        return trouble;
    }

    /** Ends after the step at hand, and says so. */
    synchronized void end(Runnable done) {
        ended = true;
        thread.execute(() -> {
            turn.lock();
            try {
                discard();
            } finally {
                turn.unlock();
                commits.shutdown();
                done.run();
            }
        });
        thread.shutdown();
    }
}
