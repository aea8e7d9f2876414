package org.faultline.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A database in which nobody else changes anything: rows that a running service holds in memory must not change below it. */
final class SoleUse {
    private static final String PATIENCE = "5s";
    private static final int LOOKS = 20;

    private SoleUse() {}

    /**
     * Makes sure, until the end of the connection's transaction: a service that starts meanwhile waits, as it begins by looking for the
     * version of the tables.
     *
     * @throws DatabaseRefusal naming who is connected
     */
    static void take(Connection c) throws SQLException {
        try (Statement s = c.createStatement()) {
            s.execute("set local lock_timeout = '" + PATIENCE + "'");
            s.execute("lock table flyway_schema_history in access exclusive mode");
            s.execute("set local lock_timeout = 0");
            List<String> others = others(s);
            // one that was closed a moment ago is seen for another
            for (int i = 0; i < LOOKS && !others.isEmpty(); i++) {
                s.execute("select pg_stat_clear_snapshot(), pg_sleep(0.1)");
                others = others(s);
            }
            if (!others.isEmpty()) {
                throw new DatabaseRefusal("the database is in use (by " + String.join(", ", others)
                        + "); stop every Faultline that uses it first");
            }
        }
    }

    private static List<String> others(Statement s) throws SQLException {
        List<String> others = new ArrayList<>();
        try (ResultSet r = s.executeQuery("""
                select distinct coalesce(nullif(application_name, ''), 'a program'), coalesce(host(client_addr), 'this machine')
                from pg_stat_activity where datname = current_database() and usename = current_user
                  and pid <> pg_backend_pid() and backend_type = 'client backend' order by 1, 2
                """)) {
            while (r.next()) {
                others.add(r.getString(1) + " from " + r.getString(2));
            }
        }
        return others;
    }
}
