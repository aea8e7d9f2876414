package org.faultline.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.faultline.fixture.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drill: the machine is lost, and the service comes up elsewhere from the backup. */
class BackupIT {
    @TempDir
    Path temp;

    @Test
    void whatIsRestoredGivesTheSameAlertsAndSendsNothingTwice() throws Exception {
        Path file = temp.resolve("faultline.zip");
        JsonNode alerts;
        try (Program lost = new Program(Files.createDirectory(temp.resolve("lost")))
                .quickToStart()
                .start()) {
            await().atMost(Duration.ofMinutes(1)).until(() -> lost.getJson("/api/v1/letters?state=WAITING")
                    .path("letters")
                    .isEmpty());
            assertThat(mails(lost)).isNotEmpty();
            alerts = lost.getJson("/api/v1/alerts?limit=500");
            Process backup = lost.launch("backup", "backup", file.toString());
            assertThat(backup.waitFor()).as(said(lost, "backup")).isZero();
            Process over = lost.launch("over", "restore", file.toString());
            assertThat(over.waitFor()).isEqualTo(1);
            assertThat(said(lost, "over"))
                    .contains("a Faultline is using the folder")
                    .doesNotContain("\tat ");
        }

        try (Program anew = new Program(Files.createDirectory(temp.resolve("anew"))).quickToStart()) {
            Process restore = anew.launch("restore", "restore", file.toString());
            assertThat(restore.waitFor()).as(said(anew, "restore")).isZero();
            anew.start();
            assertThat(anew.getJson("/api/v1/alerts?limit=500")).isEqualTo(alerts);
            // the worker looks every second
            await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
            assertThat(mails(anew)).as("sent again").isEmpty();
        }
    }

    private static String said(Program program, String log) throws Exception {
        return Files.readString(program.folder().resolve(log));
    }

    /** What its own mail server took. */
    private static List<Path> mails(Program program) throws Exception {
        Path inbox = program.folder().resolve("data/inbox");
        if (!Files.isDirectory(inbox)) {
            return List.of();
        }
        try (var files = Files.list(inbox)) {
            return files.toList();
        }
    }
}
