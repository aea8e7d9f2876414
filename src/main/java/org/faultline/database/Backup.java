package org.faultline.database;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/**
 * All that stands in the service's database, in one file: a zip with {@code contents.json} and, for each table, what COPY gives of it. Of one
 * moment, also while the service runs. It knows the version of its tables, so that a later Faultline takes it as well.
 */
public final class Backup {
    private static final int FORMAT = 1;
    private static final String CONTENTS = "contents.json";
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * What is in a file.
     *
     * @param format of the file
     * @param version of the tables: that of the last migration
     * @param tables name and columns of each, after those that it refers to
     * @param rows of each table
     * @param sequences the last number that each gave
     */
    public record Contents(
            int format,
            String version,
            Map<String, List<String>> tables,
            Map<String, Long> rows,
            Map<String, Long> sequences) {
        public long allRows() {
            return rows.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private final DataSource database;

    public Backup(DataSource database) {
        this.database = database;
    }

    /**
     * Writes a file that only its owner can read; what was there under that name is replaced once the new one is whole.
     *
     * @throws DatabaseRefusal if there is nothing of ours in the database
     */
    public Contents write(Path file) throws SQLException, IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path draft = Files.createTempFile(folder, "backup", ".part");
        try (Connection c = database.getConnection()) {
            c.setAutoCommit(false);
            c.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            c.setReadOnly(true);
            Contents contents;
            try (OutputStream out = Files.newOutputStream(draft);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                contents = write(c, zip);
            }
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return contents;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static Contents write(Connection c, ZipOutputStream zip) throws SQLException, IOException {
        String version = version(c);
        CopyManager copy = new CopyManager(c.unwrap(BaseConnection.class));
        Map<String, List<String>> tables = new LinkedHashMap<>();
        Map<String, Long> rows = new LinkedHashMap<>();
        for (DatabaseTables.Table table : DatabaseTables.read(c)) {
            zip.putNextEntry(new ZipEntry(table.name()));
            rows.put(table.name(), copy.copyOut("copy " + table.quoted() + " to stdout", zip));
            tables.put(table.name(), table.columns());
        }
        Contents contents = new Contents(FORMAT, version, tables, rows, DatabaseTables.sequences(c));
        zip.putNextEntry(new ZipEntry(CONTENTS));
        zip.write(JSON.writeValueAsBytes(contents));
        return contents;
    }

    private static String version(Connection c) throws SQLException {
        if (!holds(c, "select to_regclass('flyway_schema_history') is not null")) {
            throw new DatabaseRefusal("there is nothing of Faultline in this database");
        }
        try (Statement s = c.createStatement();
                ResultSet r = s.executeQuery("select version from flyway_schema_history where success"
                        + " and version is not null order by installed_rank desc limit 1")) {
            r.next();
            return r.getString(1);
        }
    }

    /**
     * Fills a database that holds nothing yet, all or nothing, and brings its tables to the version of this program.
     *
     * @param sendUnsent whether letters that had not gone out are sent now; where not, they are noted as given up, since they may have gone
     *     out after the backup was made
     * @throws DatabaseRefusal if the file is none, or of a later version, or the database is not empty
     */
    public Contents restore(Path file, boolean sendUnsent) throws SQLException, IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Contents contents = contents(zip, file);
            refuseFilled();
            migrate(contents.version());
            try (Connection c = database.getConnection()) {
                c.setAutoCommit(false);
                fill(c, zip, contents);
                if (!sendUnsent) {
                    giveUpUnsent(c);
                }
                c.commit();
            }
            flyway(database, "latest").migrate();
            return contents;
        }
    }

    private static Contents contents(ZipFile zip, Path file) throws IOException {
        ZipEntry entry = zip.getEntry(CONTENTS);
        if (entry == null) {
            throw new DatabaseRefusal(file + " is no backup of Faultline: it has no " + CONTENTS);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            Contents contents = JSON.readValue(in, Contents.class);
            if (contents.format() != FORMAT) {
                throw new DatabaseRefusal(
                        file + " was made by a later Faultline: it has the format " + contents.format());
            }
            return contents;
        }
    }

    private void refuseFilled() throws SQLException {
        try (Connection c = database.getConnection()) {
            for (String table : List.of("report", "subscription", "person")) {
                if (holds(c, "select to_regclass('" + table + "') is not null")
                        && holds(c, "select exists (select from " + table + ")")) {
                    throw new DatabaseRefusal("the database is not empty (there are rows in the table " + table
                            + "); a backup is restored into a new one");
                }
            }
        }
    }

    private void migrate(String version) {
        MigrationInfo[] known = flyway(database, "latest").info().all();
        if (Arrays.stream(known).noneMatch(m -> version.equals(version(m)))) {
            throw new DatabaseRefusal(
                    "the backup was made by a later Faultline: its tables have the version " + version);
        }
        Flyway flyway = flyway(database, version);
        MigrationInfo now = flyway.info().current();
        flyway.migrate();
        if (now != null
                && !version.equals(version(now))
                && !version.equals(version(flyway.info().current()))) {
            throw new DatabaseRefusal("the tables here have the version " + version(now)
                    + " already and those of the backup " + version + "; restore into a database without tables");
        }
    }

    private static String version(MigrationInfo migration) {
        return String.valueOf(migration.getVersion());
    }

    private static Flyway flyway(DataSource database, String target) {
        return Flyway.configure().dataSource(database).target(target).load();
    }

    private static void fill(Connection c, ZipFile zip, Contents contents) throws SQLException, IOException {
        Map<String, DatabaseTables.Table> here = new LinkedHashMap<>();
        DatabaseTables.read(c).forEach(t -> here.put(t.name(), t));
        CopyManager copy = new CopyManager(c.unwrap(BaseConnection.class));
        try (Statement s = c.createStatement()) {
            // what migrations put in stands in the backup as well
            s.execute("truncate "
                    + String.join(
                            ", ",
                            here.keySet().stream().map(DatabaseTables::quote).toList()) + " cascade");
        }
        for (Map.Entry<String, List<String>> table : contents.tables().entrySet()) {
            DatabaseTables.Table known = here.get(table.getKey());
            ZipEntry entry = zip.getEntry(table.getKey());
            if (known == null || entry == null || !known.columns().containsAll(table.getValue())) {
                throw new DatabaseRefusal(
                        "the backup does not fit: the table " + table.getKey() + " is another one here");
            }
            try (InputStream in = zip.getInputStream(entry)) {
                copy.copyIn(
                        "copy " + new DatabaseTables.Table(known.name(), table.getValue()).quoted() + " from stdin",
                        in);
            }
        }
        try (PreparedStatement s = c.prepareStatement("select setval(quote_ident(?)::regclass, ?)")) {
            for (Map.Entry<String, Long> sequence : contents.sequences().entrySet()) {
                s.setString(1, sequence.getKey());
                s.setLong(2, sequence.getValue());
                s.execute();
            }
        }
    }

    private static void giveUpUnsent(Connection c) throws SQLException {
        try (Statement s = c.createStatement()) {
            s.execute("update outbox set state = 'DEAD', error = 'not sent when the backup was made that this database"
                    + " was restored from; it may have gone out since' where state in ('WAITING', 'CLAIMED')");
        }
    }

    private static boolean holds(Connection c, String question) throws SQLException {
        try (Statement s = c.createStatement();
                ResultSet r = s.executeQuery(question)) {
            return r.next() && r.getBoolean(1);
        }
    }
}
