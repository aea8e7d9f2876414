package org.faultline.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.faultline.fixture.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast the list and the explanation of alerts are given where there are many: {@code mvn -Pbench verify -Dit.test=AlertsBench}. An alert
 * of the sample is multiplied in the database: each copy is another alert of ten matches, ten revisions and ten events of its own.
 */
class AlertsBench {
    private static final int ALERTS = Integer.getInteger("bench.alerts", 100_000);
    private static final int ASKED = 200;

    private static final String[] MULTIPLY = {
        "create temporary table t as select * from alert where rule = 'allied-clashes' order by id limit 1",
        "create temporary table m as select a.* from firing a join t on a.alert = t.id limit 1",
        "create temporary table v as select r.* from revision r join t on r.alert = t.id order by number limit 1",
        "create temporary table e as select y.* from evidence y, v where y.id = v.evidence_added[1]",
        """
        insert into evidence select md5('e' || n || '.' || k)::uuid, jsonb_set(e.content::jsonb, '{event}', to_jsonb('bench:' || n || '.' || k))::text
        from e, generate_series(1, %1$d) n, generate_series(1, 10) k""",
        """
        insert into alert select (jsonb_populate_record(x, jsonb_build_object('id', 1000 + n, 'fingerprint', md5('f' || n),
            'condition', case when n %% 20 = 0 then 'ACTIVE' else 'ENDED' end, 'next_change_at', null, 'revision', 10,
            'last_event', x.last_event - n %% 3000))).* from alert x join t using (id), generate_series(1, %1$d) n""",
        "insert into alert_event select 1000 + n, 'bench:' || n || '.' || k from generate_series(1, %1$d) n, generate_series(1, 10) k",
        """
        insert into firing select (jsonb_populate_record(x, jsonb_build_object('id', md5('m' || n || '.' || k), 'alert', 1000 + n,
            'fingerprint', md5('f' || n), 'evidence', array[md5('e' || n || '.' || k)::uuid]))).*
        from firing x join m using (id), generate_series(1, %1$d) n, generate_series(1, 10) k""",
        """
        insert into revision select (jsonb_populate_record(x, jsonb_build_object('alert', 1000 + n, 'number', k,
            'reason', case when k = 1 then 'FIRST' else 'NEW_EVIDENCE' end, 'firings_added', array[md5('m' || n || '.' || k)],
            'facts_added', array['DyadDay:' || n || '.' || k], 'evidence_added', array[md5('e' || n || '.' || k)::uuid]))).*
        from revision x join v using (alert, number), generate_series(1, %1$d) n, generate_series(1, 10) k""",
        "analyze"
    };

    @TempDir
    Path temp;

    @Test
    void listAndExplanationAmongManyAlerts() throws Exception {
        try (Program program = new Program(temp).start();
                Connection c = program.database();
                Statement s = c.createStatement()) {
            for (String step : MULTIPLY) {
                long begin = System.nanoTime();
                s.execute(step.formatted(ALERTS));
                System.out.printf(
                        "%s: %d s%n", step.strip().split(" select")[0], (System.nanoTime() - begin) / 1_000_000_000);
            }
            storage(s);
            double page = median(program, "/alerts", 0);
            double list = median(program, "/api/v1/alerts", 0);
            double group = median(program, "/api/v1/alerts?group=iran-axis&condition=ACTIVE&severity=HIGH", 0);
            double whole = median(program, "/api/v1/alerts/", 1001);
            double wholePage = median(program, "/alerts/", 1001);
            System.out.printf(
                    Locale.ROOT,
                    "%d alerts: page %.1f ms, list %.1f ms, filtered %.1f ms, one explained %.1f ms, its page %.1f ms (medians of %d)%n",
                    ALERTS,
                    page,
                    list,
                    group,
                    whole,
                    wholePage,
                    ASKED);
            assertThat(page).as("list page, ms").isLessThan(50);
            assertThat(whole).as("explanation, ms").isLessThan(30);
        }
    }

    private static void storage(Statement s) throws Exception {
        try (ResultSet r = s.executeQuery("select relname, pg_total_relation_size(oid) from pg_class where relname in"
                + " ('alert', 'alert_event', 'firing', 'revision', 'evidence') order by 1")) {
            long all = 0;
            while (r.next()) {
                all += r.getLong(2);
                System.out.printf("%s: %d bytes an alert%n", r.getString(1), r.getLong(2) / ALERTS);
            }
            System.out.printf("storage: %d bytes an alert of ten matches, revisions and events%n", all / ALERTS);
        }
    }

    /** Milliseconds; of addresses that end with a number beginning with the first, where that is above 0. */
    private static double median(Program program, String path, int first) throws Exception {
        Random random = new Random(1);
        double[] times = new double[ASKED];
        for (int i = -50; i < ASKED; i++) {
            String address = first == 0 ? path : path + (first + random.nextInt(ALERTS));
            long begin = System.nanoTime();
            assertThat(program.get(address).statusCode()).as(address).isEqualTo(200);
            if (i >= 0) {
                times[i] = (System.nanoTime() - begin) / 1e6;
            }
        }
        Arrays.sort(times);
        return times[ASKED / 2];
    }
}
