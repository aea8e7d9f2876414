package org.faultline.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.faultline.fixture.EmptyDatabase;
import org.faultline.fixture.OldTables;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    private static final int OLD = 17;

    @TempDir
    Path folder;

    private static Backup of(DataSource database) {
        return new Backup(database);
    }

    private static void migrate(DataSource database) {
        Flyway.configure().dataSource(database).load().migrate();
    }

    private static void run(DataSource database, String statement) throws SQLException {
        try (Connection c = database.getConnection();
                Statement s = c.createStatement()) {
            s.execute(statement);
        }
    }

    /** Every row of every table, and what each sequence gives next. */
    private static Map<String, List<String>> all(DataSource database) throws SQLException {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        try (Connection c = database.getConnection();
                Statement s = c.createStatement()) {
            for (DatabaseTables.Table table : DatabaseTables.read(c)) {
                List<String> of = new ArrayList<>();
                try (ResultSet r = s.executeQuery("select t::text from " + table.name() + " t order by 1")) {
                    while (r.next()) {
                        of.add(r.getString(1));
                    }
                }
                rows.put(table.name(), of);
            }
            DatabaseTables.sequences(c).forEach((name, last) -> rows.put(name, List.of(String.valueOf(last))));
        }
        return rows;
    }

    private static DataSource old;
    private static DataSource today;

    /** One of an old version, and one of today's with its rows. */
    @BeforeAll
    static void fill() throws Exception {
        old = EmptyDatabase.create();
        OldTables.fill(old, OLD);
        today = EmptyDatabase.copy(old);
        migrate(today);
        run(
                today,
                "insert into person (name, role, created_at, created_by) values ('anna', 'ADMIN', now(), 'first admin')");
    }

    @Test
    void aDatabaseThatIsRestoredIsEqualToTheRow() throws Exception {
        DataSource database = EmptyDatabase.copy(today);
        run(database, "update outbox set state = 'SENT'");
        Path file = folder.resolve("all.zip");

        Backup.Contents written = of(database).write(file);
        DataSource another = EmptyDatabase.create();
        Backup.Contents restored = of(another).restore(file, false);

        assertThat(all(another)).isEqualTo(all(database));
        assertThat(restored).isEqualTo(written);
        assertThat(written.rows().get("alert")).isPositive();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aBackupOfAnEarlierVersionIsBroughtToThisOne() throws Exception {
        Path file = folder.resolve("old.zip");
        assertThat(of(old).write(file).version()).isEqualTo(String.valueOf(OLD));
        DataSource another = EmptyDatabase.create();

        of(another).restore(file, true);

        DataSource migrated = EmptyDatabase.copy(old);
        migrate(migrated);
        assertThat(all(another)).isEqualTo(all(migrated));
    }

    @Test
    void lettersThatHadNotGoneOutAreSentOnlyWhereThatIsAskedFor() throws Exception {
        DataSource database = EmptyDatabase.copy(today);
        run(database, "update outbox set state = 'WAITING'");
        Path file = folder.resolve("all.zip");
        of(database).write(file);

        DataSource quiet = EmptyDatabase.create();
        of(quiet).restore(file, false);
        DataSource sending = EmptyDatabase.create();
        of(sending).restore(file, true);

        assertThat(all(sending).get("outbox")).isNotEmpty().allMatch(row -> row.contains("WAITING"));
        assertThat(all(quiet).get("outbox"))
                .isNotEmpty()
                .allMatch(row -> row.contains("DEAD") && row.contains("it may have gone out since"));
    }

    @Test
    void nothingIsRestoredOverWhatIsThereNorFromWhatIsNoBackup() throws Exception {
        DataSource database = EmptyDatabase.copy(today);
        Map<String, List<String>> before = all(database);
        Path file = folder.resolve("all.zip");
        of(database).write(file);
        assertThatThrownBy(() -> of(database).restore(file, false))
                .isInstanceOf(DatabaseRefusal.class)
                .hasMessageContaining("the database is not empty")
                .hasMessageContaining("there are rows in the table subscription");
        assertThat(all(database)).isEqualTo(before);

        Path later = folder.resolve("later.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(later))) {
            zip.putNextEntry(new ZipEntry("contents.json"));
            zip.write("{\"format\": 1, \"version\": \"9999\", \"tables\": {}, \"rows\": {}, \"sequences\": {}}"
                    .getBytes(StandardCharsets.UTF_8));
        }
        DataSource another = EmptyDatabase.create();
        assertThatThrownBy(() -> of(another).restore(later, false))
                .isInstanceOf(DatabaseRefusal.class)
                .hasMessageContaining("later Faultline: its tables have the version 9999");
        assertThatThrownBy(() -> of(another).write(folder.resolve("nothing.zip")))
                .isInstanceOf(DatabaseRefusal.class)
                .hasMessage("there is nothing of Faultline in this database");
        assertThat(folder.resolve("nothing.zip")).doesNotExist();
    }

    @Test
    void aBackupWhoseRowsAreBrokenLeavesTheDatabaseEmpty() throws Exception {
        Path file = folder.resolve("all.zip");
        of(EmptyDatabase.copy(today)).write(file);
        try (var zip = FileSystems.newFileSystem(file)) {
            Path rows = zip.getPath("outbox");
            Files.writeString(rows, Files.readString(rows) + "cut off\n");
        }
        DataSource another = EmptyDatabase.create();
        assertThatThrownBy(() -> of(another).restore(file, false)).isInstanceOf(SQLException.class);
        assertThat(all(another).get("report")).isEmpty();
        assertThat(all(another).get("alert")).isEmpty();
    }
}
