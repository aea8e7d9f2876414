package org.faultline.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What stands in a folder of rules and cases, in one word. */
public final class FolderState {
    private FolderState() {}

    /** Changes whenever a file does: names, sizes and times of all. */
    public static String of(Path dir) {
        try (Stream<Path> found = Files.walk(dir)) {
            List<String> files = found.filter(Files::isRegularFile)
                    .map(FolderState::ofFile)
                    .sorted()
                    .toList();
            return RuleBook.version(String.join("\n", files));
        } catch (IOException | UncheckedIOException e) {
            return "unreadable: " + e.getMessage();
        }
    }

    private static String ofFile(Path file) {
        try {
            return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return file + " is gone"; // between the look at the folder and at the file
        }
    }
}
