package org.faultline.trial.backtest;

import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faultline.report.Report;

/** A month of spooled reports as they lie in its file, a line each that begins with a letter for the day of the month; read day by day. */
final class SpoolMonth {
    /** The same whatever order they were added in. */
    private static final Comparator<Report> AS_KNOWN =
            Comparator.comparing(Report::asOf).thenComparing(Report::key).thenComparing(Report::toString);

    private final Path file;
    private final ObjectReader reader;
    private final byte[] lines;
    private final Map<Integer, List<Integer>> beginnings = new HashMap<>();

    /**
     * Writes the line of a report.
     *
     * @param report as JSON, in which no line ends
     */
    static void write(LocalDate day, byte[] report, OutputStream to) throws IOException {
        to.write('@' + day.getDayOfMonth());
        to.write(report);
        to.write('\n');
    }

    SpoolMonth(Path file, ObjectReader reader) throws IOException {
        this.file = file;
        this.reader = reader;
        lines = Files.readAllBytes(file);
        for (int at = 0; at < lines.length; at = end(at) + 1) {
            beginnings.computeIfAbsent((int) lines[at], d -> new ArrayList<>()).add(at + 1);
        }
    }

    private int end(int at) {
        int end = at;
        while (lines[end] != '\n') {
            end++;
        }
        return end;
    }

    /** What became known on a day of the month, as it became known. */
    List<Report> on(LocalDate day) {
        List<Report> all = new ArrayList<>();
        try {
            for (int at : beginnings.getOrDefault('@' + day.getDayOfMonth(), List.of())) {
                all.add(reader.readValue(lines, at, end(at) - at));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the sorted reports back from " + file, e);
        }
        all.sort(AS_KNOWN);
        return all;
    }
}
