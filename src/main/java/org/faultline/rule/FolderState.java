package org.faultline.rule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.faultline.rule.file.FilesBelow;
import org.faultline.rule.file.Rule;

/** What stands in a folder of rules and cases, in one word. */
public final class FolderState {
    private FolderState() {}

    /** Changes whenever a file does: names, sizes, times, and whether it can be read. */
    public static String of(Path dir) {
        FilesBelow all = FilesBelow.find(dir, "");
        List<String> files =
                new ArrayList<>(all.paths().stream().map(FolderState::ofFile).toList());
        all.unreadable().forEach((path, reason) -> files.add(path + " " + reason));
        return Rule.version(String.join("\n", files));
    }

    /** Changes whenever that file does. */
    public static String ofFile(Path file) {
        try {
            String what = file + (Files.isReadable(file) ? "" : " unreadable");
            return Files.isRegularFile(file)
                    ? what + " " + Files.size(file) + " " + Files.getLastModifiedTime(file)
                    : what;
        } catch (IOException e) {
            return file + " is gone"; // between the look at the folder and at the file
        }
    }
}
