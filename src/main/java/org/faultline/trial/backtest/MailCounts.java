package org.faultline.trial.backtest;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.faultline.alert.NewRevision;

/** Counts who would have been mailed how often, by rule and by the Monday of the week. */
final class MailCounts {
    /** A subscriber's mails about one rule. */
    record Of(String rule, String subscriber) {}

    private final Map<String, Predicate<NewRevision>> subscribers;
    private final LocalDate from;
    private final Map<Of, Map<LocalDate, Integer>> counts = new HashMap<>();

    /**
     * @param subscribers whether each of them would be mailed of a revision; asked of every revision, in their order
     * @param from the first day whose mails are counted
     */
    MailCounts(Map<String, Predicate<NewRevision>> subscribers, LocalDate from) {
        this.subscribers = subscribers;
        this.from = from;
    }

    void count(NewRevision newRevision) {
        subscribers.forEach((name, wants) -> {
            if (wants.test(newRevision)) {
                count(new Of(newRevision.alert().rule(), name), LocalDate.ofInstant(newRevision.at(), ZoneOffset.UTC));
            }
        });
    }

    private void count(Of mail, LocalDate day) {
        if (!day.isBefore(from)) {
            counts.computeIfAbsent(mail, k -> new HashMap<>()).merge(week(day), 1, Integer::sum);
        }
    }

    /** The mails of each week about a rule to a subscriber. */
    Map<LocalDate, Integer> of(String rule, String subscriber) {
        return counts.getOrDefault(new Of(rule, subscriber), Map.of());
    }

    Iterable<String> subscribers() {
        return subscribers.keySet();
    }

    /** The Monday of a day's week. */
    static LocalDate week(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
