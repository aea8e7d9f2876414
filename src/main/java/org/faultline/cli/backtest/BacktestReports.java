package org.faultline.cli.backtest;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.apache.commons.io.input.BoundedInputStream;
import org.faultline.cli.option.Progress;
import org.faultline.cli.option.ReplayedFiles;
import org.faultline.cli.option.ReportFileOptions;
import org.faultline.ingest.Deliveries;
import org.faultline.ingest.DeliveryResult;
import org.faultline.ingest.stream.DeliveryOptions;
import org.faultline.ingest.stream.Limits;
import org.faultline.report.Report;
import org.faultline.report.Text;
import org.faultline.report.delivery.Delivery;
import org.faultline.report.delivery.MalformedDelivery;
import org.faultline.report.delivery.Rejection;
import org.faultline.trial.backtest.history.KnownSince;
import org.faultline.trial.backtest.history.SortedReports;

/** Reads the files of a backtest, of any format, into the order in which their reports became known. */
final class BacktestReports {
    private static final int REASONS = 5;

    private final ReplayedFiles asked;
    private final Instant received;
    private final Progress progress;
    private final SortedReports spool;
    private final Predicate<Report> wanted;
    private final List<String> notes = new ArrayList<>();
    private long bytes;
    private long rows;
    private long refused;
    private long said;

    /** @param received when this is: nothing may have become known after it */
    private BacktestReports(
            ReplayedFiles asked, Instant received, Progress progress, SortedReports spool, Predicate<Report> wanted) {
        this.wanted = wanted;
        this.asked = asked;
        this.received = received;
        this.progress = progress;
        this.spool = spool;
    }

    /**
     * Gives what is to be said of the files: rows that were refused, files that end too early.
     *
     * @param wanted which reports are replayed
     * @param err takes the progress
     * @throws IllegalArgumentException naming a file that cannot be read, and why
     */
    static List<String> read(ReplayedFiles asked, Predicate<Report> wanted, PrintStream err, SortedReports spool) {
        Progress progress = new Progress(err, Progress.onTerminal());
        List<String> notes = new BacktestReports(asked, Instant.now(), progress, spool, wanted).read();
        progress.clear();
        return notes;
    }

    private List<String> read() {
        List<Path> files = new ArrayList<>();
        long all = 0;
        try {
            for (Path named : asked.paths) {
                files.addAll(ReportFileOptions.filesIn(named));
            }
            for (Path file : files) {
                all += Files.size(file);
            }
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no file " + Text.clean(String.valueOf(e.getMessage())), e);
        } catch (IOException e) {
            throw new UncheckedIOException("could not look for the files to replay", e);
        }
        for (Path file : files) {
            read(file, all);
        }
        if (said > REASONS) {
            notes.add(String.format(Locale.ROOT, "... %,d rows were refused in all", refused));
        }
        if (spool.size() == 0) {
            throw new IllegalArgumentException("there are no reports in " + asked.paths + " that can be replayed"
                    + (notes.isEmpty() ? "" : ": " + String.join("; ", notes)));
        }
        return notes;
    }

    private void read(Path file, long all) {
        String name = Text.clean(file.toString());
        try (BoundedInputStream in = BoundedInputStream.builder().setPath(file).get()) {
            DeliveryOptions options = new DeliveryOptions(
                    asked.reading.format,
                    asked.reading.charset,
                    received,
                    asked.reading.asOfInstant(),
                    1,
                    Limits.USUAL);
            DeliveryResult done = Deliveries.read(in, options, delivery -> {
                take(delivery, name);
                progress.show(new Progress.State(name, bytes + in.getCount(), 0, all, rows, refused));
            });
            done.faults().forEach(f -> notes.add(name + ": " + Text.clean(f)));
            bytes += in.getCount();
        } catch (MalformedDelivery e) {
            throw new IllegalArgumentException(
                    name + ":" + e.line() + ":" + e.column() + ": " + Text.clean(String.valueOf(e.getMessage()))
                            + "; --format names the format where it was not recognised",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + name, e);
        }
    }

    private void take(Delivery delivery, String name) {
        boolean dated = asked.reading.asOf != null;
        delivery.items().stream()
                .filter(i -> wanted.test(i.report()))
                .forEach(i -> spool.add(KnownSince.of(i.report(), i.dated() || dated)));
        rows += delivery.items().size() + delivery.bad().size();
        refused += delivery.bad().size();
        for (Rejection r : delivery.rejected()) {
            if (said++ < REASONS) {
                notes.add(name + (r.line() == null ? "" : ":" + r.line()) + ": "
                        + Text.clean(r.field() + " " + r.reason()));
            }
        }
    }
}
