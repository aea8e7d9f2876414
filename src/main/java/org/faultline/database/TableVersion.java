package org.faultline.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

/** The version that the tables of a database have. */
public final class TableVersion {
    private TableVersion() {}

    /**
     * Makes sure that the tables are those of this program.
     *
     * @throws DatabaseRefusal saying what to do
     */
    public static void require(DataSource database) {
        MigrationInfoService info =
                Flyway.configure().dataSource(database).load().info();
        MigrationInfo now = info.current();
        if (now == null) {
            throw new DatabaseRefusal("there is nothing of Faultline in this database");
        }
        if (info.pending().length > 0) {
            throw new DatabaseRefusal("the tables have the version " + now.getVersion()
                    + ", and this program is of a later one; start the service once, which brings them to its version");
        }
        if (!now.getState().isResolved()) {
            throw new DatabaseRefusal("the tables have the version " + now.getVersion()
                    + ", which this program does not know; use that of the service");
        }
    }
}
