package org.faultline;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** The packaged program with a database that outlives it, a scripted mail server, and subscribers that are simply there. */
final class PostOffice implements AutoCloseable {
    private static final String WISH =
            "{\"facets\": {\"rules\": [], \"families\": [], \"severity\": \"LOW\", \"certainty\": null, \"sources\":"
                    + " 0, \"countries\": [], \"admin1s\": [], \"circles\": [], \"strips\": [], \"groups\": [], \"texts\":"
                    + " []}, \"rhythm\": {\"kind\": \"AT_ONCE\", \"at\": \"00:00:00\", \"day\": null, \"dayOfMonth\": 0},"
                    + " \"zone\": \"Z\", \"quiet\": null, \"language\": \"EN\", \"linkOnly\": false, \"evenIfNothing\":"
                    + " false}";

    final ScriptedSmtp mail = new ScriptedSmtp();
    final Program program;
    private final EmbeddedPostgres postgres;

    PostOffice(Path folder) throws IOException {
        postgres = EmbeddedPostgres.start();
        program = new Program(Files.createDirectory(folder))
                .with("JAVA_TOOL_OPTIONS", Program.QUICK_START)
                .with("FAULTLINE_SAMPLE", "false")
                .with("FAULTLINE_TODAY", "2024-11-18")
                .with("FAULTLINE_MAIL_LEASE", "12S")
                .with("FAULTLINE_MAIL_PER_DOMAIN", "0")
                .with("QUARKUS_MAILER_TIMEOUT", "2S")
                .with("QUARKUS_MAILER_HOST", "127.0.0.1")
                .with("QUARKUS_MAILER_PORT", String.valueOf(mail.port()))
                .with("QUARKUS_DATASOURCE_JDBC_URL", postgres.getJdbcUrl("postgres", "postgres"))
                .with("QUARKUS_DATASOURCE_USERNAME", "postgres");
    }

    /** Subscribes readers that have confirmed, each at a domain of its own. */
    void subscribe(int readers) {
        run("insert into subscription (address, channel, wish, state, created_at, changed_at)"
                + " select 'reader@host' || n || '.example.org', 'MAIL', '" + WISH
                + "', 'CONFIRMED', now(), now() from generate_series(1, " + readers + ") n");
    }

    /** Owes every reader a letter about the first alert. */
    void oweEveryReaderALetter() {
        run("insert into outbox (message_id, subscription, kind, episode, revision, state, attempts, due, fence,"
                + " created_at) select '<bench.' || s.id || '@faultline.localhost>', s.id, 'ALERT', r.episode,"
                + " r.number, 'WAITING', 0, now(), 0, now() from subscription s, (select episode, number from"
                + " revision order by episode, number limit 1) r");
    }

    void forget() {
        run("delete from outbox");
        mail.forget();
    }

    int letters(String where) {
        try (Connection c = connection();
                var r = c.createStatement().executeQuery("select count(*) from outbox where " + where)) {
            r.next();
            return r.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(String sql) {
        try (Connection c = connection()) {
            c.createStatement().execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connection() throws SQLException {
        return postgres.getPostgresDatabase().getConnection();
    }

    @Override
    public void close() throws IOException {
        program.close();
        mail.close();
        postgres.close();
    }
}
