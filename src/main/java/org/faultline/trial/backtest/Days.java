package org.faultline.trial.backtest;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.faultline.fact.Ready;
import org.jspecify.annotations.Nullable;

/**
 * The days of a replay one after another, each with its facts; meanwhile those of the next days are made, and their reports are read and
 * looked up.
 */
final class Days implements AutoCloseable {
    /** A day with its facts, and how many reports became known up to it. */
    record Day(Intake.Step step, long reports) {}

    /** Days made ahead: on some the facts take longest, on others the rules or the stories, and neither is to wait for that. */
    private static final int AHEAD = 8;

    private final Spool spool;
    private final Intake intake;
    private final LocalDate last;
    private final Conveyor<Day> facts = new Conveyor<>("backtest-facts");
    private final Conveyor<List<Ready>> reading = new Conveyor<>("backtest-reading");
    private @Nullable YearMonth atHand;
    private @Nullable SpoolMonth month;
    private LocalDate next;
    private long reports;

    Days(Spool spool, Intake intake, LocalDate last) {
        this.spool = spool;
        this.intake = intake;
        this.last = last;
        this.next = spool.first();
        LocalDate first = next;
        reading.put(() -> read(first));
    }

    /** The next day, or null after the last. */
    @Nullable
    Day next() {
        for (; facts.size() <= AHEAD && !next.isAfter(last); next = next.plusDays(1)) {
            LocalDate day = next;
            facts.put(() -> make(day));
        }
        return facts.size() == 0 ? null : facts.take();
    }

    private Day make(LocalDate day) {
        List<Ready> known = reading.take();
        reading.put(() -> read(day.plusDays(1)));
        reports += known.size();
        return new Day(intake.day(day, known), reports);
    }

    private List<Ready> read(LocalDate day) {
        if (!YearMonth.from(day).equals(atHand)) {
            atHand = YearMonth.from(day);
            month = spool.of(atHand);
        }
        return month == null
                ? List.of()
                : month.on(day).stream().map(intake::ready).toList();
    }

    /** Waits for what is under way, as it reads files that will be removed. */
    @Override
    public void close() {
        facts.close();
        reading.close();
    }
}
