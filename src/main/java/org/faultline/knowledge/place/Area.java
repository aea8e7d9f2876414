package org.faultline.knowledge.place;

import org.faultline.knowledge.name.Names;
import org.jspecify.annotations.Nullable;

/**
 * A country or one of its areas; lat and lon are the centroid that stands for all of it in data sets.
 *
 * @param level 0 the country, 1 admin1, 2 admin2
 * @param admin1 the admin1 area an admin2 area lies in; empty for others, or where unknown
 */
public record Area(
        int level,
        String country,
        String admin1,
        String name,
        @Nullable Double lat,
        @Nullable Double lon) {
    /** How ids of areas begin. */
    static final String ID = "area:";

    private static final int[] WHERE_PREC = {6, 4, 3};

    /** UCDP {@code where_prec} of what is known to lie in the area and no closer. */
    public int precision() {
        return WHERE_PREC[level];
    }

    Place asPlace() {
        return new Place(
                ID + country + "/" + Names.area(admin1) + "/" + Names.area(name),
                name,
                level == 1 ? name : admin1,
                level == 2 ? name : "",
                country,
                null,
                null,
                precision());
    }
}
