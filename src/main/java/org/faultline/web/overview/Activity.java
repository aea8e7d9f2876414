package org.faultline.web.overview;

import java.time.LocalDate;
import java.util.List;
import org.faultline.fact.store.EventCounts;
import org.faultline.notify.mail.page.AlertPage;
import org.faultline.web.event.EventBrief;
import org.jspecify.annotations.Nullable;

/**
 * What happened over some weeks.
 *
 * @param weeks how many
 * @param groups that took part in most
 * @param areas in which most happened
 * @param latest events, the last first
 * @param map where the latest of them were; null where no place is known
 */
public record Activity(
        int weeks,
        LocalDate from,
        LocalDate until,
        EventWeeks chart,
        List<EventCounts.OfGroup> groups,
        List<EventCounts.OfArea> areas,
        List<EventBrief> latest,
        AlertPage.@Nullable Picture map) {
    /** How many weeks can be looked at by a link. */
    public static final List<Integer> PERIODS = List.of(13, 26, 52, 260);

    public List<Integer> periods() {
        return PERIODS;
    }
}
