package org.faultline.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Places by exact normalised name; a place's own name counts before another place's variant of it. */
final class Gazetteer {
    private final Map<String, List<Place>> byName = new HashMap<>();
    private final Map<String, List<Place>> byVariant = new HashMap<>();

    void add(Place place, List<String> variants) {
        byName.computeIfAbsent(Names.normalised(place.name()), n -> new ArrayList<>())
                .add(place);
        variants.forEach(v -> byVariant
                .computeIfAbsent(Names.normalised(v), n -> new ArrayList<>())
                .add(place));
    }

    /** The place of that name that does not contradict the areas given; none where several remain. */
    @Nullable
    Place find(String name, @Nullable String admin1, @Nullable String country) {
        String key = Names.normalised(name);
        Place own = only(byName.get(key), admin1, country);
        return own != null ? own : only(byVariant.get(key), admin1, country);
    }

    private static @Nullable Place only(
            @Nullable List<Place> places, @Nullable String admin1, @Nullable String country) {
        if (places == null) {
            return null;
        }
        List<Place> left = places.stream()
                .filter(p -> agrees(p.country(), country) && agrees(p.admin1(), admin1))
                .distinct()
                .toList();
        return left.size() == 1 ? left.get(0) : null;
    }

    private static boolean agrees(String known, @Nullable String given) {
        return given == null || known.isEmpty() || Names.normalised(known).equals(Names.normalised(given));
    }
}
