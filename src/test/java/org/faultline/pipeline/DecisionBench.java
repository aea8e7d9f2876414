package org.faultline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.faultline.fixture.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten thousand subscribers, who ask for different things, and one alert: {@code mvn -Pbench verify -Dit.test=DecisionBench}. Measured from
 * the delivery to the commit of everything that follows from it, the ledger and the letters owed among it.
 */
class DecisionBench {
    private static final int SUBSCRIBERS = Integer.getInteger("bench.subscribers", 10_000);
    private static final String SUBSCRIBE = """
            insert into subscription (channel, address, wish, state, created_at, changed_at, confirmed_at)
            select 'MAIL', 'reader' || n || '@example.org',
                   jsonb_build_object('facets', jsonb_build_object('rules', '[]'::jsonb, 'families', '[]'::jsonb,
                           'severity', (array['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'])[1 + n %% 2], 'certainty', null, 'sources', n %% 2,
                           'countries', case when n %% 3 = 0 then '["SYR"]'::jsonb else '[]'::jsonb end, 'admin1s', '[]'::jsonb,
                           'circles', jsonb_build_array(jsonb_build_object('lat', 34.45, 'lon', 40.92, 'km', 300)),
                           'strips', '[]'::jsonb, 'groups', '[]'::jsonb, 'texts', '[]'::jsonb),
                       'rhythm', jsonb_build_object('kind', 'AT_ONCE', 'at', '00:00:00', 'day', null, 'dayOfMonth', 0),
                       'zone', 'Asia/Damascus', 'quiet', null, 'language', 'EN', 'linkOnly', false, 'evenIfNothing', false),
                   'CONFIRMED', now(), now(), now()
            from generate_series(1, %d) as n
            """;
    private static final String CONVOY = """
            [{"dataset": "desk", "externalId": "h", "asOf": "%1$sT06:00:00Z", "type": "REINFORCEMENT",
              "date": {"best": "%1$s"}, "sideA": ["IRGC"], "quote": "Forty vehicles arrived.",
              "place": {"name": "al-Bukamal"}, "source": {"publisher": "Desk"},
              "quantities": [{"measure": "VEHICLES", "low": 40}]}]
            """;

    @TempDir
    Path temp;

    @Test
    void tenThousandSubscribersAndOneAlert() throws Exception {
        try (Program program = new Program(Files.createDirectory(temp.resolve("decide")))
                .with("FAULTLINE_SAMPLE", "false")
                .start()) {
            try (Connection c = program.database();
                    Statement s = c.createStatement()) {
                s.execute(SUBSCRIBE.formatted(SUBSCRIBERS));
                long begin = System.nanoTime();
                program.post(
                        "/api/v1/reports",
                        CONVOY.formatted(java.time.LocalDate.now(java.time.ZoneOffset.UTC)
                                .minusDays(1)));
                while (count(s, "ledger_entry") == 0) {
                    Thread.sleep(5);
                }
                double seconds = (System.nanoTime() - begin) / 1e9;
                long told = count(s, "ledger_entry");
                System.out.printf("%,d subscribers, %,d rows of the ledger: %.2f s%n", SUBSCRIBERS, told, seconds);
                assertThat(told).isGreaterThanOrEqualTo(SUBSCRIBERS);
                assertThat(seconds).isLessThan(5);
            }
        }
    }

    private static long count(Statement s, String table) throws Exception {
        try (ResultSet r = s.executeQuery("select count(*) from " + table)) {
            r.next();
            return r.getLong(1);
        }
    }
}
