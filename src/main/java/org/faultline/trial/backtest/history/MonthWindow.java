package org.faultline.trial.backtest.history;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.faultline.alert.MonthsInMemory;

/**
 * Which months of facts a replay holds: those within reach of what changed of late. What has been let go does not come back, so news of
 * days from which a rule could look into it is refused: it would be told wrongly.
 */
public final class MonthWindow {
    /** Days by which linking can look past an event's own day, since dates of months are uncertain by half a month each. */
    private static final int LINKING = 31;

    /** Days for which a month is held after anything within reach of it changed; so late can news be at least. */
    private static final int PATIENCE = 62;

    private final int reach;
    private final NavigableMap<YearMonth, LocalDate> held = new TreeMap<>();
    private final NavigableSet<YearMonth> forgotten = new TreeSet<>();

    /** @param reach days that facts of one match can lie apart */
    public MonthWindow(int reach) {
        this.reach = reach + LINKING;
    }

    /** Whether all that a fact of that day could be matched or linked with is still there. */
    public boolean open(LocalDate day) {
        YearMonth next = forgotten.ceiling(YearMonth.from(day.minusDays(reach)));
        return next == null || next.isAfter(YearMonth.from(day.plusDays(reach)));
    }

    /** Notes that something of that day came today. */
    public void need(LocalDate day, LocalDate today) {
        YearMonth first = YearMonth.from(day.minusDays(reach));
        YearMonth last = YearMonth.from(day.plusDays(reach));
        held.put(YearMonth.from(day), today);
        held.subMap(first, true, last, true).replaceAll((month, before) -> today);
    }

    /** Lets go of the months that nothing needed of late. */
    public List<YearMonth> letGo(LocalDate today) {
        List<YearMonth> idle = new ArrayList<>();
        for (Map.Entry<YearMonth, LocalDate> month : held.entrySet()) {
            if (month.getValue().plusDays(PATIENCE).isBefore(today)) {
                idle.add(month.getKey());
            }
        }
        idle.forEach(held::remove);
        forgotten.addAll(idle);
        return idle;
    }

    /** The months that are held now. */
    public MonthsInMemory held() {
        return new MonthsInMemory(new TreeSet<>(held.keySet()));
    }
}
