package org.faultline.cli.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.faultline.cli.Commands;
import org.faultline.cli.option.ServiceSettings;
import org.faultline.fixture.EmptyDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseCommandsTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void aFolderWithoutDataIsSaidToBeOneAndStaysAsItIs() {
        Path data = folder.resolve("data");
        Map<String, String> settings = Map.of("faultline.data-dir", data.toString());
        for (List<String> words : List.of(
                List.of("backup", folder.resolve("all.zip").toString()), List.of("prune", "--before", "2024-01-01"))) {
            assertThat(run(settings, words)).as(words.get(0)).isEqualTo(1);
            assertThat(out.toString(UTF_8)).contains("there is no data of Faultline in " + data);
        }
        assertThat(run(settings, List.of("export-decisions", folder.resolve("d").toString())))
                .isEqualTo(1);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void pruneCountsByTableAndSaysWhatIsNotTakenInAnyMore() throws Exception {
        DataSource database = EmptyDatabase.create();
        Flyway.configure().dataSource(database).load().migrate();
        Map<String, String> settings = Map.of(
                "quarkus.datasource.jdbc.url", EmptyDatabase.url(database),
                "quarkus.datasource.username", "postgres",
                "faultline.horizon", "100",
                "faultline.today", "2026-11-18");
        assertThat(run(settings, List.of("prune", "--before", "2024-01-01", "--dry-run")))
                .isZero();
        assertThat(out.toString(UTF_8))
                .containsPattern("would go +would stay")
                .containsPattern("report +0 +0")
                .contains("Then no report of a day before 2025-07-01 would be taken in any more.");
        assertThat(run(settings, List.of("prune", "--before", "2024-01-01"))).isZero();
        assertThat(out.toString(UTF_8)).contains("From now on no report of a day before 2025-07-01 is taken in");
        assertThat(run(settings, List.of("prune", "--before", "2025-06-01"))).isEqualTo(1);
        assertThat(out.toString(UTF_8)).contains("2025-06-01 is too late; the latest day is 2025-04-");
        assertThat(run(settings, List.of("prune"))).isEqualTo(1);
        assertThat(out.toString(UTF_8)).contains("--before");
    }

    private int run(Map<String, String> settings, List<String> words) {
        out.reset();
        PrintStream both = new PrintStream(out, true, UTF_8);
        return new Commands(InputStream.nullInputStream(), both, both).run(words, ServiceSettings.of(settings));
    }
}
