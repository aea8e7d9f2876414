package org.faultline.notify.mail.page;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.faultline.alert.lifecycle.Snapshot;
import org.faultline.notify.mail.words.MailPhrases;
import org.faultline.notify.mail.words.PlainText;

/**
 * The time line of an alert: a row of days, or weeks or months where it is long, each with how many events it has. It reads as text
 * too.
 */
record DayChart(String head, String unit, List<Cell> cells) {
    /** One day, week or month. */
    record Cell(int events, String label) {
        /** How dark its field is, 0 to 3. */
        public int weight() {
            return Math.min(events, 3);
        }

        public PlainText bareLabel() {
            return new PlainText(label);
        }

        public String figure() {
            return events == 0 ? "·" : events > 9 ? "+" : String.valueOf(events);
        }
    }

    private static final int MOST_CELLS = 31;

    static DayChart of(Snapshot s, MailPhrases words) {
        ChronoUnit unit = unit(s.firstEvent(), s.lastEvent());
        LocalDate first = s.firstEvent();
        LocalDate last = s.lastEvent();
        List<Cell> cells = new ArrayList<>();
        long all = unit.between(first, last);
        for (long i = Math.max(0, all - MOST_CELLS + 1); i <= all; i++) {
            LocalDate from = first.plus(i, unit);
            LocalDate to = first.plus(i + 1, unit).minusDays(1);
            int n = (int) s.evidence().stream()
                    .filter(e -> !e.day().isBefore(from) && !e.day().isAfter(to))
                    .count();
            String day = words.days(from, to.isAfter(last) ? last : to);
            cells.add(new Cell(n, words.say("days.cell", Map.of("day", day, "n", n))));
        }
        return new DayChart(
                words.say("days.head", Map.of("days", words.days(first, last))),
                words.say("days.strip", Map.of("unit", name(unit))),
                List.copyOf(cells));
    }

    private static ChronoUnit unit(LocalDate first, LocalDate last) {
        long days = ChronoUnit.DAYS.between(first, last);
        return days < MOST_CELLS ? ChronoUnit.DAYS : days < 7L * MOST_CELLS ? ChronoUnit.WEEKS : ChronoUnit.MONTHS;
    }

    private static String name(ChronoUnit unit) {
        return unit == ChronoUnit.DAYS ? "DAY" : unit == ChronoUnit.WEEKS ? "WEEK" : "MONTH";
    }

    /** Whether there is more than one day to show. */
    public boolean several() {
        return cells.size() > 1;
    }

    /** The row as one line of text; the spaces keep figures apart, so that it runs as its language does. */
    public String line() {
        return cells.stream().map(Cell::figure).collect(Collectors.joining(" "));
    }
}
