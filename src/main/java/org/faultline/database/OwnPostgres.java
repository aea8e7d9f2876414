package org.faultline.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The PostgreSQL that the service starts for itself where none is configured. Its data survives restarts and crashes. */
public final class OwnPostgres implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(OwnPostgres.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;

    /** In postmaster.pid. */
    private static final int PORT_LINE = 4;

    private OwnPostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts over the data folder, after stopping a server that a killed service left behind on it. */
    public static OwnPostgres start(Path folder) {
        Path data = folder;
        try {
            data = Files.createDirectories(folder).toRealPath();
            stopOrphan(data);
            return new OwnPostgres(EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(Files.createDirectories(data.resolveSibling("postgres-bin"))
                            .toFile())
                    .setPGStartupWait(PATIENCE)
                    // the service stops first
                    .setRegisterShutdownHook(false)
                    // the library switches these off, for tests
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("listen_addresses", "localhost")
                    .start());
        } catch (IOException | IllegalStateException e) {
            giveUp(data);
            throw new IllegalStateException(
                    "Faultline could not start PostgreSQL over " + folder.toAbsolutePath() + ": " + e.getMessage()
                            + ". Restore that folder from a backup, or delete it to begin anew.",
                    e);
        }
    }

    /** A server that came up but cannot be used must not stay behind. */
    private static void giveUp(Path data) {
        try {
            stopOrphan(data);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "and it does not stop", e);
        }
    }

    public String jdbcUrl() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** Where the one over this folder answers, started by whom ever; its port is the fourth line of postmaster.pid. */
    public static Optional<String> running(Path folder) throws IOException {
        Path lock = folder.resolve("postmaster.pid");
        List<String> lines = Files.isRegularFile(lock) ? Files.readAllLines(lock) : List.of();
        return lines.size() < PORT_LINE
                ? Optional.empty()
                : Optional.of("jdbc:postgresql://localhost:"
                        + lines.get(PORT_LINE - 1).strip() + "/postgres");
    }

    /** The first line of postmaster.pid is the process that holds the data folder. */
    private static void stopOrphan(Path data) throws IOException {
        Path lock = data.resolve("postmaster.pid");
        List<String> lines = Files.isRegularFile(lock) ? Files.readAllLines(lock) : List.of();
        if (lines.isEmpty() || !lines.get(0).strip().matches("\\d+")) {
            return;
        }
        ProcessHandle left =
                ProcessHandle.of(Long.parseLong(lines.get(0).strip())).orElse(null);
        if (left == null || !isPostgres(left)) {
            return;
        }
        LOG.info("a killed service left its PostgreSQL running (process " + left.pid() + "); stopping it first");
        left.destroy();
        try {
            left.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IOException("the PostgreSQL left behind (process " + left.pid() + ") does not stop", e);
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(c -> c.endsWith("/postgres")).orElse(false);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "PostgreSQL did not stop cleanly; it recovers at the next start", e);
        }
    }
}
