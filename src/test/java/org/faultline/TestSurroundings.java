package org.faultline;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.HashMap;
import java.util.Map;

/** A real PostgreSQL and a real mail server for the tests that run inside the service; its calendar stands at the sample's day. */
public final class TestSurroundings extends OnPostgres {
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

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
    Map<String, String> open() {
        MAIL.start();
        Map<String, String> settings = new HashMap<>(Map.of(
                "faultline.look-every",
                "1s",
                "quarkus.mailer.port",
                String.valueOf(MAIL.getSmtp().getPort())));
        if (!movable) {
            settings.put("faultline.today", "2024-11-18");
        }
        return settings;
    }

    @Override
    void close() {
        MAIL.stop();
    }
}
