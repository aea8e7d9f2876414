package org.faultline;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** A real PostgreSQL, and a mail server on this machine, for the tests that run inside the service. */
abstract class OnPostgres implements QuarkusTestResourceLifecycleManager {
    private EmbeddedPostgres postgres;

    /** Opens the mail server; gives the settings of the test. */
    abstract Map<String, String> open();

    abstract void close();

    @Override
    public final Map<String, String> start() {
        try {
            postgres = EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> settings = new HashMap<>(Map.of(
                "quarkus.datasource.jdbc.url", postgres.getJdbcUrl("postgres", "postgres"),
                "quarkus.datasource.username", "postgres",
                "quarkus.mailer.mock", "false",
                "quarkus.mailer.host", "127.0.0.1",
                "quarkus.http.test-port", "0"));
        settings.putAll(open());
        return settings;
    }

    @Override
    public final void stop() {
        close();
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
