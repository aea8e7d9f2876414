package org.faultline.trial.cases;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.faultline.rule.file.FilesBelow;
import org.faultline.rule.language.text.Code;
import org.faultline.rule.language.text.Fault;

/**
 * The cases files at or below some paths.
 *
 * @param unread those that cannot be used; they hide none of the others
 */
public record CaseFiles(List<CaseFile> files, List<Unread> unread) {
    /**
     * A file, or a folder, whose cases are not known.
     *
     * @param rule the id of the rule they are about
     * @param faults each with its file, line and column
     */
    public record Unread(Path path, String rule, List<Fault> faults) {}

    public static final CaseFiles NONE = new CaseFiles(List.of(), List.of());

    /** Reads all of them. */
    public static CaseFiles under(List<Path> paths) {
        CaseFiles all = new CaseFiles(new ArrayList<>(), new ArrayList<>());
        for (Path path : paths) {
            FilesBelow found = FilesBelow.find(path, CaseFile.ENDING);
            found.paths().forEach(all::read);
            found.unreadable()
                    .forEach((at, reason) -> all.unread.add(new Unread(
                            at, CaseFile.rule(at), List.of(CaseFault.of(at, 1, Code.CASE_FILE, "this " + reason)))));
        }
        return all;
    }

    private void read(Path path) {
        try {
            files.add(CaseFile.read(path));
        } catch (CaseFault e) {
            unread.add(new Unread(path, CaseFile.rule(path), e.faults()));
        }
    }

    public boolean isEmpty() {
        return files.isEmpty() && unread.isEmpty();
    }
}
