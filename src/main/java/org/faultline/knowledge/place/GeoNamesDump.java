package org.faultline.knowledge.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import org.faultline.knowledge.name.NameIndex;
import org.jspecify.annotations.Nullable;

/** Places of GeoNames' dump, held in columns, as half a million of them may be many times what a service needs otherwise. */
final class GeoNamesDump {
    /** How ids of its places begin. */
    static final String ID = "geonames:";

    /** GeoNames gives five decimals. */
    private static final double STEPS_PER_DEGREE = 100_000;

    /** Where a place lies, the same for many. */
    record Ground(String country, String admin1, String admin2) {}

    private final List<Ground> grounds = new ArrayList<>();
    private final Map<Ground, Integer> groundNumbers = new HashMap<>();
    private final NameIndex names = new NameIndex();
    private final NameIndex shown = new NameIndex();
    private int[] ids = new int[1024];
    private int[] lats = new int[1024];
    private int[] lons = new int[1024];
    private int[] ground = new int[1024];
    private byte[] precisions = new byte[1024];
    private boolean[] populated = new boolean[1024];
    private int size;

    /** Takes a place in under its name and the other normalised names given. */
    void add(
            int id,
            String name,
            Iterable<String> normalised,
            Ground at,
            double lat,
            double lon,
            int precision,
            boolean settled) {
        if (size == ids.length) {
            grow(size + size / 2);
        }
        ids[size] = id;
        lats[size] = (int) Math.round(lat * STEPS_PER_DEGREE);
        lons[size] = (int) Math.round(lon * STEPS_PER_DEGREE);
        precisions[size] = (byte) precision;
        populated[size] = settled;
        ground[size] = groundNumbers.computeIfAbsent(at, g -> {
            grounds.add(g);
            return grounds.size() - 1;
        });
        shown.add(name, size);
        for (String one : normalised) {
            names.add(one, size);
        }
        size++;
    }

    private void grow(int room) {
        ids = Arrays.copyOf(ids, room);
        lats = Arrays.copyOf(lats, room);
        lons = Arrays.copyOf(lons, room);
        ground = Arrays.copyOf(ground, room);
        precisions = Arrays.copyOf(precisions, room);
        populated = Arrays.copyOf(populated, room);
    }

    /** Populated places of that normalised name, or where there are none whatever else has it. */
    List<Place> find(String normalised) {
        int[] found = names.find(normalised);
        boolean towns = Arrays.stream(found).anyMatch(i -> populated[i]);
        return Arrays.stream(found)
                .filter(i -> !towns || populated[i])
                .mapToObj(this::place)
                .toList();
    }

    void forEachName(ObjIntConsumer<String> each) {
        names.forEach(each);
    }

    /** By GeoNames' own number. */
    @Nullable
    Place byId(int id) {
        for (int i = 0; i < size; i++) {
            if (ids[i] == id) {
                return place(i);
            }
        }
        return null;
    }

    Place place(int index) {
        Ground at = grounds.get(ground[index]);
        boolean point = precisions[index] <= 2;
        return new Place(
                ID + ids[index],
                shown.name(index),
                at.admin1,
                at.admin2,
                at.country,
                point ? (Double) (lats[index] / STEPS_PER_DEGREE) : null,
                point ? (Double) (lons[index] / STEPS_PER_DEGREE) : null,
                precisions[index]);
    }
}
