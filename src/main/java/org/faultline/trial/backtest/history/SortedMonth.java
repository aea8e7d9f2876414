package org.faultline.trial.backtest.history;

import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faultline.report.Report;
import org.faultline.report.store.RevisionOrder;

/** A month of spooled reports as they lie in its file, each after its length in bytes and the day of the month; read day by day. */
final class SortedMonth {
    /** The same whatever order they were added in. */
    private static final Comparator<Report> AS_KNOWN =
            Comparator.comparing(Report::asOf).thenComparing(Report::key).thenComparing(RevisionOrder.INSTANCE);

    private static final int HEAD = Integer.BYTES + 1;

    private final Path file;
    private final ObjectReader reader;
    private final ByteBuffer bytes;
    private final Map<Integer, List<Integer>> places = new HashMap<>();

    /** Writes a report. */
    static void write(LocalDate day, byte[] report, OutputStream to) throws IOException {
        to.write(ByteBuffer.allocate(HEAD)
                .putInt(report.length)
                .put((byte) day.getDayOfMonth())
                .array());
        to.write(report);
    }

    SortedMonth(Path file, ObjectReader reader) throws IOException {
        this.file = file;
        this.reader = reader;
        bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        for (int at = 0; at < bytes.limit(); at += HEAD + bytes.getInt(at)) {
            places.computeIfAbsent((int) bytes.get(at + Integer.BYTES), d -> new ArrayList<>())
                    .add(at);
        }
    }

    /** What became known on a day of the month, as it became known. */
    List<Report> on(LocalDate day) {
        List<Report> all = new ArrayList<>();
        try {
            for (int at : places.getOrDefault(day.getDayOfMonth(), List.of())) {
                all.add(reader.readValue(bytes.array(), at + HEAD, bytes.getInt(at)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the sorted reports back from " + file, e);
        }
        all.sort(AS_KNOWN);
        return all;
    }
}
