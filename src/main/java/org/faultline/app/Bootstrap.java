package org.faultline.app;

import io.quarkus.runtime.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.faultline.cli.option.ServiceSettings;
import org.faultline.cli.option.WrongSettings;
import org.faultline.database.DataFolder;
import org.faultline.database.OwnPostgres;
import org.faultline.knowledge.RunningKnowledge;
import org.faultline.knowledge.name.KnowledgeFault;
import org.faultline.knowledge.theatre.Theatres;
import org.faultline.notify.channel.mail.InboxServer;
import org.faultline.rule.FolderState;
import org.faultline.rule.RunningRules;
import org.faultline.settings.Settings;
import org.faultline.trial.backtest.history.SortedReports;
import org.jspecify.annotations.Nullable;

/** What must stand before the service starts: a free address, a database, a mail server; what is not configured it starts itself. */
final class Bootstrap {
    /** The day on which the sample's alert is still open. */
    private static final String SAMPLE_DAY = "2024-11-18";

    private static final String LEVEL_OF_REQUESTS = "quarkus.log.category.\"org.faultline.requests\".level";

    private static final Deque<AutoCloseable> STARTED = new ArrayDeque<>();

    private static volatile boolean inUse;
    private static @Nullable CompletableFuture<RunningRules> rules;
    private static @Nullable CompletableFuture<RunningKnowledge> knowledge;

    private Bootstrap() {}

    /** The rule book that is being compiled since the start, or null where the service was started another way. */
    static @Nullable CompletableFuture<RunningRules> rules() {
        return rules;
    }

    /** The knowledge that is being read since the start, likewise. */
    static @Nullable CompletableFuture<RunningKnowledge> knowledge() {
        return knowledge;
    }

    /** @throws StartRefused if the service must not or cannot start here */
    static void prepare() {
        ServiceSettings config = settings();
        checkAddress(config);
        Runtime.getRuntime().addShutdownHook(new Thread(Bootstrap::closeAfterService, "surroundings"));
        Settings ours = config.ours();
        // the rules take as long as the database, and need nothing of it
        rules = CompletableFuture.supplyAsync(() -> RunningRules.of(ours.rulesDir(), ours.horizon()));
        knowledge = CompletableFuture.supplyAsync(
                () -> RunningKnowledge.of(ours.configDir(), FolderState.of(ours.configDir())));
        SortedReports.removeAbandoned();
        Path data = ours.dataDir();
        if (!config.has("quarkus.datasource.jdbc.url")) {
            holdFolder(data);
            OwnPostgres own = ownPostgres(data);
            STARTED.push(own);
            System.setProperty("quarkus.datasource.jdbc.url", own.jdbcUrl());
            System.setProperty("quarkus.datasource.username", "postgres");
            boolean sample = ours.sample().orElse(true) && sampleOrEmpty(own.jdbcUrl());
            System.setProperty("faultline.sample", String.valueOf(sample));
            if (sample && !config.has(LEVEL_OF_REQUESTS)) {
                // the addresses to open are to be the last that a newcomer reads
                System.setProperty(LEVEL_OF_REQUESTS, "WARN");
            }
            if (sample && ours.today().isEmpty()) {
                System.setProperty("faultline.today", SAMPLE_DAY);
            }
        }
        if (!config.has("quarkus.mailer.host")) {
            InboxServer inbox = InboxServer.start(data.resolve("inbox"));
            STARTED.push(inbox);
            System.setProperty("quarkus.mailer.host", "127.0.0.1");
            System.setProperty("quarkus.mailer.port", String.valueOf(inbox.port()));
            System.setProperty("faultline.inbox", "true");
        }
        awaitFiles(ours.configDir());
    }

    private static OwnPostgres ownPostgres(Path data) {
        try {
            return OwnPostgres.start(DataFolder.postgres(data));
        } catch (IllegalStateException e) {
            throw new StartRefused(String.valueOf(e.getMessage()));
        }
    }

    private static ServiceSettings settings() {
        try {
            return ServiceSettings.read();
        } catch (UncheckedIOException e) {
            throw new StartRefused("Faultline does not start: " + e.getMessage() + ": " + e.getCause());
        } catch (WrongSettings e) {
            throw new StartRefused("Faultline does not start:\n" + e.getMessage());
        }
    }

    /** Knowledge with faults, and a rules folder that cannot be read, are said before the service starts to log of anything else. */
    private static void awaitFiles(Path config) {
        try {
            Objects.requireNonNull(knowledge).join();
            Objects.requireNonNull(rules).join();
            Theatres.read(config);
        } catch (CompletionException | KnowledgeFault e) {
            Throwable cause = e instanceof KnowledgeFault || e.getCause() == null ? e : e.getCause();
            throw new StartRefused("Faultline does not start: " + cause.getMessage());
        }
    }

    /** To be said when the service has started: it stands on them until it has stopped. */
    static void inUse() {
        inUse = true;
    }

    /** On a signal the service stops in a hook of its own; where that has begun, the service no longer counts as started, but has to be waited for. */
    private static void closeAfterService() {
        Application service = Application.currentApplication();
        if (inUse && service != null) {
            service.awaitShutdown();
        }
        close();
    }

    static synchronized void close() {
        while (!STARTED.isEmpty()) {
            try {
                STARTED.pop().close();
            } catch (Exception e) {
                System.err.println("while stopping: " + e);
            }
        }
    }

    /** Two services over one folder would fight for its database; the lock goes with the process. */
    private static void holdFolder(Path data) {
        try {
            STARTED.push(DataFolder.hold(data)
                    .orElseThrow(() -> new StartRefused("Faultline cannot use the folder " + data.toAbsolutePath()
                            + ": another Faultline is using it."
                            + " Stop that one, or set FAULTLINE_DATA_DIR to another folder.")));
        } catch (IOException e) {
            throw new StartRefused(
                    "Faultline cannot write to the folder " + data.toAbsolutePath() + ": " + e.getMessage());
        }
    }

    private static int port(ServiceSettings config) {
        String port = config.text("quarkus.http.port", "8080");
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65535) {
            throw new StartRefused(
                    "Faultline cannot listen on port '" + port + "': a port is a number from 0 to 65535.");
        }
        return Integer.parseInt(port);
    }

    private static void checkAddress(ServiceSettings config) {
        String host = config.text("quarkus.http.host", "127.0.0.1");
        int port = port(config);
        try {
            InetAddress address = InetAddress.getByName(host);
            if (port != 0) {
                new ServerSocket(port, 1, address).close();
            }
        } catch (UnknownHostException e) {
            throw new StartRefused("Faultline cannot listen on " + host + ": there is no such address.");
        } catch (IOException e) {
            throw new StartRefused("Faultline cannot listen on " + host + ":" + port
                    + ": another program has that port. Stop it, or set" + " QUARKUS_HTTP_PORT to a free one.");
        }
    }

    /** Whether the database is new or holds the sample; one that holds real reports never has the sample's calendar. */
    private static boolean sampleOrEmpty(String url) {
        try (Connection c = DriverManager.getConnection(url);
                ResultSet table = c.createStatement().executeQuery("select to_regclass('report') is null")) {
            table.next();
            if (table.getBoolean(1)) {
                return true;
            }
            try (ResultSet r = c.createStatement()
                    .executeQuery(
                            "select not exists (select 1 from report) or exists (select 1 from report where dataset = '"
                                    + Sample.DATASET + "')")) {
                r.next();
                return r.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not look into the database at " + url, e);
        }
    }
}
