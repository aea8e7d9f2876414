package org.faultline.rule.file;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.faultline.rule.language.text.Code;
import org.faultline.rule.language.text.Fault;

/**
 * The rule files of a folder, read as text; {@code <family>/<id>.drl}, one rule a file.
 *
 * @param faults of files that could not be read as text
 */
public record RuleFiles(List<File> files, List<Fault> faults) {
    public static final String ENDING = ".drl";

    /** More than a desk can look after; each costs memory and start-up time. */
    static final int MOST_FILES = 500;

    /** A file that is larger than any rule may be is not read at all. */
    private static final int MOST_BYTES = 200_000;

    /**
     * One file: its path below the rules folder, with forward slashes, and its text.
     *
     * @param hasCases whether its cases stand beside it; what stands in no folder needs none
     */
    public record File(String path, String text, boolean hasCases) {
        public File(String path, String text) {
            this(path, text, true);
        }

        public String id() {
            return RuleFiles.id(path);
        }

        /** The folders it stands in, with forward slashes; empty where it stands in none. */
        public String family() {
            int slash = path.lastIndexOf('/');
            return slash < 0 ? "" : path.substring(0, slash);
        }
    }

    /** The id of the rule that stands at a path. */
    public static String id(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }

    /** Every rule file below a folder; faults are named by their path below it, those of the folder itself by its own. */
    public static RuleFiles under(Path dir) {
        RuleFiles all = new RuleFiles(new ArrayList<>(), new ArrayList<>());
        FilesBelow found = FilesBelow.find(dir, ENDING);
        found.unreadable().forEach((at, reason) -> all.refuse(below(dir, at), Code.NOT_ALLOWED, at, reason));
        if (found.paths().size() > MOST_FILES) {
            String reason = "holds " + found.paths().size() + " rules, " + MOST_FILES + " are allowed";
            all.refuse(below(dir, dir), Code.TOO_LARGE, dir, reason);
            return all;
        }
        for (Path file : found.paths()) {
            String path = below(dir, file);
            String link = wrongLink(dir, file);
            if (link.isEmpty()) {
                all.read(file, path);
            } else {
                all.faults.add(new Fault(path, 1, 1, Code.NOT_ALLOWED, link, ""));
            }
        }
        return all;
    }

    private static String below(Path dir, Path file) {
        Path shown = file.equals(dir) ? dir : dir.relativize(file);
        return shown.toString().replace('\\', '/');
    }

    private void refuse(String path, Code code, Path what, String reason) {
        String kind = path.endsWith(ENDING) ? "this file " : "the folder " + what + " ";
        faults.add(new Fault(path, 1, 1, code, kind + reason, ""));
    }

    /** What is wrong in a file is shown with its line, so that a link, also of a folder, could show any file of the machine. */
    private static String wrongLink(Path dir, Path link) {
        try {
            return link.toRealPath().startsWith(dir.toRealPath())
                    ? ""
                    : "this is a link that leads out of the folder; put the file itself here";
        } catch (IOException e) {
            return "this is a link to something that " + FilesBelow.reason(e);
        }
    }

    /** Adds a file, or all below a folder, to be called by the path given. */
    public void add(Path path) {
        String shown = path.toString().replace('\\', '/');
        if (!Files.isDirectory(path)) {
            read(path, shown);
            return;
        }
        RuleFiles below = under(path);
        below.files.forEach(f -> files.add(new File(shown + "/" + f.path(), f.text(), f.hasCases())));
        below.faults.forEach(f -> faults.add(new Fault(
                f.path().equals(shown) ? shown : shown + "/" + f.path(),
                f.line(),
                f.column(),
                f.code(),
                f.message(),
                "")));
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
                files.add(new File(path, Files.readString(file), Files.isRegularFile(file.resolveSibling(cases))));
            }
        } catch (CharacterCodingException e) {
            faults.add(new Fault(path, 1, 1, Code.CHARACTER, "the file " + FilesBelow.reason(e), ""));
        } catch (IOException e) {
            faults.add(new Fault(path, 1, 1, Code.NOT_ALLOWED, "the file " + FilesBelow.reason(e), ""));
        }
    }
}
