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
import org.faultline.pipeline.lane.Lane;
import org.faultline.pipeline.lane.ReportChanges;
import org.faultline.pipeline.ownership.Lease;
import org.faultline.rule.RunningRules;
import org.faultline.rule.firing.FiringChange;

/**
 * What follows from a step of the lane, each time in one transaction and in this order: the events that the reports give, the firings
 * that the facts give, and what is to be told of them.
 */
@ApplicationScoped
class StepEffects {
    private final EventKeeper events;
    private final Lanes lanes;
    private final Notifier notifier;
    private final Checkpoints checkpoints;
    private final RunningRules running;
    private final Event<Pipeline.StepDone> done;

    StepEffects(
            EventKeeper events,
            Lanes lanes,
            Notifier notifier,
            Checkpoints checkpoints,
            RunningRules running,
            Event<Pipeline.StepDone> done) {
        this.events = events;
        this.lanes = lanes;
        this.notifier = notifier;
        this.checkpoints = checkpoints;
        this.running = running;
        this.done = done;
    }

    /** A replica's time with a theatre: its lease, and what records alerts meanwhile. */
    record Term(Lease lease, AlertRecorder recorder) {
        String theatre() {
            return lease.theatre();
        }
    }

    /** How far the lane had committed, and what was worked out from which inputs. */
    Checkpoints.Checkpoint checkpoint(String theatre) {
        return QuarkusTransaction.requiringNew().call(() -> checkpoints.of(theatre));
    }

    /** Whether another has taken the theatre; false also where that cannot be told. */
    boolean isLost(Lease lease) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> !checkpoints.isNewest(lease));
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** In which months reports came or went otherwise than by the log, as noted after a number. */
    Checkpoints.Resorted resorted(String theatre, long after) {
        return QuarkusTransaction.requiringNew().call(() -> checkpoints.resorted(theatre, after));
    }

    /** To be said of a month in which nothing is to be worked out again. */
    void forget(String theatre, YearMonth month, long last) {
        QuarkusTransaction.requiringNew().run(() -> checkpoints.forget(theatre, month, last));
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
    void commit(Term term, Lane at, Lane.Step step, EventKeeper.Changed prepared, Instant when, String inputs) {
        long begun = System.nanoTime();
        List<AlertUpdate> told = QuarkusTransaction.requiringNew().call(() -> {
            events.keep(term.theatre(), prepared);
            lanes.keep(step.seen());
            List<AlertUpdate> news =
                    tell(term, step.firings(), at, when, ReportChanges.in(step.facts(), step.requests()));
            checkpoints.move(term.lease(), step.checkpoint(), inputs);
            return news;
        });
        if (step.held() != null) {
            term.recorder().letGo(step.held());
        }
        step.requests().values().stream()
                .collect(Collectors.groupingBy(request -> request, TreeMap::new, Collectors.counting()))
                .forEach((request, n) ->
                        RequestLog.say(List.of(request), n + (n == 1 ? " report is" : " reports are") + " worked out"));
        done(term.theatre(), step.use(), begun, step.firings(), told);
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

    private void done(String theatre, Lane.Use use, long begun, FiringChange firings, List<AlertUpdate> told) {
        told.forEach(update -> RequestLog.say(update.revision().requests(), said(update)));
        done.fire(new Pipeline.StepDone(
                theatre,
                use.nanos(),
                System.nanoTime() - begun,
                use.ruleNanos(),
                use.reports(),
                use.months(),
                firings,
                told));
    }

    /**
     * Makes what is kept of a month what follows from it now.
     *
     * @param resorted up to which number the lane has seen what moved
     */
    void review(Term term, Lane at, YearMonth month, long resorted, Instant when) {
        LocalDate first = month.atDay(1);
        LocalDate last = month.atEndOfMonth();
        long begun = System.nanoTime();
        at.remember(List.of(first, last));
        Lane.Use use = at.use(begun);
        long commit = System.nanoTime();
        Reviewed reviewed = QuarkusTransaction.requiringNew().call(() -> {
            events.replace(term.theatre(), first, last, at.events(first, last));
            CurrentReports around = ReportChanges.among(() -> at.events(LocalDate.MIN, LocalDate.MAX));
            FiringChange change = term.recorder().difference(at.standing(), running.unheard(), first, last);
            Reviewed done = new Reviewed(change, tell(term, change, at, when, around));
            checkpoints.forget(term.theatre(), month, resorted);
            checkpoints.hold(term.lease());
            return done;
        });
        done(term.theatre(), use, commit, reviewed.firings(), reviewed.told());
    }

    /** What a review changed. */
    private record Reviewed(FiringChange firings, List<AlertUpdate> told) {}

    private List<AlertUpdate> tell(
            Term term, FiringChange change, Lane at, Instant when, CurrentReports currentReports) {
        AlertRecorder recorder = term.recorder();
        List<AlertUpdate> news =
                new ArrayList<>(recorder.pass(when)); // before, so that a new alert finds the old one over
        news.addAll(recorder.heed(at.rules(), when));
        news.addAll(recorder.record(change, at.rules(), when, currentReports));
        notifier.tell(news);
        return news;
    }
}
