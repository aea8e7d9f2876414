package org.faultline.cli.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.io.input.BoundedInputStream;
import org.faultline.cli.option.Progress;
import org.faultline.cli.option.ReportFileOptions;
import org.faultline.ingest.Bundle;
import org.faultline.ingest.record.FileCutter;
import org.faultline.ingest.stream.UnreadableArchive;
import org.faultline.report.Text;
import org.faultline.report.delivery.MalformedDelivery;

/** One run of {@code import}: all its files one after the other; what is wrong with one keeps no other from being taken. */
final class ImportRun {
    private static final Path STDIN = Path.of("-");

    private final ImportClient client;
    private final ReportFileOptions reading;
    private final boolean again;
    private final InputStream stdin;
    private final PrintStream out;
    private final Progress progress;
    private final ExecutorService post = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "post");
        thread.setDaemon(true);
        return thread;
    });

    private boolean allTaken = true;
    private int files;
    private long rows;
    private long refused;
    private long bytesOfAll;
    private long bytesDone;
    private long bytesSkipped;

    /** @param again whether to deliver what has been taken already */
    ImportRun(
            ImportClient client,
            ReportFileOptions reading,
            boolean again,
            InputStream stdin,
            PrintStream out,
            Progress progress) {
        this.client = client;
        this.reading = reading;
        this.again = again;
        this.stdin = stdin;
        this.out = out;
        this.progress = progress;
    }

    /**
     * @param inputs files, folders and {@code -} for the standard input
     * @return whether every row of every file is in
     */
    boolean run(List<String> inputs) {
        try {
            for (Path file : found(inputs)) {
                each(file);
            }
        } catch (ImportClient.Unreachable e) {
            allTaken = false;
            say("Stopped: " + e.getMessage() + ". Run the same command again to go on from here.");
        } finally {
            post.shutdownNow();
        }
        double seconds = progress.seconds();
        say(String.format(
                Locale.ROOT,
                "%,d %s, %,d rows in %s (%,.0f rows/s), %,d refused",
                files,
                files == 1 ? "file" : "files",
                rows,
                Progress.time(seconds),
                rows / seconds,
                refused));
        return allTaken;
    }

    private List<Path> found(List<String> inputs) {
        List<Path> all = new ArrayList<>();
        for (String input : inputs) {
            try {
                for (Path file : input.equals("-") ? List.of(STDIN) : ReportFileOptions.filesIn(Path.of(input))) {
                    bytesOfAll = bytesOfAll < 0 || file.equals(STDIN) ? -1 : bytesOfAll + Files.size(file);
                    all.add(file);
                }
            } catch (IOException e) {
                unread(Text.clean(input), reason(e));
            }
        }
        return all;
    }

    private void each(Path file) {
        boolean streamed = file.equals(STDIN);
        String name = streamed ? "standard input" : Text.clean(file.toString());
        try {
            // what is streamed cannot be told from what was streamed before
            String content = streamed ? UUID.randomUUID().toString() : fingerprint(file);
            try (BoundedInputStream in = BoundedInputStream.builder()
                    .setInputStream(streamed ? stdin : Files.newInputStream(file))
                    .get()) {
                parts(name, content, in);
                bytesDone += in.getCount();
            }
        } catch (MalformedDelivery | UnreadableArchive e) {
            unread(name, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            unread(name, reason(e));
        }
    }

    private void parts(String name, String content, BoundedInputStream in) throws IOException {
        Bundle bundle = Bundle.open(in, reading.format, reading.charset);
        boolean more = true;
        for (int number = 0; more; number++) {
            try {
                FileCutter cutter = bundle.next();
                more = cutter != null;
                if (cutter != null) {
                    part(cutter, name, fingerprint(content, number + " " + cutter.name()), in);
                }
            } catch (MalformedDelivery e) {
                unread(name, String.valueOf(e.getMessage()));
            }
        }
    }

    private void part(FileCutter cutter, String file, String fingerprint, BoundedInputStream in) throws IOException {
        String name = cutter.name() == null ? file : file + "/" + cutter.name();
        ImportClient.Checkpoint checkpoint;
        try {
            checkpoint = client.begin(name, fingerprint);
        } catch (ImportClient.Refused e) {
            unread(name, "was refused: " + e.getMessage());
            return;
        }
        checkpoint = again ? checkpoint.fromTheBeginning() : checkpoint;
        ImportSummary summary = new ImportSummary(name, checkpoint);
        files++;
        try {
            long before = in.getCount();
            cutter.skipThrough(checkpoint.line());
            bytesSkipped += checkpoint.line() == 0 ? 0 : in.getCount() - before;
            new FileImport(
                            cutter,
                            reading.asOf == null ? null : reading.asOf.toString(),
                            client,
                            post,
                            checkpoint,
                            summary,
                            () -> show(name, in, summary))
                    .run();
        } catch (ImportClient.Refused | ImportClient.Unreachable | MalformedDelivery e) {
            summary.stop(String.valueOf(e.getMessage()));
            if (e instanceof ImportClient.Unreachable) {
                throw e;
            }
        } finally {
            close(summary);
        }
    }

    private void close(ImportSummary summary) {
        rows += summary.rows();
        refused += summary.refused();
        allTaken &= summary.allTaken();
        summary.lines(String.valueOf(client.service())).forEach(this::say);
    }

    private void show(String name, BoundedInputStream in, ImportSummary now) {
        progress.show(new Progress.State(
                name, bytesDone + in.getCount(), bytesSkipped, bytesOfAll, rows + now.rows(), refused + now.refused()));
    }

    private void unread(String name, String reason) {
        allTaken = false;
        say(name + ": not read: " + Text.clean(reason));
    }

    private void say(String line) {
        progress.clear();
        out.println(line);
        out.flush();
    }

    /** SHA-256 of what is in the file and of how it is read, as 64 hexadecimal digits. */
    private String fingerprint(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return fingerprint(DigestUtils.sha256Hex(content), reading.description());
        }
    }

    private static String fingerprint(String content, String how) {
        return DigestUtils.sha256Hex(content + "\n" + how);
    }

    private static String reason(IOException e) {
        return e instanceof NoSuchFileException
                ? "there is no such file"
                : e instanceof AccessDeniedException ? "may not be read" : e.toString();
    }
}
