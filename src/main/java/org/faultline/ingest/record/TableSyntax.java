package org.faultline.ingest.record;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.InputStream;
import java.util.List;
import org.faultline.ingest.detection.Detection;
import org.jspecify.annotations.Nullable;

/** How one table is cut into records, and a record into cells. */
final class TableSyntax {
    private final boolean tabs;
    private final char separator;
    private final int most;
    private final CsvReader.CsvReaderBuilder csv;

    /** @param most how many bytes a record may have */
    TableSyntax(Detection.OfTable table, int most) {
        this.tabs = table.format().isTabSeparated();
        this.separator = table.separator();
        this.most = most;
        this.csv = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .maxBufferSize(Math.max(most, 1 << 24));
    }

    /** @param firstLine the number of the line that it begins with */
    RecordSplitter records(InputStream in, long firstLine) {
        return tabs ? RecordSplitter.lines(in, most, firstLine) : RecordSplitter.quoted(in, separator, most, firstLine);
    }

    /** The cells, or null where the quotes in the record make no sense. */
    @Nullable
    List<String> cells(String record) {
        if (tabs) {
            return List.of(record.split("\t", -1));
        }
        try {
            return csv.ofSingleCsvRecord(record).getFields();
        } catch (CsvParseException e) {
            return null;
        }
    }
}
