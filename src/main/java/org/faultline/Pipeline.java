package org.faultline;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.faultline.alert.Chronicle;
import org.faultline.alert.News;
import org.faultline.alert.RuleVersions;
import org.faultline.knowledge.Knowledge;
import org.faultline.notify.Notifier;
import org.faultline.report.Arrival;
import org.faultline.report.Calendar;
import org.faultline.report.Reports;
import org.faultline.report.ReportsStored;
import org.faultline.rule.FiringChange;
import org.faultline.rule.RuleBook;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The one class that knows the order: report → fact → rule → alert → notify. */
@ApplicationScoped
public class Pipeline {
    private static final Logger LOG = Logger.getLogger(Pipeline.class);
    private static final String THEATRE = "world";

    private final Reports reports;
    private final Knowledge knowledge;
    private final RuleBook rules;
    private final Chronicle chronicle;
    private final RuleVersions versions;
    private final Notifier notifier;
    private final Marks marks;
    private final Calendar calendar;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(r -> new Thread(r, "lane-" + THEATRE));
    private final AtomicBoolean asked = new AtomicBoolean();
    private @Nullable Lane lane;
    private volatile @Nullable String trouble;
    private volatile long reached;

    Pipeline(
            Reports reports,
            Knowledge knowledge,
            RuleBook rules,
            Chronicle chronicle,
            RuleVersions versions,
            Notifier notifier,
            Marks marks,
            Calendar calendar) {
        this.reports = reports;
        this.knowledge = knowledge;
        this.rules = rules;
        this.chronicle = chronicle;
        this.versions = versions;
        this.notifier = notifier;
        this.marks = marks;
        this.calendar = calendar;
    }

    void start(@Observes StartupEvent event) {
        LOG.infof(
                "%d rules, %d actors known",
                rules.rules().size(), knowledge.actors().size());
        wake();
    }

    void stored(@Observes(during = TransactionPhase.AFTER_SUCCESS) ReportsStored event) {
        wake();
    }

    /** Looks after what time alone changes, and tries again after trouble. */
    @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        wake();
    }

    private void wake() {
        if (asked.compareAndSet(false, true)) {
            thread.execute(this::run);
        }
    }

    private void run() {
        asked.set(false);
        try {
            Lane at = lane != null ? lane : open();
            for (List<Arrival> next = reports.after(at.mark()); !next.isEmpty(); next = reports.after(at.mark())) {
                step(at, next);
            }
            if (!at.day().equals(calendar.today())) {
                commit(at, at.turnTo(calendar.today()), calendar.now());
            }
            trouble = null;
        } catch (RuntimeException e) {
            LOG.error("the lane failed and starts again from the database", e);
            trouble = String.valueOf(e.getMessage());
            discard();
        }
    }

    /** The order, once: the facts that the reports give, the firings that the facts give, and what is to be told of them. */
    private void step(Lane at, List<Arrival> arrivals) {
        Instant arrivedAt = arrivals.get(arrivals.size() - 1).arrivedAt();
        commit(at, at.take(arrivals), arrivedAt);
    }

    private void commit(Lane at, FiringChange change, Instant when) {
        QuarkusTransaction.requiringNew().run(() -> {
            List<News> news = new ArrayList<>(chronicle.end(when));
            news.addAll(chronicle.record(change, at.active(), when));
            notifier.tell(news);
            marks.move(THEATRE, at.mark());
        });
        reached = at.mark();
    }

    /** Rebuilds the lane and records what changed while nobody looked, such as an edited rule. */
    private Lane open() {
        long mark = QuarkusTransaction.requiringNew().call(() -> marks.of(THEATRE));
        Lane opened = Lane.rebuilt(knowledge, rules, reports, mark, calendar);
        lane = opened;
        Instant now = calendar.now();
        QuarkusTransaction.requiringNew().run(() -> {
            versions.keep(rules.rules().values(), now);
            List<News> news = new ArrayList<>(chronicle.end(now));
            news.addAll(chronicle.record(chronicle.difference(opened.standing()), opened.active(), now));
            notifier.tell(news);
        });
        reached = mark;
        return opened;
    }

    private void discard() {
        Lane old = lane;
        lane = null;
        if (old != null) {
            old.close();
        }
    }

    /** Throws the lane away and builds it again from the database. */
    void reopen() {
        CompletableFuture.runAsync(this::discard, thread).join();
        reached = 0;
        wake();
    }

    /** The number of the last report whose consequences are committed. */
    long reached() {
        return reached;
    }

    /** What keeps the lane from going on, or null. */
    @Nullable
    String trouble() {
        return trouble;
    }

    @PreDestroy
    void stop() throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(20, TimeUnit.SECONDS)) {
            LOG.warn("the lane did not finish its step; it will be done again at the next start");
        }
        discard();
    }
}
