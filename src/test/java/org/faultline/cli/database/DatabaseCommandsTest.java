package org.faultline.cli.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.faultline.cli.Commands;
import org.faultline.cli.option.ServiceSettings;
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
        for (List<String> words : List.of(List.of("backup", folder.resolve("all.zip").toString()))) {
            assertThat(run(settings, words)).as(words.get(0)).isEqualTo(1);
            assertThat(out.toString(UTF_8)).contains("there is no data of Faultline in " + data);
        }
        assertThat(folder).isEmptyDirectory();
    }

    private int run(Map<String, String> settings, List<String> words) {
        out.reset();
        PrintStream both = new PrintStream(out, true, UTF_8);
        return new Commands(InputStream.nullInputStream(), both, both).run(words, ServiceSettings.of(settings));
    }
}
