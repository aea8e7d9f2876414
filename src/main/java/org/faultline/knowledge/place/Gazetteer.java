package org.faultline.knowledge.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.faultline.knowledge.border.LandBorders;
import org.faultline.knowledge.name.Names;
import org.faultline.knowledge.name.Suggester;
import org.jspecify.annotations.Nullable;

/**
 * Places by exact normalised name. Those of {@code places.yaml} and of decisions count before the dump's, a place's own name
 * before another's variant of it, and a settlement before the area it is the seat of.
 */
public final class Gazetteer {
    /** Two places of one name, or a place and a report's coordinates, are told apart from here on. */
    static final double SAME_PLACE_KM = 25;

    /** A name with all that a report says of where it is; empty and NaN where it says nothing. */
    public record Wanted(String name, String admin1, String country, double lat, double lon) {}

    private final Map<String, Place> byId;
    private final Map<String, List<Place>> byName;
    private final Map<String, List<Place>> byVariant;
    private final GeoNamesDump dump;
    private final Areas areas;

    Gazetteer(GeoNamesDump dump, Areas areas) {
        this(new LinkedHashMap<>(), new HashMap<>(), new HashMap<>(), dump, areas);
    }

    private Gazetteer(
            Map<String, Place> byId,
            Map<String, List<Place>> byName,
            Map<String, List<Place>> byVariant,
            GeoNamesDump dump,
            Areas areas) {
        this.byId = byId;
        this.byName = byName;
        this.byVariant = byVariant;
        this.dump = dump;
        this.areas = areas;
    }

    /** A copy that can learn more places; the dump and the areas, which it never changes, are shared. */
    public Gazetteer copy() {
        return new Gazetteer(new LinkedHashMap<>(byId), copy(byName), copy(byVariant), dump, areas);
    }

    private static Map<String, List<Place>> copy(Map<String, List<Place>> places) {
        Map<String, List<Place>> copy = new HashMap<>();
        places.forEach((name, list) -> copy.put(name, new ArrayList<>(list)));
        return copy;
    }

    public void add(Place place, List<String> variants) {
        byId.put(place.id(), place);
        put(byName, place.name(), place);
        variants.forEach(v -> put(byVariant, v, place));
    }

    public void addVariant(String name, Place place) {
        put(byVariant, name, place);
    }

    private static void put(Map<String, List<Place>> places, String name, Place place) {
        List<Place> same = places.computeIfAbsent(Names.normalised(name), n -> new ArrayList<>());
        if (!same.contains(place)) {
            same.add(place);
        }
    }

    /** A place of any source by its id, as suggestions give it. */
    @Nullable
    public Place byId(String id) {
        if (id.matches(GeoNamesDump.ID + "\\d{1,9}")) {
            return dump.byId(Integer.parseInt(id.substring(GeoNamesDump.ID.length())));
        }
        Map<String, Place> found = new HashMap<>(1);
        if (id.startsWith(Area.ID)) {
            areas.forEachName((name, area) -> {
                if (area.asPlace().id().equals(id)) {
                    found.put(id, area.asPlace());
                }
            });
        }
        return found.getOrDefault(id, byId.get(id));
    }

    public void suggest(Suggester suggester) {
        byName.values().forEach(all -> all.forEach(p -> suggester.weigh(p.id(), p.name(), p.name())));
        byVariant.forEach((name, all) -> all.forEach(p -> suggester.weigh(p.id(), p.name(), name)));
        areas.forEachName((name, a) -> suggester.weigh(a.asPlace().id(), a.name(), name));
        dump.forEachName((name, index) -> {
            if (suggester.mayBeLike(name)) {
                Place place = dump.place(index);
                suggester.weigh(place.id(), place.name(), name);
            }
        });
    }

    /** Every spelling, with the name of its place. */
    public void forEachName(BiConsumer<String, Supplier<String>> each) {
        byName.values().forEach(all -> all.forEach(p -> each.accept(p.name(), p::name)));
        byVariant.forEach((name, all) -> all.forEach(p -> each.accept(name, p::name)));
        areas.forEachName((name, area) -> each.accept(name, area::name));
        dump.forEachName(
                (name, index) -> each.accept(name, () -> dump.place(index).name()));
    }

    /** The places of which a name is wanted. */
    public List<Place> completions(Predicate<String> wanted) {
        List<Place> all = new ArrayList<>();
        Stream.of(byName, byVariant)
                .flatMap(places -> places.entrySet().stream())
                .filter(e -> wanted.test(e.getKey()))
                .forEach(e -> all.addAll(e.getValue()));
        areas.forEachName((name, area) -> {
            if (wanted.test(Names.normalised(name))) {
                all.add(area.asPlace());
            }
        });
        dump.forEachName((name, index) -> {
            if (wanted.test(name)) {
                all.add(dump.place(index));
            }
        });
        return all;
    }

    /** Places of {@code places.yaml} and of decisions that have the name. */
    public List<Place> named(String name) {
        String key = Names.normalised(name);
        List<Place> all = new ArrayList<>(byName.getOrDefault(key, List.of()));
        all.addAll(byVariant.getOrDefault(key, List.of()));
        return all;
    }

    /** Places of any source that have the name and do not contradict the country. */
    public List<Place> candidates(String name, String country) {
        List<Place> all = new ArrayList<>(named(name));
        all.addAll(dump.find(Names.normalised(name)));
        all.removeIf(p -> !Areas.agree(p.country(), country));
        return all;
    }

    /** The place meant; none where several remain and nothing decides between them. */
    @Nullable
    public Place find(Wanted wanted) {
        String key = Names.normalised(wanted.name);
        List<List<Place>> tiers =
                List.of(byName.getOrDefault(key, List.of()), byVariant.getOrDefault(key, List.of()), dump.find(key));
        for (List<Place> tier : tiers) {
            List<Place> left = tier.stream().filter(p -> agrees(p, wanted)).toList();
            if (!left.isEmpty()) {
                return left.size() == 1 ? left.get(0) : nearest(left, wanted);
            }
        }
        if (tiers.stream().anyMatch(tier -> !tier.isEmpty())) {
            // a place that contradicts the report is no reason to take the district of that name instead
            return null;
        }
        Area area = areas.find(wanted.name, wanted.country, wanted.admin1);
        return area == null ? null : area.asPlace();
    }

    private boolean agrees(Place place, Wanted wanted) {
        return Areas.agree(place.country(), wanted.country)
                && (wanted.admin1.isEmpty()
                        || Areas.agree(place.admin1(), areas.admin1(wanted.admin1, place.country())))
                && (Double.isNaN(wanted.lat) || place.lat() == null || kmTo(place, wanted) <= SAME_PLACE_KM);
    }

    private static @Nullable Place nearest(List<Place> places, Wanted wanted) {
        return Double.isNaN(wanted.lat)
                ? null
                : places.stream()
                        .filter(p -> p.lat() != null)
                        .min(Comparator.comparingDouble((Place p) -> kmTo(p, wanted))
                                .thenComparing(Place::id))
                        .orElse(null);
    }

    private static double kmTo(Place place, Wanted wanted) {
        Double lat = place.lat();
        Double lon = place.lon();
        return lat == null || lon == null
                ? Double.POSITIVE_INFINITY
                : LandBorders.geodesicKm(lat, lon, wanted.lat, wanted.lon);
    }

    public Map<String, Place> places() {
        return byId;
    }

    public Map<String, List<Place>> variants() {
        return byVariant;
    }

    GeoNamesDump dump() {
        return dump;
    }
}
