package org.faultline.cli.database;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.faultline.cli.option.ServiceSettings;
import org.faultline.database.DataFolder;
import org.faultline.database.DatabaseRefusal;
import org.faultline.database.OwnPostgres;
import org.postgresql.ds.PGSimpleDataSource;

/** The database that the service is configured to use, be it running or not: one of yours, or the one in the data folder. */
public final class ConfiguredDatabase {
    /** Beside whom it is used. */
    public enum Use {
        /** The service may run. */
        SHARED,
        /** No service may run over the data folder. */
        ALONE,
        /** Likewise, and where there is no database in the folder one is made. */
        NEW
    }

    /** What is done with it. */
    public interface Work<T> {
        T on(DataSource database) throws SQLException, IOException;
    }

    private final ServiceSettings settings;

    public ConfiguredDatabase(ServiceSettings settings) {
        this.settings = settings;
    }

    public <T> T with(Use use, Work<T> work) {
        try {
            String url = settings.text("quarkus.datasource.jdbc.url", "");
            return url.isEmpty()
                    ? inFolder(use, work)
                    : work.on(database(
                            url,
                            settings.text("quarkus.datasource.username", ""),
                            settings.text("quarkus.datasource.password", "")));
        } catch (SQLException e) {
            throw new DatabaseRefusal("the database cannot be used: " + e.getMessage());
        } catch (IOException e) {
            throw new DatabaseRefusal("the file cannot be used: " + e);
        }
    }

    private static DataSource database(String url, String user, String password) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(url);
        database.setUser(user);
        if (!password.isEmpty()) {
            database.setPassword(password);
        }
        return database;
    }

    private <T> T inFolder(Use use, Work<T> work) throws SQLException, IOException {
        Path data = settings.ours().dataDir();
        Path postgres = DataFolder.postgres(data);
        // PostgreSQL writes this file when it makes a database
        if (use != Use.NEW && !Files.isRegularFile(postgres.resolve("PG_VERSION"))) {
            throw new DatabaseRefusal("there is no data of Faultline in " + data.toAbsolutePath()
                    + "; run this in the folder of the service, or set FAULTLINE_DATA_DIR");
        }
        Optional<Closeable> held = DataFolder.hold(data);
        if (held.isEmpty()) {
            if (use != Use.SHARED) {
                throw new DatabaseRefusal(
                        "a Faultline is using the folder " + data.toAbsolutePath() + "; stop it first");
            }
            String url = OwnPostgres.running(postgres)
                    .orElseThrow(() -> new DatabaseRefusal(
                            "the database in " + data.toAbsolutePath() + " is just being started or stopped"));
            return work.on(database(url, "postgres", ""));
        }
        try (OwnPostgres own = OwnPostgres.start(postgres)) {
            return work.on(database(own.jdbcUrl(), "postgres", ""));
        } finally {
            held.get().close();
        }
    }
}
