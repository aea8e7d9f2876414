package org.faultline.fact.aggregate;

import java.util.List;
import org.faultline.fact.event.Event;

/** Keeps lists of events in the order of their ids, each once; most have one or two, for which a tree is too much. */
public final class EventList {
    private EventList() {}

    /** Instead of any other of its id. */
    public static void put(Event event, List<Event> into) {
        int at = place(event.id(), into);
        if (at >= 0) {
            into.set(at, event);
        } else {
            into.add(-at - 1, event);
        }
    }

    public static void remove(String id, List<Event> from) {
        int at = place(id, from);
        if (at >= 0) {
            from.remove(at);
        }
    }

    /** As {@link java.util.Arrays#binarySearch} tells it. */
    private static int place(String id, List<Event> in) {
        int low = 0;
        int high = in.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = in.get(middle).id().compareTo(id);
            if (order == 0) {
                return middle;
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return -low - 1;
    }
}
