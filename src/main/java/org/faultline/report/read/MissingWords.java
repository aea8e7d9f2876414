package org.faultline.report.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.faultline.report.Text;

/** How programs write into a table that a cell has no value: R, pandas, databases and spreadsheets. */
public final class MissingWords {
    private static final Set<String> ALL = Set.of(
            "NA", "na", "<NA>", "N/A", "n/a", "#N/A", "#n/a", "NULL", "Null", "null", "NONE", "None", "none", "NaN",
            "NAN", "nan", "NaT", "\\N", "-");

    private static final List<String> ACTORS = List.of("sideA", "sideB", "assocA", "assocB");
    private static final List<String> PLACES = List.of("place", "origin", "destination");

    private MissingWords() {}

    /** Whether a text, without outer spaces, is one of them. "Na" is not: no program writes it, and places bear that name. */
    public static boolean contains(String text) {
        return ALL.contains(text);
    }

    /** JSON has null for what has no value, so a word there is taken as the name it is, and warned of; as an id it is refused. */
    static void check(Fields report, Scalars.Faults warnings) {
        if (isOne(report.node().path("externalId"))) {
            report.fault("externalId", "is a word for a missing value; every report needs an id of its own");
        }
        for (String actors : ACTORS) {
            report.node().path(actors).forEach(name -> warn(actors, name, warnings));
        }
        for (String place : PLACES) {
            for (String part : List.of("name", "admin1", "admin2")) {
                warn(place + "." + part, report.node().path(place).path(part), warnings);
            }
        }
        report.node().path("source").properties().forEach(f -> warn("source." + f.getKey(), f.getValue(), warnings));
    }

    private static void warn(String field, JsonNode value, Scalars.Faults warnings) {
        if (isOne(value)) {
            warnings.add(
                    field, value, "is taken as it is written; for a missing value write null or leave the field out");
        }
    }

    private static boolean isOne(JsonNode value) {
        return value.isTextual() && contains(Text.clean(value.textValue()));
    }
}
