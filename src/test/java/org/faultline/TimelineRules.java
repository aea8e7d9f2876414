package org.faultline;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;

/** The service with four rules that wait, escalate and end, one of the project's own, and a calendar that follows the clock of the test. */
public final class TimelineRules implements QuarkusTestProfile {
    private static final Path FOLDER = Path.of("target", "timeline-rules");

    @Override
    public Map<String, String> getConfigOverrides() {
        reset();
        return Map.of("faultline.rules-dir", FOLDER.toString(), "faultline.rules-watch", "1h");
    }

    /** Makes the folder hold the rules as they are in the project. */
    static void reset() {
        try {
            if (Files.exists(FOLDER)) {
                try (var old = Files.walk(FOLDER)) {
                    for (Path file : old.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
            Path own = Path.of("src", "test", "timeline-rules", "stories");
            try (var rules = Files.list(own)) {
                for (Path rule : rules.toList()) {
                    copy(rule);
                }
            }
            copy(Path.of("rules", "allies", "allied-clashes.drl"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path rule) throws IOException {
        Path to = FOLDER.resolve(String.valueOf(rule.getParent().getFileName())).resolve(rule.getFileName());
        Files.createDirectories(to.getParent());
        Files.copy(rule, to, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Changes a rule's text. */
    static void edit(String path, String from, String to) {
        try {
            Path file = FOLDER.resolve(path);
            String text = Files.readString(file);
            if (!text.contains(from)) {
                throw new IllegalArgumentException(file + " does not hold " + from);
            }
            Files.writeString(file, text.replace(from, to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
