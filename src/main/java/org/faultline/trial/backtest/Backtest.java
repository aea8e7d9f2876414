package org.faultline.trial.backtest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.faultline.fact.aggregate.Lull;
import org.faultline.fact.linking.LinkDecision;
import org.faultline.knowledge.Knowledge;
import org.faultline.report.Report;
import org.faultline.report.delivery.Nearest;
import org.faultline.rule.RuleBook;
import org.faultline.rule.file.Rule;
import org.faultline.trial.backtest.history.SortedReports;

/** Replays reports day by day as they became known, never looking ahead, and tells what rules would have raised. */
public final class Backtest {
    /** How far a replay has come. */
    @FunctionalInterface
    public interface Watcher {
        /**
         * Called after each day; may throw to end the replay.
         *
         * @param reports lived through so far
         * @param held reports in memory
         */
        void at(LocalDate day, long reports, int held);
    }

    private final SortedReports reports;
    private final Knowledge knowledge;
    private final List<LinkDecision> decisions;
    private final BacktestSettings settings;

    /**
     * @param knowledge who is who, with what people decided about names
     * @param decisions what people decided about links; they hold from the first day on, as they do in the service
     * @throws IllegalArgumentException if nothing became known between the days asked for
     */
    public Backtest(
            SortedReports reports, Knowledge knowledge, List<LinkDecision> decisions, BacktestSettings settings) {
        this.reports = reports;
        this.knowledge = knowledge;
        this.decisions = decisions;
        this.settings = settings;
        if (reports.size() == 0) {
            throw new IllegalArgumentException("there are no reports to replay");
        }
        if (first().isAfter(last())) {
            throw new IllegalArgumentException("there is nothing to replay from " + first() + " to " + last()
                    + ": what there is became known from " + reports.first() + " to " + reports.last());
        }
    }

    /** The first day that is told of. */
    public LocalDate first() {
        LocalDate from = settings.from();
        return from == null || from.isBefore(reports.first()) ? reports.first() : from;
    }

    /** The last day that is lived through. */
    public LocalDate last() {
        LocalDate to = settings.to();
        return to == null || to.isAfter(reports.last()) ? reports.last() : to;
    }

    /** Lives through all of it; a rule that is asked for and is not in this book tells nothing. */
    public Result run(RuleBook book, Watcher watcher) {
        return run(book, watcher, times -> {});
    }

    /** @param ruleTimes is given the processor time of each rule in all of it, in nanoseconds, estimated; none of those that took hardly any */
    public Result run(RuleBook book, Watcher watcher, Consumer<Map<String, Long>> ruleTimes) {
        int reach = Math.max(Lull.REACH, book.reach(settings.horizon()));
        try (Replay replay = new Replay(book, knowledge, decisions, settings, reach, first())) {
            long lived = 0;
            for (LocalDate day = reports.first(); !day.isAfter(last()); day = day.plusDays(1)) {
                List<Report> known = reports.on(day);
                replay.day(day, known);
                lived += known.size();
                watcher.at(day, lived, replay.size());
            }
            ruleTimes.accept(replay.ruleTimes());
            return result(replay, lived);
        }
    }

    /** @throws IllegalArgumentException naming a rule that is asked for and is not in the book */
    public void check(RuleBook book) {
        List<String> unknown = settings.rules().stream()
                .filter(id -> !book.rules().containsKey(id))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            String hint = Nearest.hint(unknown.get(0), List.copyOf(book.rules().keySet()));
            throw new IllegalArgumentException("there is no rule " + String.join(", ", unknown) + hint + "; there are "
                    + String.join(", ", book.rules().keySet()));
        }
    }

    private Result result(Replay replay, long lived) {
        List<LocalDate> weeks = new ArrayList<>();
        for (LocalDate week = MailCounts.week(first()); !week.isAfter(last()); week = week.plusWeeks(1)) {
            weeks.add(week);
        }
        Map<String, List<PastAlert>> byRule = replay.end().stream()
                .filter(p -> !p.detected().isBefore(first()))
                .sorted(Comparator.comparing(PastAlert::detected)
                        .thenComparing(PastAlert::firstEvent)
                        .thenComparing(p -> p.groupBy().toString()))
                .collect(Collectors.groupingBy(PastAlert::rule));
        List<RuleResult> rules = replay.rules().values().stream()
                .map(r -> of(r, byRule.getOrDefault(r.id(), List.of()), weeks, replay.mails()))
                .toList();
        return new Result(
                first(), last(), lived, replay.refused(), replay.toldTwice(), weeks, replay.silent(last()), rules);
    }

    private static RuleResult of(Rule rule, List<PastAlert> alerts, List<LocalDate> weeks, MailCounts mails) {
        Map<LocalDate, Long> detected = alerts.stream()
                .collect(Collectors.groupingBy(p -> MailCounts.week(p.detected()), Collectors.counting()));
        Map<String, List<Integer>> mailed = new LinkedHashMap<>();
        mails.subscribers()
                .forEach(s -> mailed.put(
                        s, RuleResult.by(weeks, w -> mails.of(rule.id(), s).getOrDefault(w, 0))));
        return new RuleResult(
                rule.id(),
                rule.title(),
                rule.severity().name(),
                rule.status().name().toLowerCase(Locale.ROOT),
                rule.version(),
                rule.groupBy(),
                rule.terms().quietDays(),
                alerts.stream().mapToLong(PastAlert::findings).sum(),
                alerts,
                RuleResult.by(weeks, w -> detected.getOrDefault(w, 0L).intValue()),
                mailed);
    }
}
