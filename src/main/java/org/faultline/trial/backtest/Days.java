package org.faultline.trial.backtest;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.faultline.report.Report;
import org.jspecify.annotations.Nullable;

/** The days of a replay one after another, each with its facts; the next day's are made, and the reports of the one after read, meanwhile. */
final class Days implements AutoCloseable {
    /** A day with its facts, and how many reports became known up to it. */
    record Day(Intake.Step step, long reports) {}

    private final Spool spool;
    private final Intake intake;
    private final LocalDate last;
    private final ExecutorService facts = Executors.newSingleThreadExecutor(r -> new Thread(r, "backtest-facts"));
    private final ExecutorService reading = Executors.newSingleThreadExecutor(r -> new Thread(r, "backtest-reading"));
    private @Nullable YearMonth atHand;
    private @Nullable SpoolMonth month;
    private CompletableFuture<List<Report>> nextReports;
    private CompletableFuture<Day> nextDay;
    private LocalDate next;
    private long reports;

    Days(Spool spool, Intake intake, LocalDate last) {
        this.spool = spool;
        this.intake = intake;
        this.last = last;
        this.next = spool.first();
        this.nextReports = read(next);
        this.nextDay = CompletableFuture.supplyAsync(this::make, facts);
    }

    /** The next day, or null after the last. */
    @Nullable
    Day next() {
        if (next.isAfter(last)) {
            return null;
        }
        Day day = nextDay.join();
        next = next.plusDays(1);
        if (!next.isAfter(last)) {
            nextDay = CompletableFuture.supplyAsync(this::make, facts);
        }
        return day;
    }

    /** Runs in one thread at a time, each run after the one before was waited for. */
    private Day make() {
        List<Report> known = nextReports.join();
        nextReports = read(next.plusDays(1));
        reports += known.size();
        return new Day(intake.day(next, known), reports);
    }

    private CompletableFuture<List<Report>> read(LocalDate of) {
        return CompletableFuture.supplyAsync(
                () -> {
                    if (!YearMonth.from(of).equals(atHand)) {
                        atHand = YearMonth.from(of);
                        month = spool.of(atHand);
                    }
                    return month == null ? List.of() : month.on(of);
                },
                reading);
    }

    /** Waits for what is under way, as it reads files that will be removed. */
    @Override
    public void close() {
        nextDay.handle((day, failure) -> failure).join();
        nextReports.handle((read, failure) -> failure).join();
        facts.shutdown();
        reading.shutdown();
    }
}
