package org.faultline.trial.backtest.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder is removed by whoever comes after its process, and by nobody before. */
class SortFolderTest {
    @TempDir
    Path parent;

    /** Makes a folder below the one named, and waits to be killed. */
    public static void main(String[] words) throws Exception {
        SortFolder folder = SortFolder.create(Path.of(words[0]));
        Files.writeString(folder.path().resolve("2024-11" + SortFolder.FILES), "report");
        System.out.println(folder.path());
        Thread.sleep(TimeUnit.MINUTES.toMillis(5));
        folder.close();
    }

    @Test
    void oneThatWasKilledLeavesNothingOnceAnotherStarts() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SortFolderTest.class.getName(),
                        parent.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            Path folder = Path.of(said.readLine());
            SortFolder.removeAbandoned(parent);
            assertThat(folder.resolve("2024-11.reports")).as("while it runs").exists();
            process.destroyForcibly().waitFor();
            SortFolder.removeAbandoned(parent);
            assertThat(parent).isEmptyDirectory();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void oneOfThisProcessIsLeftAloneAndRemovedWhenItIsClosed() throws IOException {
        SortFolder mine = SortFolder.create(parent);
        try (SortFolder other = SortFolder.create(parent)) {
            SortFolder.removeAbandoned(parent);
            assertThat(other.path()).isDirectory();
            assertThat(mine.path()).isDirectory();
        }
        assertThat(mine.path()).isDirectory();
        mine.close();
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void whatIsOfOthersStays() throws IOException {
        Path theirs = Files.createDirectory(parent.resolve("faultline-backtest-1"));
        Files.writeString(theirs.resolve("notes.txt"), "not ours");
        Files.writeString(parent.resolve("faultline-backtest-1.lock"), "");
        Files.createSymbolicLink(parent.resolve("faultline-backtest-2"), theirs);
        SortFolder.removeAbandoned(parent);
        assertThat(theirs.resolve("notes.txt")).exists();
        assertThat(parent.resolve("faultline-backtest-2")).isSymbolicLink();
    }
}
