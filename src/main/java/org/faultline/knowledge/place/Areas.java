package org.faultline.knowledge.place;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.faultline.knowledge.name.Countries;
import org.faultline.knowledge.name.Names;
import org.faultline.knowledge.name.NearestName;
import org.jspecify.annotations.Nullable;

/** One name for each administrative area, whatever spelling a report has, as rules join on it; and where areas' centroids lie. */
public final class Areas {
    /** Centroids agree to a thousandth of a degree, about 100 m. */
    private static final int CELLS_PER_DEGREE = 1000;

    private record Cell(long lat, long lon) {
        static Cell of(double lat, double lon) {
            return new Cell(Math.round(lat * CELLS_PER_DEGREE), Math.round(lon * CELLS_PER_DEGREE));
        }
    }

    private final Map<String, Set<Area>> byName = new HashMap<>();
    private final Map<Cell, Area> centroids = new HashMap<>();

    /** Takes an area in with its spellings; one of that level that has the name already keeps it, and learns the spellings. */
    void add(Area area, Collection<String> variants) {
        Area known = find(area.level(), area.name(), area.country(), area.admin1());
        Area kept = known == null ? area : known;
        name(kept, area.name());
        variants.forEach(v -> name(kept, v));
        if (area.lat() != null && area.lon() != null) {
            centroids.putIfAbsent(Cell.of(area.lat(), area.lon()), kept);
        }
    }

    private void name(Area area, String spelling) {
        String key = Names.area(spelling);
        if (!key.isEmpty() && find(area.level(), spelling, area.country(), area.admin1()) == null) {
            byName.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(area);
        }
    }

    /** The only area of a level that has the name and does not contradict country and admin1, as far as they are given. */
    @Nullable
    Area find(int level, String name, String country, String admin1) {
        List<Area> left = new ArrayList<>();
        for (Area a : byName.getOrDefault(Names.area(name), Set.of())) {
            if (a.level() == level && agree(a.country(), country) && agree(a.admin1(), level == 2 ? admin1 : "")) {
                left.add(a);
            }
        }
        return left.size() == 1 ? left.get(0) : null;
    }

    /** The area of whichever level that a place name means, the greater before the smaller. */
    @Nullable
    Area find(String name, String country, String admin1) {
        for (int level = 0; level <= 2; level++) {
            Area area = find(level, name, country, admin1);
            if (area != null && (level != 1 || agree(area.name(), admin1))) {
                return area;
            }
        }
        return null;
    }

    /** The area's one name; one that is not listed has its own, without case, accents and words such as "governorate". */
    public String admin1(String said, String country) {
        Area area = find(1, said, country, "");
        return area != null ? area.name() : said.isEmpty() ? "" : Names.titled(Names.area(said));
    }

    /**
     * Why a text is the name of no admin1 area of a country, with the nearest; empty where it is one, where nothing is said, and
     * where no admin1 area of the country is known, so that any may be one.
     */
    public String admin1Fault(String said, String country) {
        if (said.isEmpty() || country.isEmpty() || find(1, said, country, "") != null) {
            return "";
        }
        Map<String, String> spellings = new HashMap<>();
        byName.forEach((spelling, areas) -> areas.stream()
                .filter(a -> a.level() == 1 && a.country().equals(country))
                .forEach(a -> spellings.put(spelling, a.name())));
        return spellings.isEmpty()
                ? ""
                : "'" + said + "' is the name of no admin1 area of " + Countries.name(country)
                        + NearestName.hint(Names.area(said), spellings);
    }

    /** As {@link #admin1}, for an area within the admin1 area of that one name. */
    public String admin2(String said, String admin1, String country) {
        Area area = find(2, said, country, admin1);
        return area != null ? area.name() : said.isEmpty() ? "" : Names.titled(Names.area(said));
    }

    /** The area whose centroid lies at these coordinates. */
    @Nullable
    public Area at(double lat, double lon) {
        Cell here = Cell.of(lat, lon);
        for (long north = -1; north <= 1; north++) {
            for (long east = -1; east <= 1; east++) {
                Area area = centroids.get(new Cell(here.lat + north, here.lon + east));
                if (area != null) {
                    return area;
                }
            }
        }
        return null;
    }

    /** Whether two names of areas may mean the same; what is not given contradicts nothing. */
    public static boolean agree(String one, String other) {
        return one.isEmpty()
                || other.isEmpty()
                || one.equals(other)
                || Names.area(one).equals(Names.area(other));
    }

    public void forEachName(BiConsumer<String, Area> each) {
        byName.forEach((name, areas) -> areas.forEach(a -> each.accept(name, a)));
    }
}
