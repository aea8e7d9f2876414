package org.faultline.rule.language.idiom;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.faultline.rule.language.table.TextTable;

/** The idioms that are understood, from {@code idioms.tsv}. The manual's page of them is made from this table. */
public final class IdiomTable {
    /** In the order of the table; of those that fit in one place the first counts. */
    public static final List<Idiom> ALL = TextTable.rows(IdiomTable.class, "idioms.tsv", 6).stream()
            .map(IdiomTable::idiom)
            .toList();

    private static final Map<Place, List<Idiom>> BY_PLACE = ALL.stream().collect(Collectors.groupingBy(Idiom::place));

    private IdiomTable() {}

    static List<Idiom> of(Place place) {
        return BY_PLACE.getOrDefault(place, List.of());
    }

    private static Idiom idiom(List<String> row) {
        return new Idiom(
                Habit.valueOf(row.get(0)),
                Place.valueOf(row.get(1)),
                new Template(row.get(2)),
                row.get(3),
                row.get(4),
                row.get(5));
    }
}
