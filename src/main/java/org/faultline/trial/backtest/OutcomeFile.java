package org.faultline.trial.backtest;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads labelled outcomes: CSV with the column day (YYYY-MM-DD) and any of country, admin1, admin2, dyad ({@code a|b}) and group. Other
 * columns are for the reader; lines that begin with # are comments.
 */
public final class OutcomeFile {
    private OutcomeFile() {}

    /** @throws IllegalArgumentException naming the file, the line and what is wrong with it */
    public static List<ObservedOutcome> read(Path file) {
        try (Reader text = Files.newBufferedReader(file);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                        .commentStrategy(CommentStrategy.SKIP)
                        .ofNamedCsvRecord(text)) {
            List<ObservedOutcome> outcomes = new ArrayList<>();
            rows.forEach(row -> outcomes.add(outcome(row, file)));
            if (outcomes.isEmpty()) {
                throw new IllegalArgumentException(file + " holds no outcomes; write a line for each below the header");
            }
            return outcomes;
        } catch (CsvParseException e) {
            throw new IllegalArgumentException(file + " is not CSV: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the outcomes in " + file, e);
        }
    }

    private static ObservedOutcome outcome(NamedCsvRecord row, Path file) {
        String where = file + ":" + row.getStartingLineNumber() + ": ";
        if (!row.getHeader().contains("day")) {
            throw new IllegalArgumentException(file + ":1: there is no column day; the columns are day and any of "
                    + String.join(", ", ObservedOutcome.COLUMNS));
        }
        Map<String, String> values = new TreeMap<>();
        for (String column : ObservedOutcome.COLUMNS) {
            row.findField(column).filter(v -> !v.isBlank()).ifPresent(v -> values.put(column, v.strip()));
        }
        if (values.isEmpty()) {
            throw new IllegalArgumentException(where + "says nothing of where or who; fill at least one of "
                    + String.join(", ", ObservedOutcome.COLUMNS));
        }
        try {
            return new ObservedOutcome(LocalDate.parse(row.getField("day").strip()), values);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    where + "day '" + row.getField("day") + "' is not a calendar date (YYYY-MM-DD)", e);
        }
    }
}
