package org.faultline;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.faultline.fact.FactBase;
import org.faultline.knowledge.Knowledge;
import org.faultline.report.Arrival;
import org.faultline.report.Calendar;
import org.faultline.report.Report;
import org.faultline.report.Reports;
import org.faultline.rule.Evaluation;
import org.faultline.rule.Firing;
import org.faultline.rule.FiringChange;
import org.faultline.rule.Rule;
import org.faultline.rule.RuleBook;
import org.faultline.rule.RuleStatus;

/** One theatre's facts and rules in memory, as far as its mark. Used by its one thread only; after a failure it is thrown away. */
final class Lane implements AutoCloseable {
    private final FactBase facts;
    private final Evaluation evaluation;
    private final Map<String, Rule> active;
    private final Map<String, Firing> standing = new LinkedHashMap<>();
    private long mark;
    private LocalDate day = LocalDate.MIN;

    private Lane(Knowledge knowledge, RuleBook book, long mark) {
        this.facts = new FactBase(knowledge);
        this.evaluation = book.evaluation();
        this.active = new LinkedHashMap<>(book.rules());
        this.active.values().removeIf(r -> r.status() != RuleStatus.ACTIVE);
        this.mark = mark;
    }

    /** Builds the lane again from the stored reports up to its mark. */
    static Lane rebuilt(Knowledge knowledge, RuleBook book, Reports reports, long mark, Calendar calendar) {
        Lane lane = new Lane(knowledge, book, mark);
        List<Report> known = new ArrayList<>();
        reports.newestUpTo(mark, a -> add(known, a));
        lane.turnTo(calendar.today());
        lane.note(lane.evaluation.apply(lane.facts.learn(known)));
        return lane;
    }

    /** Takes in the next reports; says which firings of active rules came, changed or went. */
    FiringChange take(List<Arrival> arrivals) {
        List<Report> news = new ArrayList<>();
        arrivals.forEach(a -> add(news, a));
        FiringChange change = evaluation.apply(facts.learn(news));
        Arrival last = arrivals.get(arrivals.size() - 1);
        mark = last.seq();
        day = LocalDate.ofInstant(last.arrivedAt(), ZoneOffset.UTC);
        return note(change);
    }

    private static void add(List<Report> reports, Arrival arrival) {
        Report report = arrival.report();
        if (report != null) {
            reports.add(report);
        }
    }

    /** Makes it that day for the rules that ask for it. */
    FiringChange turnTo(LocalDate today) {
        day = today;
        return note(evaluation.day(today));
    }

    /** The day as of which everything that follows from time has been worked out. */
    LocalDate day() {
        return day;
    }

    private FiringChange note(FiringChange change) {
        FiringChange ofActive = new FiringChange(
                change.gone().stream().filter(f -> active.containsKey(f.rule())).toList(),
                change.come().stream().filter(f -> active.containsKey(f.rule())).toList());
        ofActive.gone().forEach(f -> standing.remove(f.id()));
        ofActive.come().forEach(f -> standing.put(f.id(), f));
        return ofActive;
    }

    List<Firing> standing() {
        return List.copyOf(standing.values());
    }

    Map<String, Rule> active() {
        return active;
    }

    long mark() {
        return mark;
    }

    @Override
    public void close() {
        evaluation.close();
    }
}
