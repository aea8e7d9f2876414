package org.faultline.trial.backtest;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.faultline.alert.NewRevision;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a backtest.
 *
 * @param rules ids of the rules to tell of; empty for all
 * @param from the first day to tell of; what became known before is lived through so that the rules know it; null for the first there is
 * @param to the last day lived through; null for the last there is
 * @param subscribers new subscribers, by name, for each rule book that is replayed: whether each would be mailed of a revision
 * @param maxLatenessDays days after which an alert that becomes known is not news any more
 * @param horizon days that two events of one match may lie apart at most
 * @param mostInMemory reports above which months that nothing needed of late are forgotten
 */
public record BacktestSettings(
        Set<String> rules,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Supplier<Map<String, Predicate<NewRevision>>> subscribers,
        int maxLatenessDays,
        int horizon,
        int mostInMemory) {
    /** Few enough to keep the rules quick. */
    private static final int MOST_IN_MEMORY = 50_000;

    private static final int MAX_LATENESS_DAYS = 30;
    private static final int HORIZON = 400;

    /** Everything of all rules, as the service would have it where nothing is configured. */
    public static BacktestSettings usual(Supplier<Map<String, Predicate<NewRevision>>> subscribers) {
        return new BacktestSettings(Set.of(), null, null, subscribers, MAX_LATENESS_DAYS, HORIZON, MOST_IN_MEMORY);
    }

    /** The same as the service has it where these are configured. */
    public BacktestSettings within(int lateness, int days) {
        return new BacktestSettings(rules, from, to, subscribers, lateness, days, mostInMemory);
    }

    /** The same for some rules only. */
    public BacktestSettings of(Set<String> some) {
        return new BacktestSettings(some, from, to, subscribers, maxLatenessDays, horizon, mostInMemory);
    }

    /** The same between two days. */
    public BacktestSettings between(@Nullable LocalDate first, @Nullable LocalDate last) {
        return new BacktestSettings(rules, first, last, subscribers, maxLatenessDays, horizon, mostInMemory);
    }

    /** The same with less or more in memory. */
    public BacktestSettings remembering(int most) {
        return new BacktestSettings(rules, from, to, subscribers, maxLatenessDays, horizon, most);
    }

    boolean ask(String rule) {
        return rules.isEmpty() || rules.contains(rule);
    }
}
