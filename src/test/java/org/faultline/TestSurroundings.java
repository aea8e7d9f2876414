package org.faultline;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** A real PostgreSQL and a real mail server for the tests that run inside the service; its calendar stands at the sample's day. */
public final class TestSurroundings implements QuarkusTestResourceLifecycleManager {
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private EmbeddedPostgres postgres;
    private boolean movable;

    /** With {@code calendar=clock} the calendar follows the clock, which the test may set. */
    @Override
    public void init(Map<String, String> arguments) {
        movable = "clock".equals(arguments.get("calendar"));
    }

    public static GreenMail mail() {
        return MAIL;
    }

    @Override
    public Map<String, String> start() {
        try {
            postgres = EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        MAIL.start();
        Map<String, String> settings = new HashMap<>(Map.of(
                "quarkus.datasource.jdbc.url", postgres.getJdbcUrl("postgres", "postgres"),
                "quarkus.datasource.username", "postgres",
                "quarkus.mailer.mock", "false",
                "faultline.look-every", "1s",
                "quarkus.mailer.host", "127.0.0.1",
                "quarkus.mailer.port", String.valueOf(MAIL.getSmtp().getPort()),
                "quarkus.http.test-port", "0"));
        if (!movable) {
            settings.put("faultline.today", "2024-11-18");
        }
        return settings;
    }

    @Override
    public void stop() {
        MAIL.stop();
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
