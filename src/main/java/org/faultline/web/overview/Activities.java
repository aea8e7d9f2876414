package org.faultline.web.overview;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;
import org.faultline.fact.store.EventCounts;
import org.faultline.fact.store.EventFilter;
import org.faultline.fact.store.Events;
import org.faultline.notify.mail.words.MailPhrases;
import org.faultline.report.store.Calendar;
import org.faultline.web.event.EventBriefs;

/** Adds up what happened over the weeks before the latest event, or before today where that is earlier. */
@ApplicationScoped
class Activities {
    private static final int MOST_NAMES = 10;
    private static final int MOST_EVENTS = 10;

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
    Optional<Activity> of(EventFilter filter, int weeks, MailPhrases words) {
        LocalDate today = calendar.today();
        return counts.latest(filter).map(latest -> {
            LocalDate until = latest.isAfter(today) ? today : latest;
            LocalDate from = EventWeeks.firstMonday(until, weeks);
            EventFilter within = filter.within(from, until);
            return new Activity(
                    weeks,
                    from,
                    until,
                    EventWeeks.of(counts.weeks(within), until, weeks, words),
                    counts.groups(within, MOST_NAMES),
                    counts.areas(within, MOST_NAMES),
                    briefs.of(events.page(within, MOST_EVENTS, null).events(), words),
                    briefs.map(within, words).orElse(null));
        });
    }
}
