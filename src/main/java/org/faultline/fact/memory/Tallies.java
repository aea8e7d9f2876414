package org.faultline.fact.memory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faultline.fact.aggregate.AffectedFacts;
import org.faultline.fact.aggregate.AreaTallies;
import org.faultline.fact.event.Event;
import org.faultline.fact.linking.LinkNode;
import org.faultline.fact.linking.StandingIncident;
import org.jspecify.annotations.Nullable;

/**
 * The people killed on each day in each admin1 area, and the tallies that follow. A tally looks back further than anything else, so
 * the numbers of events that are forgotten stay: a few bytes for each event in which somebody died, and a page for each month after one.
 */
final class Tallies {
    private record Share(AreaTallies area, LocalDate day, int deaths) {}

    private final Map<String, AreaTallies> areas = new HashMap<>();

    /** What each event counts for, by its id, which is the key of one of its reports. */
    private final Map<String, Share> shares = new HashMap<>();

    /** Makes anew the tallies that events which went or came count for, and adds them to both. */
    void change(AffectedFacts around, boolean forgetting) {
        List<AreaTallies> changed = new ArrayList<>();
        for (StandingIncident standing : around.before()) {
            Event event = standing.event();
            if (counts(event)) {
                AreaTallies area = area(event);
                note(area, changed);
                area.leave(event);
                if (!forgetting) {
                    discount(event.id(), changed);
                }
            }
        }
        for (StandingIncident standing : around.after()) {
            Event event = standing.event();
            for (LinkNode node : standing.nodes()) {
                discount(node.resolved.key(), changed);
            }
            Share share = count(event, changed);
            if (share != null) {
                share.area.join(event);
            }
        }
        changed.forEach(area -> area.renew(around));
    }

    /** Counts events that are not to be remembered. */
    void count(Collection<Event> events, AffectedFacts around) {
        List<AreaTallies> changed = new ArrayList<>();
        for (Event event : events) {
            event.reports().forEach(r -> discount(r.key(), changed));
            count(event, changed);
        }
        changed.forEach(area -> area.renew(around));
    }

    /** Whatever its reports counted for before, in this event or in others, is discounted by then. */
    private @Nullable Share count(Event event, List<AreaTallies> changed) {
        if (!counts(event)) {
            return null;
        }
        Share share = new Share(area(event), event.day(), event.deaths().best());
        shares.put(event.id(), share);
        add(share, share.deaths, changed);
        return share;
    }

    private void discount(String id, List<AreaTallies> changed) {
        Share share = shares.remove(id);
        if (share != null) {
            add(share, -share.deaths, changed);
        }
    }

    private static void add(Share share, int deaths, List<AreaTallies> changed) {
        note(share.area, changed);
        share.area.count(share.day, deaths);
    }

    private static void note(AreaTallies area, List<AreaTallies> changed) {
        if (!area.touched()) {
            changed.add(area);
        }
    }

    private static boolean counts(Event event) {
        return event.happened() && event.deaths().best() > 0 && !event.admin1().isEmpty();
    }

    private AreaTallies area(Event event) {
        return areas.computeIfAbsent(event.admin1(), AreaTallies::new);
    }
}
