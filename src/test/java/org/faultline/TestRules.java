package org.faultline;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** The service with the rules under src/test/rules, one source that is expected daily, and no memory beyond what each step needs. */
public final class TestRules implements QuarkusTestProfile {
    static final Path RULES = Path.of("src", "test", "rules");

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "faultline.rules-dir", RULES.toString(),
                "faultline.config-dir", config().toString(),
                "faultline.memory", "0");
    }

    private static Path config() {
        Path to = Path.of("target", "test-config");
        try (var files = Files.walk(Path.of("config"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(Path.of("config").relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.writeString(to.resolve("sources.yaml"), "- name: Desk\n  aliases: [The desk]\n  cadence: 1d\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return to;
    }
}
