package org.faultline.database;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears what PostgreSQL tells of changes (LISTEN), which triggers tell at the end of a transaction, and says it within this process. Who
 * must not miss any looks from time to time besides: while the connection is lost nothing is heard.
 */
@ApplicationScoped
public class ChangeListener {
    private static final Logger LOG = Logger.getLogger(ChangeListener.class);
    private static final String CHANNEL = "faultline";
    private static final int WAIT_MILLIS = 500;

    private final DataSource database;
    private final Event<DatabaseChange> changes;
    private final Thread thread = new Thread(this::run, "database-changes");
    private volatile boolean stopping;

    ChangeListener(DataSource database, Event<DatabaseChange> changes) {
        this.database = database;
        this.changes = changes;
    }

    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        boolean heard = true;
        while (!stopping) {
            try {
                listen();
                heard = true;
            } catch (SQLException | RuntimeException e) {
                if (heard && !stopping) {
                    LOG.warnf(
                            "changes of the database are not heard, and looked for every few seconds: %s",
                            e.getMessage());
                }
                heard = false;
                pause();
            }
        }
    }

    private void listen() throws SQLException {
        try (Connection c = database.getConnection();
                Statement s = c.createStatement()) {
            s.execute("listen " + CHANNEL);
            try {
                changes.fire(new DatabaseChange(""));
                PGConnection heard = c.unwrap(PGConnection.class);
                while (!stopping) {
                    tell(heard.getNotifications(WAIT_MILLIS));
                }
            } finally {
                if (!c.isClosed()) {
                    s.execute("unlisten *");
                }
            }
        }
    }

    private void tell(PGNotification[] all) {
        Set<String> tables = new LinkedHashSet<>();
        for (PGNotification one : all) {
            tables.add(one.getParameter());
        }
        for (String table : tables) {
            try {
                changes.fire(new DatabaseChange(table));
            } catch (RuntimeException e) {
                LOG.errorf(e, "what follows from a change of the table %s could not be done now", table);
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        thread.join(TimeUnit.SECONDS.toMillis(5));
    }
}
