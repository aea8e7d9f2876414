package org.faultline;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** A real PostgreSQL and a scripted mail server; nothing goes out but when the test says so. */
public final class PostSurroundings implements QuarkusTestResourceLifecycleManager {
    private static final ScriptedSmtp MAIL = new ScriptedSmtp();

    private EmbeddedPostgres postgres;

    public static ScriptedSmtp mail() {
        return MAIL;
    }

    @Override
    public Map<String, String> start() {
        try {
            postgres = EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.ofEntries(
                Map.entry("quarkus.datasource.jdbc.url", postgres.getJdbcUrl("postgres", "postgres")),
                Map.entry("quarkus.datasource.username", "postgres"),
                Map.entry("quarkus.scheduler.enabled", "false"),
                Map.entry("quarkus.mailer.mock", "false"),
                Map.entry("quarkus.mailer.host", "127.0.0.1"),
                Map.entry("quarkus.mailer.port", String.valueOf(MAIL.port())),
                Map.entry("quarkus.mailer.timeout", "1S"),
                Map.entry("faultline.mail-lease", "6S"),
                Map.entry("faultline.mail-per-domain", "0"),
                Map.entry("faultline.bounce-domain", "bounces.example.org"),
                Map.entry("faultline.bounce-secret", "let me in"),
                Map.entry("faultline.webhook-timeout", "1S"),
                Map.entry("faultline.webhook-allow", "localhost"),
                Map.entry("quarkus.http.test-port", "0"),
                Map.entry("faultline.today", "2024-11-18"));
    }

    @Override
    public void stop() {
        MAIL.close();
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
