package org.faultline.web.overview;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.faultline.fact.store.EventCounts;
import org.faultline.fact.store.EventFilter;
import org.faultline.fact.store.Events;
import org.faultline.report.store.Calendar;
import org.faultline.web.event.EventBrief;
import org.faultline.web.event.EventBriefs;
import org.faultline.web.page.Frame;

/** Adds up what happened over the weeks before the latest event, or before today where that is earlier. */
@ApplicationScoped
class Activities {
    private static final int MOST_NAMES = 10;
    private static final int MOST_EVENTS = 10;

    /** How many of the latest events the map shows; the first of them are listed. */
    private static final int ON_THE_MAP = 100;

    private final Events events;
    private final EventCounts counts;
    private final EventBriefs briefs;
    private final Calendar calendar;

    Activities(Events events, EventCounts counts, EventBriefs briefs, Calendar calendar) {
        this.events = events;
        this.counts = counts;
        this.briefs = briefs;
        this.calendar = calendar;
    }

    /** Nothing where nothing ever happened. */
    Optional<Activity> of(EventFilter filter, int weeks, Frame frame) {
        LocalDate today = calendar.today();
        return counts.latest(filter).map(last -> {
            LocalDate until = last.isAfter(today) ? today : last;
            LocalDate from = EventWeeks.firstMonday(until, weeks);
            EventFilter within = filter.within(from, until);
            List<EventBrief> latest =
                    briefs.of(events.page(within, ON_THE_MAP, null).events(), frame);
            return new Activity(
                    weeks,
                    from,
                    until,
                    EventWeeks.of(counts.weeks(within), until, weeks, frame.words()),
                    counts.groups(within, MOST_NAMES),
                    counts.areas(within, MOST_NAMES),
                    latest.stream().limit(MOST_EVENTS).toList(),
                    briefs.map(latest, frame).orElse(null));
        });
    }
}
