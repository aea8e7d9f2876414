package org.faultline;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.faultline.report.Delivery;
import org.faultline.report.Report;
import org.faultline.report.format.Deliveries;
import org.faultline.report.format.DeliveryOptions;

/** UCDP GED 19.1 on Deir ez-Zor, 2016 to 2019 (Sundberg and Melander 2013; CC BY 4.0): as reports, and counted by plain adding up. */
public final class GedFile {
    private static final Path FILE = Path.of("src/test/resources/events/ucdp_ged_syria_2016_2019_deir_ez_zor.csv");

    private GedFile() {}

    public static List<Report> reports() {
        List<Report> all = new ArrayList<>();
        try (InputStream in = Files.newInputStream(FILE)) {
            Deliveries.read(in, DeliveryOptions.at(Instant.parse("2019-06-01T00:00:00Z")), d -> d.items().stream()
                    .map(Delivery.Item::report)
                    .forEach(all::add));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /** People killed on each day in incidents that the coders could tell apart (event_clarity 1). */
    static TreeMap<LocalDate, Integer> deaths() {
        TreeMap<LocalDate, Integer> deaths = new TreeMap<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(FILE)) {
            rows.stream()
                    .filter(r -> r.getField("event_clarity").equals("1"))
                    .forEach(r -> deaths.merge(
                            LocalDate.parse(r.getField("date_end").substring(0, 10)),
                            Integer.valueOf(r.getField("best")),
                            Integer::sum));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        deaths.values().removeIf(dead -> dead == 0);
        return deaths;
    }
}
