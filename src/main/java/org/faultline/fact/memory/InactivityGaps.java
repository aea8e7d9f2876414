package org.faultline.fact.memory;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faultline.fact.Fact;
import org.faultline.fact.Role;
import org.faultline.fact.aggregate.AffectedFacts;
import org.faultline.fact.aggregate.EventDays;
import org.faultline.fact.aggregate.Lull;
import org.faultline.fact.event.Involvement;
import org.faultline.fact.linking.StandingIncident;
import org.jspecify.annotations.Nullable;

/** Where and when each armed group was heard of, and after which of these days it was silent. */
final class InactivityGaps {
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

    /** One group in one area: the events of each day, and the lulls that begin after some of them. */
    private record Course(Beat beat, EventDays<Lull> days) {
        /** An event decides on lulls that begin up to the longest silence before it, and on those whose fortnight it is in. */
        void renew(AffectedFacts around) {
            days.renew(Lull.LONGEST, Lull.BEFORE, around, this::lull);
        }

        private @Nullable Lull lull(int at) {
            LocalDate day = days.date(at);
            LocalDate next = days.next(at);
            long quiet = next == null ? Lull.LONGEST : Math.min(Lull.LONGEST, ChronoUnit.DAYS.between(day, next) - 1);
            return quiet < Lull.SHORTEST
                    ? null
                    : new Lull(beat.group, beat.admin1, beat.admin2, day, (int) quiet, days.events(Lull.BEFORE, at));
        }
    }

    private final Map<Beat, Course> courses = new HashMap<>();

    /** Makes anew the lulls around facts that went or came, and adds them to both. */
    void change(AffectedFacts around) {
        List<Course> touched = new ArrayList<>();
        for (StandingIncident standing : around.before()) {
            for (Fact fact : standing.facts()) {
                Beat beat = Beat.of(fact);
                if (beat != null) {
                    touched(beat, touched).leave(((Involvement) fact).event());
                }
            }
        }
        for (StandingIncident standing : around.after()) {
            for (Fact fact : standing.facts()) {
                Beat beat = Beat.of(fact);
                if (beat != null) {
                    touched(beat, touched).join(((Involvement) fact).event());
                }
            }
        }
        touched.forEach(course -> renew(course, around));
    }

    private EventDays<Lull> touched(Beat beat, List<Course> touched) {
        Course course = courses.computeIfAbsent(beat, b -> new Course(b, new EventDays<>()));
        if (!course.days.touched()) {
            touched.add(course);
        }
        return course.days;
    }

    private void renew(Course course, AffectedFacts around) {
        course.renew(around);
        if (course.days.isEmpty()) {
            courses.remove(course.beat);
        }
    }
}
