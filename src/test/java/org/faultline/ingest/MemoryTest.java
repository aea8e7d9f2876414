package org.faultline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In a JVM of 24 MB each: reading keeps no more of a file than a batch of it, whether its rows are good or bad. */
class MemoryTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({"acled, 90000, 90000, 0", "bad, 90000, 0, 90000", "json, 100000, 100000, 0"})
    @Timeout(120)
    void readsAFileLargerThanItsMemory(String kind, long rows, long good, long bad) throws Exception {
        assertThat(run(kind, rows))
                .startsWith(good + " good, " + bad + " bad, ")
                .endsWith("faults []");
    }

    private static String run(String kind, long rows) throws IOException, InterruptedException {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeFile.class.getName(),
                        kind,
                        String.valueOf(rows))
                .redirectErrorStream(true)
                .start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor(100, TimeUnit.SECONDS)).isTrue();
        return said.strip();
    }
}
