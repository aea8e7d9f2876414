package org.faultline.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.faultline.alert.certainty.AssessedCertainty;
import org.faultline.alert.certainty.Certainty;
import org.faultline.alert.lifecycle.Snapshot;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A database of an earlier version keeps what it says of its alerts. */
class MigrationTest {
    private static final String EPISODE = """
            insert into episode (rule, rule_version, title, fingerprint, group_by, condition, workflow, severity, certainty, certainty_reasons,
                summary, first_event, last_event, over_after, quiet_days, detected_at, updated_at, backfilled, revision, sources, countries,
                admin1s, groups, actors)
            values ('rule', 'v1', 'Title', 'fp', '{}', 'ACTIVE', 'ACKNOWLEDGED', 'HIGH', 'CERTAIN', '[]', 'summary', '2024-11-02', '2024-11-03',
                '2024-12-03', 30, now(), now(), false, 2, 1, '{}', '{}', '{}', '{}')
            """;
    private static final String REVISION = """
            insert into revision (episode, number, reason, at, snapshot)
            values (1, %d, '%s', now(), '{"summary": "s", "matches": [%s], "facts": ["f"], "evidence": [%s]}')
            """;
    private static final String A = "{\"event\": \"a\", \"deathsBest\": 3}";
    private static final String B = "{\"event\": \"b\"}";
    private static final String C = "{\"event\": \"c\"}";

    @Test
    void whatAlertsRestedOnIsKeptOnceAndEachRevisionKnowsWhatCameAndWent() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            Flyway.configure()
                    .dataSource(postgres.getPostgresDatabase())
                    .target("3")
                    .load()
                    .migrate();
            try (Connection c = postgres.getPostgresDatabase().getConnection();
                    Statement s = c.createStatement()) {
                s.execute(EPISODE);
                s.execute("insert into alert_match (id, rule, fingerprint, episode, firing, raised_at, last_day) values"
                        + " ('m', 'rule', 'fp', 1, '{\"id\": \"m\", \"evidence\": [" + B + "," + A
                        + "]}', now(), '2024-11-03')");
                s.execute(REVISION.formatted(1, "FIRST", "\"m\"", A + "," + B));
                s.execute(REVISION.formatted(2, "CORRECTED", "\"m\", \"n\"", B + "," + C));
                Flyway.configure()
                        .dataSource(postgres.getPostgresDatabase())
                        .load()
                        .migrate();
                assertThat(all(s, "select content::json ->> 'event' from evidence order by 1"))
                        .containsExactly("a", "b", "c");
                assertThat(all(
                                s,
                                "select e.content::json ->> 'event' from alert_match, unnest(evidence) with ordinality as u (id, n)"
                                        + " join evidence e using (id) order by n"))
                        .containsExactly("b", "a");
                assertThat(all(s, "select firing::json ->> 'evidence' from alert_match"))
                        .containsExactly("[]");
                assertThat(all(s, delta("evidence_come", 1))).containsExactly("a", "b");
                assertThat(all(s, delta("evidence_come", 2))).containsExactly("c");
                assertThat(all(s, delta("evidence_gone", 2))).containsExactly("a");
                assertThat(all(s, "select unnest(matches_come) from revision where number = 2"))
                        .containsExactly("n");
                assertThat(all(s, "select unnest(facts_come) from revision where number = 2"))
                        .isEmpty();
                assertThat(all(s, "select unnest(facts_come) from revision where number = 1"))
                        .containsExactly("f");
                assertThat(all(s, "select event from episode_event order by 1")).containsExactly("b", "c");
            }
        }
    }

    @Test
    void certaintyIsSaidInTheWordsOfToday() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            Flyway.configure()
                    .dataSource(postgres.getPostgresDatabase())
                    .target("3")
                    .load()
                    .migrate();
            try (Connection c = postgres.getPostgresDatabase().getConnection();
                    Statement s = c.createStatement()) {
                String source = "[\"all of it comes from one original source: SOHR\"]";
                String date = "[\"the date of the clash of 2024-11-02 is only known to within a week\"]";
                s.execute(EPISODE);
                s.execute(EPISODE.replace("'fp'", "'fp2'").replace("'CERTAIN', '[]'", "'POSSIBLE', '" + source + "'"));
                s.execute(EPISODE.replace("'fp'", "'fp3'").replace("'CERTAIN', '[]'", "'POSSIBLE', '" + date + "'"));
                s.execute(
                        "insert into revision (episode, number, reason, at, snapshot) select id, 1, 'FIRST', now(),"
                                + " jsonb_build_object('summary', 's', 'matches', '[]'::jsonb, 'facts', '[]'::jsonb, 'evidence', '[]'::jsonb,"
                                + " 'sources', '[]'::jsonb, 'certainty', certainty, 'certaintyReasons', certainty_reasons) from episode");
                Flyway.configure()
                        .dataSource(postgres.getPostgresDatabase())
                        .load()
                        .migrate();
                assertThat(all(s, "select certainty from episode order by id"))
                        .containsExactly("OBSERVED", "LIKELY", "POSSIBLE");
                List<AssessedCertainty> said = new ArrayList<>();
                for (String snapshot : all(s, "select snapshot from revision order by episode")) {
                    said.add(new ObjectMapper()
                            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                            .readValue(snapshot, Snapshot.class)
                            .certainty());
                }
                assertThat(said)
                        .extracting(AssessedCertainty::level)
                        .containsExactly(Certainty.OBSERVED, Certainty.LIKELY, Certainty.POSSIBLE);
                assertThat(said.get(1).texts()).containsExactly("all of it comes from one original source: SOHR");
            }
        }
    }

    @Test
    void anEventOfSomeKilobytesIsNeitherCompressedNorAnalysed() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
            try (Connection c = postgres.getPostgresDatabase().getConnection();
                    Statement s = c.createStatement()) {
                s.execute(
                        "insert into event values ('e', 'CLASH', '2024-11-02', '2024-11-02', '2024-11-02', 'SYR', '', '{}',"
                                + " '{}', '{}', '{}', '{}', null, null, json_build_object('quote', repeat('They fought. ', 400)))");
                s.execute("insert into evidence select gen_random_uuid(), content from event");
                assertThat(
                                all(
                                        s,
                                        "select coalesce(pg_column_compression(content), 'none') from"
                                                + " (select content from event union all select content from evidence) as kept"))
                        .containsExactly("none", "none");
                s.execute("analyze event");
                assertThat(all(s, "select attname from pg_stats where tablename = 'event'"))
                        .contains("day", "country")
                        .doesNotContain("content", "reports");
            }
        }
    }

    private static String delta(String column, int revision) {
        return "select e.content::json ->> 'event' from revision, unnest(" + column
                + ") as u (id) join evidence e using (id) where number = " + revision + " order by 1";
    }

    private static List<String> all(Statement s, String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet r = s.executeQuery(query)) {
            while (r.next()) {
                found.add(r.getString(1));
            }
        }
        return found;
    }
}
