package org.faultline.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The knowledge of the sample comes with the program, as operators change that in config, which knows more actors and names. */
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
                            .filter(f -> !f.endsWith("actors.yaml"))
                            .toList();
            assertThat(knowledge).hasSizeGreaterThanOrEqualTo(5);
            for (Path file : knowledge) {
                assertThat(SAMPLE.resolve(CONFIG.relativize(file)))
                        .as("copy %s there", file)
                        .hasSameTextualContentAs(file);
            }
        }
    }

    @Test
    void isReadFromTheProgram() {
        assertThat(KnowledgeReader.read(CONFIG).actors())
                .containsAll(KnowledgeReader.sample().actors());
        assertThat(KnowledgeReader.sample().borders().lines()).hasSize(10);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Military Forces of Turkey (2016-), 2024-11-02, turkey",
        "Military Forces of Turkey, 2024-11-02, turkey",
        "Turkish army, 2024-11-02, turkey",
        "Turkish Armed Forces, 2024-11-02, turkey",
        "TSK, 2024-11-02, turkey",
        "Türk Silahlı Kuvvetleri, 2024-11-02, turkey",
        "Military Forces of Syria (2000-), 2024-11-02, syr-gov",
        "Syrian army, 2024-12-08, syr-gov",
        "Syrian army, 2024-12-09, syr-new",
        "Military Forces of Syria (2024-), 2025-02-01, syr-new",
        "Military Forces of Iraq (2022-), 2024-11-02, irq-gov",
        "Military Forces of Iran (1989-), 2024-11-02, iran-gov",
        "Military Forces of Iran (1989-) Islamic Revolutionary Guard Corps, 2024-11-02, irgc",
        "Military Forces of Israel (2022-), 2024-11-02, israel-mil",
        "Military Forces of the United States (2021-2025), 2024-11-02, us",
        "Military Forces of Russia (2000-), 2024-11-02, russia"
    })
    void theFilesKnowTheArmiesOfTheRegionAsAcledAndPeopleWriteThem(String name, LocalDate day, String actor) {
        assertThat(KnowledgeReader.read(CONFIG).actor(name, day).id()).isEqualTo(actor);
    }
}
