package org.faultline.ingest.detection;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.faultline.ingest.format.Format;
import org.faultline.ingest.format.JsonFormat;
import org.faultline.ingest.format.TableFormat;
import org.faultline.ingest.format.acled.AcledDeletionsFormat;
import org.faultline.ingest.format.acled.AcledFormat;
import org.faultline.ingest.format.faultline.OwnTableFormat;
import org.faultline.ingest.format.gdelt.GdeltFormat;
import org.faultline.ingest.format.ucdp.UcdpGedFormat;
import org.faultline.report.Text;
import org.faultline.report.delivery.Nearest;

/** The formats that are known; a new one is a line here. */
public final class Formats {
    /** The first that knows a file by its first line has it. */
    public static final List<TableFormat> TABLES = List.of(
            new OwnTableFormat(),
            new AcledFormat(),
            new AcledDeletionsFormat(),
            new GdeltFormat(),
            new UcdpGedFormat());

    private Formats() {}

    /** What the API and the command line call them. */
    public static List<String> names() {
        return all().map(Format::apiName).toList();
    }

    /** @throws IllegalArgumentException with the known names */
    public static Format named(String name) {
        return all().filter(
                        f -> f.apiName().equals(name.toLowerCase(Locale.ROOT).replace('_', '-')))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + Text.shortened(Text.clean(name), 40)
                        + "' is not a format that is known here, which are " + String.join(", ", names())
                        + Nearest.hint(name, names())));
    }

    private static Stream<Format> all() {
        return Stream.concat(Stream.of(JsonFormat.values()), TABLES.stream());
    }
}
