package org.faultline.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The knowledge of the sample comes with the program, as operators change that in config; here both are still the same. */
class SampleKnowledgeTest {
    private static final Path CONFIG = Path.of("config");
    private static final Path SAMPLE = Path.of("src", "main", "resources", "sample", "knowledge");

    @Test
    void saysWhatTheFilesSayThatComeWithTheProgram() throws IOException {
        try (Stream<Path> files = Files.walk(CONFIG)) {
            List<Path> knowledge =
                    // who tells the sample is expected of the service that runs with it alone
                    files.filter(f -> !f.startsWith(CONFIG.resolve("sample")))
                            .filter(f -> f.toString().matches(".*\\.(yaml|txt)"))
                            .toList();
            assertThat(knowledge).hasSizeGreaterThanOrEqualTo(6);
            for (Path file : knowledge) {
                assertThat(SAMPLE.resolve(CONFIG.relativize(file)))
                        .as("copy %s there", file)
                        .hasSameTextualContentAs(file);
            }
        }
    }

    @Test
    void isReadFromTheProgram() {
        assertThat(KnowledgeReader.sample().actors())
                .containsExactlyInAnyOrderElementsOf(
                        KnowledgeReader.read(CONFIG).actors());
        assertThat(KnowledgeReader.sample().borders().lines()).hasSize(10);
    }
}
