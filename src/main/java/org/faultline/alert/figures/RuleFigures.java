package org.faultline.alert.figures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.faultline.alert.lifecycle.Condition;

/** Counts the alerts of one rule. */
@ApplicationScoped
public class RuleFigures {
    /** As many weeks as are told of at most. */
    private static final int WEEKS = 52;

    /** How many alerts were detected in the week that begins on a Monday, in UTC; those withdrawn since among them. */
    public record Week(LocalDate monday, int alerts) {}

    private final EntityManager database;

    RuleFigures(EntityManager database) {
        this.database = database;
    }

    /** Those there are of each condition; conditions in which there is none are left out. */
    @Transactional
    public Map<Condition, Long> byCondition(String rule) {
        Map<Condition, Long> counts = new EnumMap<>(Condition.class);
        database.createQuery(
                        "select e.condition, count(*) from Alert e where e.rule = ?1 group by e.condition",
                        Object[].class)
                .setParameter(1, rule)
                .getResultList()
                .forEach(row -> counts.put((Condition) row[0], (Long) row[1]));
        return counts;
    }

    /** Every week up to that of today, from the first in which there was an alert, but no more than a year of them; none where there was none. */
    @Transactional
    public List<Week> weeks(String rule, LocalDate today) {
        LocalDate last = monday(today);
        LocalDate earliest = last.minusWeeks(WEEKS - 1);
        Map<LocalDate, Integer> counts = new TreeMap<>();
        List<?> found = database.createNativeQuery(
                        "select to_char(date_trunc('week', detected_at at time zone 'UTC'), 'YYYY-MM-DD'), count(*)"
                                + " from alert where rule = ?1 group by 1",
                        Object[].class)
                .setParameter(1, rule)
                .getResultList();
        for (Object one : found) {
            Object[] row = (Object[]) one;
            counts.put(LocalDate.parse((String) row[0]), ((Number) row[1]).intValue());
        }
        List<Week> weeks = new ArrayList<>();
        LocalDate first = counts.keySet().stream().findFirst().orElse(last.plusWeeks(1));
        for (LocalDate week = first.isBefore(earliest) ? earliest : first;
                !week.isAfter(last);
                week = week.plusWeeks(1)) {
            weeks.add(new Week(week, counts.getOrDefault(week, 0)));
        }
        return weeks;
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
