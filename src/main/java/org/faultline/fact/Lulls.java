package org.faultline.fact;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Where and when each armed group was heard of, and after which of these days it was silent. */
final class Lulls {
    private record Beat(String group, String admin1, String admin2) {
        static @Nullable Beat of(Fact fact) {
            return fact instanceof Involvement i
                            && i.happened()
                            && i.role() != Role.ASSOC
                            && i.armed()
                            && !i.admin2().isEmpty()
                    ? new Beat(i.group(), i.admin1(), i.admin2())
                    : null;
        }
    }

    /** The days of one group in one area: the events of each, and the lulls that begin after some of them. */
    private static final class Course {
        private final NavigableMap<LocalDate, List<Event>> events = new TreeMap<>();
        private final NavigableMap<LocalDate, Lull> lulls = new TreeMap<>();
    }

    private final Map<Beat, Course> courses = new HashMap<>();

    /** Makes anew the lulls around facts that went or came, and adds them to both. */
    void change(FactsAround around) {
        Map<Beat, Set<LocalDate>> touched = new LinkedHashMap<>();
        around.before().forEach(facts -> facts.forEach(f -> change(f, this::leave, touched)));
        around.after().forEach(facts -> facts.forEach(f -> change(f, this::join, touched)));
        touched.forEach((beat, days) -> renew(beat, days, around));
    }

    private static void change(Fact fact, BiConsumer<Beat, Event> how, Map<Beat, Set<LocalDate>> touched) {
        Beat beat = Beat.of(fact);
        if (beat != null) {
            Event event = ((Involvement) fact).event();
            how.accept(beat, event);
            touched.computeIfAbsent(beat, b -> new TreeSet<>()).add(event.day());
        }
    }

    private void leave(Beat beat, Event event) {
        Course course = courses.get(beat);
        if (course != null) {
            course.events.computeIfPresent(event.day(), (day, all) -> {
                ById.remove(event.id(), all);
                return all.isEmpty() ? null : all;
            });
        }
    }

    private void join(Beat beat, Event event) {
        Course course = courses.computeIfAbsent(beat, b -> new Course());
        ById.put(event, course.events.computeIfAbsent(event.day(), d -> new ArrayList<>(1)));
    }

    /** An event decides on lulls that begin up to the longest silence before it, and on those whose fortnight it is in. */
    private void renew(Beat beat, Set<LocalDate> days, FactsAround around) {
        Course course = courses.get(beat);
        if (course == null) {
            return;
        }
        TreeSet<LocalDate> candidates = new TreeSet<>(days);
        for (LocalDate day : days) {
            LocalDate from = day.minusDays(Lull.LONGEST);
            LocalDate to = day.plusDays(Lull.BEFORE);
            candidates.addAll(course.events.subMap(from, true, to, true).keySet());
            candidates.addAll(course.lulls.subMap(from, true, to, true).keySet());
        }
        candidates.forEach(day -> renew(beat, course, day, around));
        if (course.events.isEmpty()) {
            courses.remove(beat);
        }
    }

    private static void renew(Beat beat, Course course, LocalDate day, FactsAround around) {
        Lull old = course.lulls.remove(day);
        Lull now = around.instead(old, lull(beat, course.events, day));
        if (now != null) {
            course.lulls.put(day, now);
        }
    }

    private static @Nullable Lull lull(Beat beat, NavigableMap<LocalDate, List<Event>> events, LocalDate day) {
        LocalDate next = events.higherKey(day);
        long quiet = next == null ? Lull.LONGEST : Math.min(Lull.LONGEST, ChronoUnit.DAYS.between(day, next) - 1);
        if (!events.containsKey(day) || quiet < Lull.SHORTEST) {
            return null;
        }
        List<Event> before = new ArrayList<>();
        events.subMap(day.minusDays(Lull.BEFORE - 1), true, day, true).values().forEach(before::addAll);
        return new Lull(beat.group, beat.admin1, beat.admin2, day, (int) quiet, List.copyOf(before));
    }
}
