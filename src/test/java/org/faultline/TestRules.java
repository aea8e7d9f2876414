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
                "faultline.config-dir",
                        config("test-config", "- name: Desk\n  aliases: [The desk]\n  cadence: 1d\n")
                                .toString(),
                "faultline.memory", "0");
    }

    /** The project's own knowledge in a folder of this name, and what is expected of sources. */
    static Path config(String name, String sources) {
        Path to = Path.of("target", name);
        try (var files = Files.walk(Path.of("config"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(Path.of("config").relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.writeString(to.resolve("sources.yaml"), sources);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return to;
    }
}
