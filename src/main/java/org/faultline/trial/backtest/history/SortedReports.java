package org.faultline.trial.backtest.history;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.faultline.report.Codes;
import org.faultline.report.Count;
import org.faultline.report.DateSpan;
import org.faultline.report.PlaceName;
import org.faultline.report.Quantity;
import org.faultline.report.Report;
import org.faultline.report.Source;
import org.jspecify.annotations.Nullable;

/**
 * Reports put in the order in which they became known. They wait in files of a temporary folder, one for each month, so that years of them
 * need no more memory than a month's file. The folder of a process that was killed is removed by the next.
 */
public final class SortedReports implements AutoCloseable {
    /** Nobody else reads them, so that they need no names of fields. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .enable(SerializationFeature.WRITE_ENUMS_USING_INDEX)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .withConfigOverride(
                    LocalDate.class, c -> c.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.NUMBER_INT)))
            .build();

    static {
        Stream.of(Report.class, DateSpan.class, PlaceName.class, Count.class, Quantity.class, Codes.class, Source.class)
                .forEach(c -> JSON.configOverride(c).setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.ARRAY)));
    }

    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));
    private static final ObjectWriter WRITER = JSON.writerFor(Report.class);
    private static final ObjectReader READER = JSON.readerFor(Report.class);

    private final SortFolder temporary;
    private final Path folder;
    private final NavigableMap<YearMonth, OutputStream> months = new TreeMap<>();
    private long size;
    private LocalDate first = LocalDate.MAX;
    private LocalDate last = LocalDate.MIN;
    private @Nullable YearMonth atHand;
    private @Nullable SortedMonth month;

    public SortedReports() {
        try {
            removeAbandoned();
            temporary = SortFolder.create(TEMPORARY);
            folder = temporary.path();
        } catch (IOException e) {
            throw new UncheckedIOException("could not make a temporary folder to sort the reports in", e);
        }
    }

    /** Removes the folders that backtests left which were killed; never that of one which runs. */
    public static void removeAbandoned() {
        SortFolder.removeAbandoned(TEMPORARY);
    }

    /** Takes a report whose asOf says when it became known. */
    public void add(Report report) {
        LocalDate day = KnownSince.on(report);
        try {
            OutputStream month = months.get(YearMonth.from(day));
            if (month == null) {
                month = new BufferedOutputStream(Files.newOutputStream(file(YearMonth.from(day))));
                months.put(YearMonth.from(day), month);
            }
            SortedMonth.write(day, WRITER.writeValueAsBytes(report), month);
        } catch (IOException e) {
            throw new UncheckedIOException("could not keep the reports in " + folder + " to sort them", e);
        }
        size++;
        first = day.isBefore(first) ? day : first;
        last = day.isAfter(last) ? day : last;
    }

    /** How many reports there are. */
    public long size() {
        return size;
    }

    /** The first day on which anything became known; only where there is anything. */
    public LocalDate first() {
        return first;
    }

    /** The last such day. */
    public LocalDate last() {
        return last;
    }

    /** What became known on a day, as it became known; the month of the day that was asked for last is in memory. */
    public List<Report> on(LocalDate day) {
        YearMonth asked = YearMonth.from(day);
        OutputStream kept = months.get(asked);
        if (kept == null) {
            return List.of();
        }
        try {
            if (!asked.equals(atHand) || month == null) {
                kept.flush();
                month = new SortedMonth(file(asked), READER);
                atHand = asked;
            }
            return month.on(day);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the sorted reports back from " + folder, e);
        }
    }

    private Path file(YearMonth month) {
        return folder.resolve(month + SortFolder.FILES);
    }

    @Override
    public void close() {
        try {
            for (OutputStream month : months.values()) {
                month.close();
            }
            temporary.close();
        } catch (IOException e) {
            throw new UncheckedIOException("could not remove the temporary folder " + folder, e);
        }
    }
}
