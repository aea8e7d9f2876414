package org.faultline.web.overview;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faultline.fact.store.EventCounts.Week;
import org.faultline.notify.mail.words.MailPhrases;

/**
 * Events by week as bars, the violent ones at the bottom of each.
 *
 * @param width of the drawing; each week takes {@value #STEP} of it
 * @param label how many events there were, from the first day to the last
 * @param most events in any week
 */
public record EventWeeks(int width, String label, long most, List<Bar> bars) {
    static final int STEP = 10;
    static final int HEIGHT = 100;

    /**
     * One week.
     *
     * @param x where it begins; heights are from the bottom up
     * @param label what it says in words
     */
    public record Bar(int x, int violentHeight, int otherHeight, String label, Week week) {
        public int violentTop() {
            return HEIGHT - violentHeight;
        }

        public int otherTop() {
            return HEIGHT - violentHeight - otherHeight;
        }

        public LocalDate sunday() {
            return week.monday().plusDays(6);
        }
    }

    /** The weeks up to that of a day, those in which nothing happened too. */
    static EventWeeks of(List<Week> weeks, LocalDate until, int number, MailPhrases words) {
        Map<LocalDate, Week> byMonday = new HashMap<>();
        weeks.forEach(w -> byMonday.put(w.monday(), w));
        LocalDate first = firstMonday(until, number);
        long most = weeks.stream()
                .filter(w -> !w.monday().isBefore(first))
                .mapToLong(Week::all)
                .max()
                .orElse(0);
        List<Bar> bars = new ArrayList<>();
        long all = 0;
        for (int i = 0; i < number; i++) {
            LocalDate monday = first.plusWeeks(i);
            Week week = byMonday.getOrDefault(monday, new Week(monday, 0, 0));
            all += week.all();
            bars.add(new Bar(
                    i * STEP,
                    height(week.violent(), most),
                    height(week.all(), most) - height(week.violent(), most),
                    words.say(
                            "page.weeks.week",
                            Map.of(
                                    "days", words.days(monday, monday.plusDays(6)),
                                    "n", week.all(),
                                    "violent", week.violent())),
                    week));
        }
        return new EventWeeks(
                number * STEP,
                words.say("page.weeks.label", Map.of("n", all, "days", words.days(first, until))),
                most,
                List.copyOf(bars));
    }

    static LocalDate firstMonday(LocalDate until, int number) {
        return until.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).minusWeeks(number - 1L);
    }

    private static int height(long events, long most) {
        return most == 0 ? 0 : (int) Math.round((double) events * HEIGHT / most);
    }
}
