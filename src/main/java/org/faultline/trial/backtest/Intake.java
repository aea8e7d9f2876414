package org.faultline.trial.backtest;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.faultline.alert.Held;
import org.faultline.fact.Coverage;
import org.faultline.fact.FactBase;
import org.faultline.fact.FactChange;
import org.faultline.fact.Ruling;
import org.faultline.fact.SourceWatch;
import org.faultline.knowledge.Knowledge;
import org.faultline.report.Report;
import org.jspecify.annotations.Nullable;

/** Makes facts of what becomes known, day by day. */
final class Intake {
    /**
     * What a day brings.
     *
     * @param forgotten what is let go before it, month by month
     * @param held the months held after that; null where none was let go
     * @param coverage what is known of the sources that day
     * @param size reports in memory
     */
    record Step(
            LocalDate day,
            List<FactChange> forgotten,
            @Nullable Held held,
            FactChange change,
            List<Coverage> coverage,
            int size) {}

    private final FactBase facts;
    private final SourceWatch watch;
    private final Window window;
    private final int mostInMemory;
    private LocalDate looked = LocalDate.MIN;
    private long refused;
    private long toldTwice;

    /** @param reach days that facts of one match can lie apart */
    Intake(Knowledge knowledge, List<Ruling> rulings, int reach, int mostInMemory) {
        this.facts = new FactBase(knowledge);
        facts.rulings(rulings);
        this.watch = new SourceWatch(knowledge.sources(), Map.of());
        this.window = new Window(reach);
        this.mostInMemory = mostInMemory;
    }

    /** Takes in what became known on a day. */
    Step day(LocalDate today, List<Report> reports) {
        List<FactChange> forgotten = new ArrayList<>();
        // once a month, as whole months go
        if (facts.size() > mostInMemory && !YearMonth.from(today).equals(YearMonth.from(looked))) {
            looked = today;
            for (YearMonth month : window.letGo(today)) {
                forgotten.add(facts.forget(month.atDay(1), month.atEndOfMonth()));
            }
        }
        Held held = forgotten.isEmpty() ? null : window.held();
        List<Report> news = admitted(reports, today);
        news.forEach(watch::hear);
        toldTwice += toldTwice(news);
        return new Step(today, forgotten, held, facts.learn(news), watch.on(today), facts.size());
    }

    /** @param news in the order in which they became known, so that two of one revision are neighbours */
    private static long toldTwice(List<Report> news) {
        return IntStream.range(1, news.size())
                .filter(i -> isToldTwice(news.get(i - 1), news.get(i)))
                .count();
    }

    private static boolean isToldTwice(Report one, Report next) {
        return one.asOf().equals(next.asOf()) && one.key().equals(next.key()) && !one.equals(next);
    }

    private List<Report> admitted(List<Report> reports, LocalDate today) {
        List<Report> admitted = reports.stream()
                .filter(r -> r.retracted() || window.open(r.date().best()))
                .toList();
        refused += reports.size() - admitted.size();
        TreeSet<LocalDate> days = new TreeSet<>();
        admitted.stream()
                .filter(r -> !r.retracted())
                .forEach(r -> days.add(r.date().best()));
        days.forEach(day -> window.need(day, today));
        return admitted;
    }

    /** How many reports came too late for what is held in memory. */
    long refused() {
        return refused;
    }

    /** How many reports had the id and the asOf of another and said something else. */
    long toldTwice() {
        return toldTwice;
    }

    /** Which of the sources that are expected were never heard. */
    List<String> silent(LocalDate today) {
        return watch.on(today).stream()
                .filter(c -> c.lastSeen().equals(Coverage.NEVER))
                .map(Coverage::source)
                .toList();
    }
}
