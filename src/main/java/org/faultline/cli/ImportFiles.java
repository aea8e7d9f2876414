package org.faultline.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/** The files to import: those named, and those in the folders named, in the order of their names. */
final class ImportFiles {
    private ImportFiles() {}

    /** Files whose name begins with a dot, and folders of such names, hold what programs keep for themselves. */
    static List<Path> in(Path named) throws IOException {
        if (!Files.isDirectory(named)) {
            return List.of(named);
        }
        List<Path> all = new ArrayList<>();
        try (Stream<Path> entries = Files.list(named)) {
            for (Path entry : entries.sorted().toList()) {
                if (!String.valueOf(entry.getFileName()).startsWith(".")) {
                    all.addAll(in(entry));
                }
            }
        }
        return all;
    }

    /** SHA-256 of what is in the file and of how it is read, as 64 hexadecimal digits. */
    static String fingerprint(Path file, String reading) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return fingerprint(DigestUtils.sha256Hex(in), reading);
        }
    }

    /** SHA-256 of two texts. */
    static String fingerprint(String content, String reading) {
        return DigestUtils.sha256Hex(content + "\n" + reading);
    }
}
