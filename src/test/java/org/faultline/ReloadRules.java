package org.faultline;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.faultline.rule.RunningRules;

/** The service with a rules folder that tests write into, which is looked at every second; a rule may take a fifth of one. */
public final class ReloadRules implements QuarkusTestProfile {
    static final Path FOLDER = Path.of("target", "test-reload");

    @Override
    public Map<String, String> getConfigOverrides() {
        reset();
        return Map.of(
                "faultline.rules-dir",
                FOLDER.toString(),
                "faultline.rules-watch",
                "1s",
                "faultline.rule-time",
                "PT0.2S");
    }

    /** Makes the folder hold one rule, deadly-day, which fires from so many dead on. */
    static void reset() {
        try {
            Files.createDirectories(FOLDER);
            try (var all = Files.walk(FOLDER)) {
                for (Path file : all.sorted(Comparator.reverseOrder())
                        .filter(f -> !f.equals(FOLDER))
                        .toList()) {
                    Files.delete(file);
                }
            }
            write("deaths/deadly-day.drl", deadlyDay("active", 15));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a start finds in it. */
    static RunningRules read() {
        return RunningRules.of(FOLDER, 400);
    }

    static void delete(String path) {
        try {
            Files.delete(FOLDER.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(String path, String text) {
        try {
            Path file = FOLDER.resolve(path);
            Files.createDirectories(file.getParent());
            Path draft = Files.writeString(Files.createTempFile("rule", ".new"), text);
            Files.move(draft, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String deadlyDay(String status, int dead) {
        return """
                rule "deadly-day"
                  @title("Deadly day")
                  @severity(HIGH)
                  @status(%s)
                  @groupBy("dyad")
                when
                  DyadDay( violent, deathsBest >= %d, $dyad : dyad, $deaths : deathsBest )
                then
                  alerts.raise($dyad, "{deaths} dead in one day between {dyad}");
                end
                """.formatted(status, dead);
    }
}
