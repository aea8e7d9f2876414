package org.faultline.pipeline.lane;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.faultline.alert.MonthsInMemory;
import org.faultline.fact.aggregate.Lull;
import org.faultline.fact.aggregate.Tally;

/**
 * Which months are in memory. A month is needed when something changes within reach of it, and may be forgotten when for some
 * deliveries nothing has, or when memory is full. Of the months before, as far as numbers look back, only those numbers are needed, and once.
 */
public final class Months {
    /** Deliveries after which a month that nobody needed is forgotten; few enough to keep the rules quick, many enough for late news. */
    private static final int IDLE_DELIVERIES = 48;

    /** Days by which linking can look past an event's own day, since dates of months are uncertain by half a month each. */
    private static final int LINKING = 31;

    private final int reach;
    private final int lookBack;
    private final Map<YearMonth, Long> lastNeeded = new HashMap<>();
    private final Set<YearMonth> counted = new HashSet<>();
    private long deliveries;

    /**
     * @param reach days that facts of one match can lie apart
     * @param lookBack days that numbers in a fact look back from its own, 0 where no rule asks for such
     */
    Months(int reach, int lookBack) {
        this.reach = reach + LINKING;
        this.lookBack = lookBack;
    }

    /**
     * Days before an event that anything which follows from it can rest on, whatever the rules say.
     *
     * @param horizon days that two events of one match may lie apart at most
     */
    public static int farthest(int horizon) {
        return Math.max(Lull.REACH, horizon) + LINKING + Tally.LOOK_BACK;
    }

    /** Notes that so many deliveries change what happens on these days; gives the months that have to be there and are not yet, in order. */
    List<YearMonth> need(Collection<LocalDate> days, long by) {
        deliveries += by;
        TreeSet<YearMonth> needed = new TreeSet<>();
        // what changes today changes the numbers of every fact that looks back to it
        new TreeSet<>(days)
                .forEach(day -> needed.addAll(between(day.minusDays(reach), day.plusDays(Math.max(reach, lookBack)))));
        List<YearMonth> missing = new ArrayList<>(needed);
        missing.removeAll(lastNeeded.keySet());
        needed.forEach(m -> lastNeeded.put(m, deliveries));
        counted.addAll(missing);
        return missing;
    }

    /** The months whose numbers have to be there besides, since facts near these days look back to them, and are not yet; in order. */
    List<YearMonth> count(Collection<LocalDate> days) {
        TreeSet<YearMonth> needed = new TreeSet<>();
        if (lookBack > 0) {
            new TreeSet<>(days).forEach(day -> needed.addAll(between(day.minusDays(reach + lookBack), day)));
        }
        needed.removeAll(counted);
        counted.addAll(needed);
        return List.copyOf(needed);
    }

    /** A month and those after it in which anything can rest on what happened in it, also on another day than it says. */
    List<YearMonth> restingOn(YearMonth month) {
        return between(month.atDay(1).minusDays(LINKING), month.atEndOfMonth().plusDays(Math.max(reach, lookBack)));
    }

    /** The months from as far before a day as facts of one match can lie apart until that day. */
    List<YearMonth> before(LocalDate until) {
        return between(until.minusDays(reach), until);
    }

    private static List<YearMonth> between(LocalDate from, LocalDate to) {
        List<YearMonth> all = new ArrayList<>();
        YearMonth last = YearMonth.from(to);
        for (YearMonth m = YearMonth.from(from); !m.isAfter(last); m = m.plusMonths(1)) {
            all.add(m);
        }
        return all;
    }

    /** Takes out of the account the months that may go: the idle ones, or where memory is full all that the last step did not need. */
    List<YearMonth> forgettable(boolean full) {
        long kept = full ? deliveries : deliveries - IDLE_DELIVERIES;
        List<YearMonth> idle = lastNeeded.keySet().stream()
                .filter(m -> lastNeeded.getOrDefault(m, deliveries) < kept)
                .sorted()
                .toList();
        idle.forEach(lastNeeded::remove);
        return idle;
    }

    /** Those in memory now. */
    MonthsInMemory held() {
        return new MonthsInMemory(new TreeSet<>(lastNeeded.keySet()));
    }
}
