package org.faultline.cli.database;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.faultline.cli.option.ServiceSettings;
import org.faultline.database.Backup;
import org.faultline.database.DataFolder;
import org.faultline.database.OwnPostgres;

/** The database that the service is configured to use, be it running or not: one of yours, or the one in the data folder. */
final class ConfiguredDatabase {
    /** What is done with it. */
    interface Work<T> {
        T on(Backup backup) throws SQLException, IOException;
    }

    private final ServiceSettings settings;

    ConfiguredDatabase(ServiceSettings settings) {
        this.settings = settings;
    }

    /** @param alone whether no service may run over the data folder meanwhile */
    <T> T with(boolean alone, Work<T> work) {
        try {
            String url = settings.text("quarkus.datasource.jdbc.url", "");
            return url.isEmpty()
                    ? inFolder(alone, work)
                    : work.on(new Backup(
                            url,
                            settings.text("quarkus.datasource.username", ""),
                            settings.text("quarkus.datasource.password", "")));
        } catch (SQLException e) {
            throw new Backup.Refused("the database cannot be used: " + e.getMessage());
        } catch (IOException e) {
            throw new Backup.Refused("the file cannot be used: " + e);
        }
    }

    private <T> T inFolder(boolean alone, Work<T> work) throws SQLException, IOException {
        Path data = settings.ours().dataDir();
        Optional<Closeable> held = DataFolder.hold(data);
        if (held.isEmpty()) {
            if (alone) {
                throw new Backup.Refused(
                        "a Faultline is using the folder " + data.toAbsolutePath() + "; stop it first");
            }
            return work.on(new Backup(
                    OwnPostgres.running(DataFolder.postgres(data))
                            .orElseThrow(() -> new Backup.Refused(
                                    "the database in " + data.toAbsolutePath() + " is just being started or stopped")),
                    "postgres",
                    ""));
        }
        try (OwnPostgres own = OwnPostgres.start(DataFolder.postgres(data))) {
            return work.on(new Backup(own.jdbcUrl(), "postgres", ""));
        } finally {
            held.get().close();
        }
    }
}
