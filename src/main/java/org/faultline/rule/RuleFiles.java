package org.faultline.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.rule.drl.Code;
import org.faultline.rule.drl.Fault;

/**
 * The rule files of a folder, read as text; {@code <family>/<id>.drl}, one rule a file.
 *
 * @param faults of files that could not be read as text
 */
record RuleFiles(List<File> files, List<Fault> faults) {
    static final String ENDING = ".drl";

    /** More than a desk can look after; each costs memory and start-up time. */
    static final int MOST_FILES = 500;

    /** A file that is larger than any rule may be is not read at all. */
    private static final int MOST_BYTES = 200_000;

    /**
     * One file: its path below the rules folder, with forward slashes, and its text.
     *
     * @param hasCases whether its cases stand beside it; what stands in no folder needs none
     */
    record File(String path, String text, boolean hasCases) {
        File(String path, String text) {
            this(path, text, true);
        }

        String id() {
            String name = path.substring(path.lastIndexOf('/') + 1);
            return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
        }

        String family() {
            int slash = path.lastIndexOf('/');
            return slash < 0 ? "" : path.substring(0, slash);
        }
    }

    /** Every rule file below a folder; faults are named by their path below it. */
    static RuleFiles under(Path dir) {
        List<Path> paths;
        try (Stream<Path> found = Files.walk(dir)) {
            paths = found.filter(f -> f.toString().endsWith(ENDING)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the rules in " + dir.toAbsolutePath(), e);
        }
        RuleFiles all = new RuleFiles(new ArrayList<>(), new ArrayList<>());
        if (paths.size() > MOST_FILES) {
            all.faults.add(new Fault(
                    "",
                    1,
                    1,
                    Code.TOO_LARGE,
                    "the folder " + dir + " holds " + paths.size() + " rules, " + MOST_FILES + " are allowed",
                    ""));
            return all;
        }
        for (Path file : paths) {
            String path = dir.relativize(file).toString().replace('\\', '/');
            if (leadsOut(dir, file)) {
                all.faults.add(
                        new Fault(path, 1, 1, Code.NOT_ALLOWED, "this is a link that leads out of the folder", ""));
            } else {
                all.read(file, path);
            }
        }
        return all;
    }

    /** What is wrong in a file is shown with its line, so that a link could show any file of the machine. */
    private static boolean leadsOut(Path dir, Path file) {
        try {
            return Files.isSymbolicLink(file) && !file.toRealPath().startsWith(dir.toRealPath());
        } catch (IOException e) {
            return true; // to nowhere
        }
    }

    /** Adds a file, or all below a folder, to be called by the path given. */
    void add(Path path) {
        String shown = path.toString().replace('\\', '/');
        if (!Files.isDirectory(path)) {
            read(path, shown);
            return;
        }
        RuleFiles below = under(path);
        below.files.forEach(f -> files.add(new File(shown + "/" + f.path(), f.text(), f.hasCases())));
        below.faults.forEach(
                f -> faults.add(new Fault(shown + "/" + f.path(), f.line(), f.column(), f.code(), f.message(), "")));
    }

    /** Reads one more file, to be called by this path. */
    void read(Path file, String path) {
        try {
            if (!Files.isRegularFile(file)) {
                String what =
                        Files.exists(file) ? "this is no file; only files end with " + ENDING : "there is no such file";
                faults.add(new Fault(path, 1, 1, Code.NOT_ALLOWED, what, ""));
            } else if (Files.size(file) > MOST_BYTES) {
                faults.add(new Fault(
                        path,
                        1,
                        1,
                        Code.TOO_LARGE,
                        "the file holds " + Files.size(file) + " bytes, " + MOST_BYTES + " are allowed",
                        ""));
            } else {
                String cases = file.getFileName().toString().replaceFirst("\\.drl$", ".cases.yaml");
                files.add(new File(path, Files.readString(file), Files.exists(file.resolveSibling(cases))));
            }
        } catch (MalformedInputException e) {
            faults.add(new Fault(path, 1, 1, Code.CHARACTER, "the file is not UTF-8 text; save it as UTF-8", ""));
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + file, e);
        }
    }
}
