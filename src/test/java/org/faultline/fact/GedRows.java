package org.faultline.fact;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.faultline.report.Clarity;
import org.faultline.report.Codes;
import org.faultline.report.Count;
import org.faultline.report.DateSpan;
import org.faultline.report.EventType;
import org.faultline.report.Outcome;
import org.faultline.report.PlaceName;
import org.faultline.report.Report;
import org.faultline.report.Source;
import org.faultline.report.Status;

/** The 2,115 rows of UCDP GED on Deir ez-Zor as if two outlets had told them, so that they are free to link. */
final class GedRows {
    private static final Path FILE = Path.of("src/test/resources/ucdp/deir-ez-zor.csv");

    private GedRows() {}

    static List<Report> reports() {
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(FILE)) {
            return rows.stream().map(GedRows::report).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Report report(NamedCsvRecord r) {
        LocalDate end = LocalDate.parse(r.getField("date_end"));
        int id = Integer.parseInt(r.getField("id"));
        return new Report(
                id % 2 == 0 ? "wire" : "paper",
                r.getField("id"),
                Instant.ofEpochSecond(1_500_000_000L + id % 1_000),
                false,
                r.getField("type_of_violence").equals("3") ? EventType.ATTACK : EventType.CLASH,
                Status.REPORTED,
                r.getField("event_clarity").equals("1") ? Clarity.SINGLE : Clarity.AGGREGATE,
                new DateSpan(LocalDate.parse(r.getField("date_start")), end, end, number(r, "date_prec")),
                List.of(r.getField("side_a")),
                List.of(r.getField("side_b")),
                List.of(),
                List.of(),
                new PlaceName(
                        r.getField("where_coordinates"),
                        null,
                        null,
                        "SYR",
                        Double.valueOf(r.getField("latitude")),
                        Double.valueOf(r.getField("longitude")),
                        number(r, "where_prec")),
                null,
                null,
                new Count(number(r, "low"), number(r, "best"), number(r, "high")),
                null,
                List.of(),
                Outcome.UNSTATED,
                new Codes(null, null, null, null, null),
                new Source(null, null, r.getField("source_office"), null, null, null, null, null),
                r.getField("source_headline"),
                List.of());
    }

    private static int number(NamedCsvRecord r, String column) {
        return Integer.parseInt(r.getField(column));
    }
}
