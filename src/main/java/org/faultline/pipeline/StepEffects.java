package org.faultline.pipeline;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.faultline.alert.AlertUpdate;
import org.faultline.alert.CurrentReports;
import org.faultline.alert.store.AlertRecorder;
import org.faultline.fact.store.EventKeeper;
import org.faultline.log.RequestLog;
import org.faultline.notify.Notifier;
import org.faultline.rule.RunningRules;
import org.faultline.rule.firing.FiringChange;

/**
 * What follows from a step of the lane, each time in one transaction and in this order: the events that the reports give, the firings
 * that the facts give, and what is to be told of them.
 */
@ApplicationScoped
class StepEffects {
    static final String THEATRE = "world";

    private final EventKeeper events;
    private final Lanes lanes;
    private final AlertRecorder recorder;
    private final Notifier notifier;
    private final Checkpoints checkpoints;
    private final RunningRules running;
    private final Event<Pipeline.StepDone> done;
    private volatile long reached;

    StepEffects(
            EventKeeper events,
            Lanes lanes,
            AlertRecorder recorder,
            Notifier notifier,
            Checkpoints checkpoints,
            RunningRules running,
            Event<Pipeline.StepDone> done) {
        this.events = events;
        this.lanes = lanes;
        this.recorder = recorder;
        this.notifier = notifier;
        this.checkpoints = checkpoints;
        this.running = running;
        this.done = done;
    }

    /** How far the lane had committed, and what was worked out from which inputs. */
    Checkpoints.Checkpoint checkpoint() {
        return QuarkusTransaction.requiringNew().call(() -> checkpoints.of(THEATRE));
    }

    /** What of it takes long and needs no database. */
    EventKeeper.Changed prepare(Lane.Step step) {
        return events.changed(step.facts());
    }

    /**
     * Commits them with the checkpoint that the step came to.
     *
     * @param inputs the name of what everything that stands was worked out from; "" while some of it is to be worked out again
     */
    void commit(Lane at, Lane.Step step, EventKeeper.Changed prepared, Instant when, String inputs) {
        long begun = System.nanoTime();
        List<AlertUpdate> told = QuarkusTransaction.requiringNew().call(() -> {
            events.keep(prepared);
            lanes.keep(step.seen());
            List<AlertUpdate> news = tell(step.firings(), at, when, ReportChanges.in(step.facts(), step.requests()));
            checkpoints.move(THEATRE, step.checkpoint(), inputs);
            return news;
        });
        if (step.held() != null) {
            recorder.letGo(step.held());
        }
        reached = step.checkpoint();
        step.requests().values().stream()
                .collect(Collectors.groupingBy(request -> request, TreeMap::new, Collectors.counting()))
                .forEach((request, n) ->
                        RequestLog.say(List.of(request), n + (n == 1 ? " report is" : " reports are") + " worked out"));
        done(step.use(), begun, step.firings(), told);
    }

    private static String said(AlertUpdate update) {
        return String.format(
                Locale.ROOT,
                "alert %d of the rule %s has revision %d: %s",
                update.alert().id(),
                update.alert().rule(),
                update.revision().number(),
                update.revision().reason().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    private void done(Lane.Use use, long begun, FiringChange firings, List<AlertUpdate> told) {
        told.forEach(update -> RequestLog.say(update.revision().requests(), said(update)));
        done.fire(new Pipeline.StepDone(
                use.nanos(), System.nanoTime() - begun, use.ruleNanos(), use.reports(), use.months(), firings, told));
    }

    /** Makes what is kept of a month what follows from it now. */
    void review(Lane at, YearMonth month, Instant when) {
        LocalDate first = month.atDay(1);
        LocalDate last = month.atEndOfMonth();
        long begun = System.nanoTime();
        at.remember(List.of(first, last));
        Lane.Use use = at.use(begun);
        long commit = System.nanoTime();
        Reviewed reviewed = QuarkusTransaction.requiringNew().call(() -> {
            events.replace(first, last, at.events(first, last));
            CurrentReports around = ReportChanges.among(() -> at.events(LocalDate.MIN, LocalDate.MAX));
            FiringChange change = recorder.difference(at.standing(), running.unheard(), first, last);
            return new Reviewed(change, tell(change, at, when, around));
        });
        done(use, commit, reviewed.firings(), reviewed.told());
    }

    /** What a review changed. */
    private record Reviewed(FiringChange firings, List<AlertUpdate> told) {}

    private List<AlertUpdate> tell(FiringChange change, Lane at, Instant when, CurrentReports currentReports) {
        List<AlertUpdate> news =
                new ArrayList<>(recorder.pass(when)); // before, so that a new alert finds the old one over
        news.addAll(recorder.heed(at.rules(), when));
        news.addAll(recorder.record(change, at.rules(), when, currentReports));
        notifier.tell(news);
        return news;
    }

    /** The number of the last report whose consequences are committed. */
    long reached() {
        return reached;
    }

    /** Everything is to be worked out from the first report on. */
    void startOver() {
        reached = 0;
    }
}
