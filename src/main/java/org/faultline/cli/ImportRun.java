package org.faultline.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.faultline.report.MalformedDelivery;
import org.faultline.report.Text;
import org.faultline.report.format.Bundle;
import org.faultline.report.format.FileCutter;
import org.faultline.report.format.UnreadableArchive;

/** One run of {@code import}: all its files one after the other; what is wrong with one keeps no other from being taken. */
final class ImportRun {
    private static final Path STDIN = Path.of("-");

    private final ImportOptions options;
    private final InputStream stdin;
    private final PrintStream out;
    private final Progress progress;
    private final Poster poster;
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

    /** @param patience how long the service may stay away */
    ImportRun(ImportOptions options, InputStream stdin, PrintStream out, Progress progress, Duration patience) {
        this.options = options;
        this.stdin = stdin;
        this.out = out;
        this.progress = progress;
        this.poster = new Poster(options.url(), patience, progress::trouble);
    }

    /** @return whether every row of every file is in */
    boolean run() {
        try {
            for (Path file : found()) {
                each(file);
            }
        } catch (Poster.Unreachable e) {
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

    private List<Path> found() {
        List<Path> all = new ArrayList<>();
        for (String input : options.inputs()) {
            try {
                for (Path file : input.equals("-") ? List.of(STDIN) : ImportFiles.in(Path.of(input))) {
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
            String content = streamed ? UUID.randomUUID().toString() : ImportFiles.fingerprint(file, options.reading());
            try (Meter in = new Meter(streamed ? stdin : Files.newInputStream(file))) {
                parts(name, content, in);
                bytesDone += in.count();
            }
        } catch (MalformedDelivery | UnreadableArchive e) {
            unread(name, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            unread(name, reason(e));
        }
    }

    private void parts(String name, String content, Meter in) throws IOException {
        Bundle bundle = Bundle.open(in, options.format(), options.charset());
        boolean more = true;
        for (int number = 0; more; number++) {
            try {
                FileCutter cutter = bundle.next();
                more = cutter != null;
                if (cutter != null) {
                    part(cutter, name, ImportFiles.fingerprint(content, number + " " + cutter.name()), in);
                }
            } catch (MalformedDelivery e) {
                unread(name, String.valueOf(e.getMessage()));
            }
        }
    }

    private void part(FileCutter cutter, String file, String fingerprint, Meter in) throws IOException {
        String name = cutter.name() == null ? file : file + "/" + cutter.name();
        Poster.Begun begun;
        try {
            begun = poster.begin(name, fingerprint);
        } catch (Poster.Refused e) {
            unread(name, "was refused: " + e.getMessage());
            return;
        }
        begun = options.again() ? begun.fromTheBeginning() : begun;
        Tally tally = new Tally(name, begun);
        files++;
        try {
            long before = in.count();
            cutter.skipThrough(begun.line());
            bytesSkipped += begun.line() == 0 ? 0 : in.count() - before;
            new FileImport(cutter, options.asOf(), poster, post, begun, tally, () -> show(name, in, tally)).run();
        } catch (Poster.Refused | Poster.Unreachable | MalformedDelivery e) {
            tally.stop(String.valueOf(e.getMessage()));
            if (e instanceof Poster.Unreachable) {
                throw e;
            }
        } finally {
            close(tally);
        }
    }

    private void close(Tally tally) {
        rows += tally.rows();
        refused += tally.refused();
        allTaken &= tally.allTaken();
        tally.lines(String.valueOf(options.url())).forEach(this::say);
    }

    private void show(String name, Meter in, Tally now) {
        progress.show(new Progress.State(
                name, bytesDone + in.count(), bytesSkipped, bytesOfAll, rows + now.rows(), refused + now.refused()));
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

    private static String reason(IOException e) {
        return e instanceof NoSuchFileException
                ? "there is no such file"
                : e instanceof AccessDeniedException ? "may not be read" : e.toString();
    }
}
