package org.faultline.cli.check;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.faultline.rule.language.text.Fault;

/**
 * Checks again whenever a file changes, and prints only what is new or mended. It looks twice a second rather than wait to be told: a
 * network drive or a mounted folder tells nobody of changes.
 */
final class CheckWatch {
    private static final long PAUSE_MILLIS = 500;

    private final List<Path> watched;
    private final PrintStream out;

    /** @param watched files, and folders with all that is below them */
    CheckWatch(List<Path> watched, PrintStream out) {
        this.watched = watched;
        this.out = out;
    }

    /** Goes on until its thread is interrupted; a program that it runs in is ended by Ctrl-C. */
    void run(CheckOutcome first, Supplier<CheckOutcome> check) {
        Map<Path, String> state = state();
        CheckOutcome before = first;
        while (paused()) {
            Map<Path, String> now = state();
            if (!now.equals(state)) {
                state = now;
                CheckOutcome after = check.get();
                print(before, after);
                before = after;
            }
        }
    }

    private static boolean paused() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A fault that only moved to another line is neither new nor mended. */
    private void print(CheckOutcome before, CheckOutcome after) {
        List<Fault> fresh = without(after.faults(), before.faults());
        List<Fault> mended = without(before.faults(), after.faults());
        mended.forEach(f -> out.println("mended: " + f.headline()));
        fresh.forEach(out::println);
        if (!fresh.isEmpty() || !mended.isEmpty()) {
            out.println(after.summary());
        }
    }

    private static List<Fault> without(List<Fault> all, List<Fault> known) {
        List<String> left = new ArrayList<>(known.stream().map(CheckWatch::key).toList());
        return all.stream().filter(f -> !left.remove(key(f))).toList();
    }

    private static String key(Fault fault) {
        return fault.path() + " " + fault.code() + " " + fault.message();
    }

    private Map<Path, String> state() {
        Map<Path, String> all = new TreeMap<>();
        for (Path path : watched) {
            try (Stream<Path> files = Files.exists(path) ? Files.walk(path) : Stream.empty()) {
                files.forEach(file -> all.put(file, state(file)));
            } catch (IOException | UncheckedIOException e) {
                all.put(path, "cannot be looked into");
            }
        }
        return all;
    }

    private static String state(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.isDirectory() ? "folder" : attributes.lastModifiedTime() + " " + attributes.size();
        } catch (IOException e) {
            return "gone";
        }
    }
}
