package org.faultline.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.faultline.fixture.Reports;
import org.faultline.report.EventType;
import org.faultline.report.Report;

/** A report a day of a few groups in a few places: mostly of today, some of long ago, some told again otherwise, some taken back. */
public final class RandomNews {
    private static final List<String> GROUPS = List.of("regime", "IRGC", "ISIS", "SDF", "HTS", "Russia");
    private static final List<String> PLACES = List.of("al-Bukamal", "Mayadin", "Raqqa");

    private final Random random;
    private final LocalDate first;
    private final List<EventType> types;
    private final List<Report> told = new ArrayList<>();
    private int day;

    /** Of what is told most. */
    public RandomNews(long seed, LocalDate first) {
        this(
                seed,
                first,
                List.of(
                        EventType.CLASH,
                        EventType.ATTACK,
                        EventType.AIRSTRIKE,
                        EventType.ARRESTS,
                        EventType.WITHDRAWAL,
                        EventType.REINFORCEMENT,
                        EventType.RECRUITMENT,
                        EventType.MEETING));
    }

    public RandomNews(long seed, LocalDate first, List<EventType> types) {
        this.random = new Random(seed);
        this.first = first;
        this.types = types;
    }

    public Report next() {
        int passed = day++;
        int luck = random.nextInt(10);
        if (luck == 0 && !told.isEmpty()) {
            return Reports.retraction(told.get(random.nextInt(told.size())));
        }
        LocalDate on = first.plusDays(luck < 4 ? random.nextInt(passed + 1) : passed - random.nextInt(3));
        String a = GROUPS.get(random.nextInt(3));
        String b = GROUPS.get(3 + random.nextInt(3));
        Report report = Reports.of(types.get(random.nextInt(types.size())), PLACES.get(random.nextInt(PLACES.size())))
                .on(on.toString())
                .between(random.nextBoolean() ? a : "regime", random.nextBoolean() ? b : "IRGC")
                .deaths(6, 9, 12)
                .report();
        told.add(report);
        return report;
    }
}
