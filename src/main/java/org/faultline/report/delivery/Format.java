package org.faultline.report.delivery;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.faultline.report.Text;

/** The forms in which reports may be delivered. */
public enum Format {
    /** One report of our own, or an array of them. */
    JSON,
    /** One report of our own a line. */
    NDJSON,
    /** A table whose columns are the paths of our own report, such as {@code date.end}. */
    FAULTLINE,
    /** ACLED's event table, 31 columns and the older layouts. */
    ACLED,
    /** A list of ACLED ids that are no longer in the data set. */
    ACLED_DELETED,
    /** UCDP's Georeferenced Event Dataset, 41 or 49 columns, with or without a header. */
    UCDP_GED,
    /** GDELT 2.0 events, 61 tab-separated columns, no header. POLECAT would be the next one here. */
    GDELT;

    /** As the API writes it: {@code ucdp-ged}. */
    public String apiName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException with the known names */
    public static Format named(String name) {
        List<String> known = Arrays.stream(values()).map(Format::apiName).toList();
        return Arrays.stream(values())
                .filter(f -> f.apiName().equals(name.toLowerCase(Locale.ROOT).replace('_', '-')))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + Text.shortened(Text.clean(name), 40)
                        + "' is not a format that is known here, which are " + String.join(", ", known)
                        + Nearest.hint(name, known)));
    }
}
