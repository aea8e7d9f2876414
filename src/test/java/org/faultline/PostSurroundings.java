package org.faultline;

import java.util.Map;

/** A real PostgreSQL and a scripted mail server; nothing goes out but when the test says so. */
public final class PostSurroundings extends OnPostgres {
    private static final ScriptedSmtp MAIL = new ScriptedSmtp();

    public static ScriptedSmtp mail() {
        return MAIL;
    }

    @Override
    Map<String, String> open() {
        return Map.ofEntries(
                Map.entry("quarkus.scheduler.enabled", "false"),
                Map.entry("quarkus.mailer.port", String.valueOf(MAIL.port())),
                Map.entry("quarkus.mailer.timeout", "1S"),
                Map.entry("faultline.mail-lease", "6S"),
                Map.entry("faultline.mail-per-domain", "0"),
                Map.entry("faultline.bounce-domain", "bounces.example.org"),
                Map.entry("faultline.bounce-secret", "let me in"),
                Map.entry("faultline.webhook-timeout", "1S"),
                Map.entry("faultline.webhook-allow", "localhost"),
                Map.entry("faultline.today", "2024-11-18"));
    }

    @Override
    void close() {
        MAIL.close();
    }
}
