package org.faultline.web.event;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.knowledge.Knowledge;
import org.faultline.report.PlaceName;
import org.faultline.report.Report;
import org.faultline.report.delivery.Delivery;
import org.faultline.report.delivery.Rejection;
import org.jspecify.annotations.Nullable;

/** Warns of places in reports that are known, and are not taken for the known ones as their admin1 is no area's name; of each once. */
public final class PlaceWarnings {
    private final Knowledge knowledge;
    private final Set<PlaceName> seen = new HashSet<>();

    public PlaceWarnings(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    public List<Rejection> of(Collection<Delivery.Item> items) {
        List<Rejection> all = new ArrayList<>();
        for (Delivery.Item item : items) {
            places(item.report()).forEach((field, place) -> {
                PlaceName areas = new PlaceName(place.name(), place.admin1(), null, place.country(), null, null, null);
                String refusal = seen.add(areas) ? refusal(place, knowledge) : "";
                if (!refusal.isEmpty()) {
                    all.add(new Rejection(
                            item.index(),
                            item.report().externalId(),
                            field + ".admin1",
                            place.admin1(),
                            refusal,
                            item.line(),
                            null));
                }
            });
        }
        return all;
    }

    /** Why a place that is known is not taken for it; empty where that is not so, or is so for another reason. */
    static String refusal(PlaceName place, Knowledge knowledge) {
        String name = place.name();
        return name == null ? "" : knowledge.admin1Refusal(name, place.admin1(), place.country());
    }

    /** The places of a report by the fields they stand in. */
    static Map<String, PlaceName> places(Report report) {
        Map<String, PlaceName> all = new LinkedHashMap<>();
        put("place", report.place(), all);
        put("origin", report.origin(), all);
        put("destination", report.destination(), all);
        return all;
    }

    private static void put(String field, @Nullable PlaceName place, Map<String, PlaceName> to) {
        if (place != null) {
            to.put(field, place);
        }
    }
}
