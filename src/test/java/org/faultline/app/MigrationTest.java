package org.faultline.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.faultline.alert.Alert;
import org.faultline.alert.Revision;
import org.faultline.alert.RevisionLists;
import org.faultline.alert.StoredFiring;
import org.faultline.alert.certainty.AssessedCertainty;
import org.faultline.alert.certainty.Certainty;
import org.faultline.alert.lifecycle.Cause;
import org.faultline.alert.lifecycle.RevisionReason;
import org.faultline.alert.lifecycle.Snapshot;
import org.faultline.alert.lifecycle.Workflow;
import org.faultline.alert.silence.Silence;
import org.faultline.alert.work.Work;
import org.faultline.alert.work.WorkAction;
import org.faultline.alert.work.WorkEntry;
import org.faultline.fixture.OldTables;
import org.faultline.subscription.Subscription;
import org.flywaydb.core.Flyway;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

/** A database of an earlier version keeps what it says of its alerts. */
class MigrationTest {
    private static final String ALERT = """
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

    /** From the first version with replicas on. What the version before needed may go in a migration that is called so. */
    @Test
    void aMigrationOnlyAddsSoThatTheVersionBeforeGoesOnBesideIt() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                int version = Integer.parseInt(name.substring(1, name.indexOf('_')));
                if (version >= 26 && !name.contains("__contract_")) {
                    assertThat(Files.readString(file))
                            .as(name)
                            .doesNotContainPattern("(?i)drop\\s+(table|column)|\\brename\\b|truncate|set not null");
                }
            }
        }
    }

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
                s.execute(ALERT);
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
                                "select e.content::json ->> 'event' from firing, unnest(evidence) with ordinality as u (id, n)"
                                        + " join evidence e using (id) order by n"))
                        .containsExactly("b", "a");
                assertThat(all(s, "select content::json ->> 'evidence' from firing"))
                        .containsExactly("[]");
                assertThat(all(s, delta("evidence_added", 1))).containsExactly("a", "b");
                assertThat(all(s, delta("evidence_added", 2))).containsExactly("c");
                assertThat(all(s, delta("evidence_removed", 2))).containsExactly("a");
                assertThat(all(s, "select unnest(firings_added) from revision where number = 2"))
                        .containsExactly("n");
                assertThat(all(s, "select unnest(facts_added) from revision where number = 2"))
                        .isEmpty();
                assertThat(all(s, "select unnest(facts_added) from revision where number = 1"))
                        .containsExactly("f");
                assertThat(all(s, "select event from alert_event order by 1")).containsExactly("b", "c");
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
                s.execute(ALERT);
                s.execute(ALERT.replace("'fp'", "'fp2'").replace("'CERTAIN', '[]'", "'POSSIBLE', '" + source + "'"));
                s.execute(ALERT.replace("'fp'", "'fp3'").replace("'CERTAIN', '[]'", "'POSSIBLE', '" + date + "'"));
                s.execute(
                        "insert into revision (episode, number, reason, at, snapshot) select id, 1, 'FIRST', now(),"
                                + " jsonb_build_object('summary', 's', 'matches', '[]'::jsonb, 'facts', '[]'::jsonb, 'evidence', '[]'::jsonb,"
                                + " 'sources', '[]'::jsonb, 'certainty', certainty, 'certaintyReasons', certainty_reasons) from episode");
                Flyway.configure()
                        .dataSource(postgres.getPostgresDatabase())
                        .load()
                        .migrate();
                assertThat(all(s, "select certainty from alert order by id"))
                        .containsExactly("OBSERVED", "LIKELY", "POSSIBLE");
                List<AssessedCertainty> said = new ArrayList<>();
                for (String snapshot : all(s, "select snapshot from revision order by alert")) {
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
    void whatWasKeptUnderEarlierNamesIsReadUnderThoseOfToday() throws Exception {
        try (OldTables tables = OldTables.migrated(17);
                SessionFactory entities = tables.entities();
                Session session = entities.openSession();
                Connection c = tables.database().getConnection();
                Statement s = c.createStatement()) {
            Alert alert = session.find(Alert.class, 42L);
            assertThat(alert.summary()).isEqualTo("two days of clashes");
            assertThat(alert.groups()).containsExactly("regime", "iranian-axis");
            assertThat(session.find(Alert.class, 41L).mergedInto()).isEqualTo(42);
            List<Revision> revisions = session.createSelectionQuery(
                            "from Revision where key.alertId = 42 order by key.number", Revision.class)
                    .getResultList();
            RevisionLists lists = new RevisionLists();
            revisions.forEach(r -> r.applyTo(lists));
            assertThat(revisions)
                    .extracting(Revision::reason)
                    .containsExactly(RevisionReason.FIRST, RevisionReason.CORRECTED);
            assertThat(revisions.get(1).causes()).extracting(Cause::before).containsExactly("2024-11-01");
            assertThat(lists.now().evidence()).containsExactly(UUID.fromString("22222222-2222-2222-2222-222222222222"));
            StoredFiring firing = session.find(StoredFiring.class, "m");
            assertThat(firing.live()).isTrue();
            assertThat(firing.evidence()).hasSize(2);
            assertThat(session.find(StoredFiring.class, "old").live()).isFalse();
            Work work = session.find(Work.class, 42L);
            assertThat(work.state()).isEqualTo(Workflow.CLOSED);
            assertThat(work.assignee()).isEqualTo("Ben");
            assertThat(session.createSelectionQuery("from WorkEntry where key.alertId = 42", WorkEntry.class)
                            .getResultList())
                    .extracting(WorkEntry::act)
                    .containsExactly(WorkAction.ASSIGN, WorkAction.CLOSE);
            assertThat(session.find(Silence.class, 1L).matcher().rule()).isEqualTo("allied-clashes");
            assertThat(session.createSelectionQuery("select messageId from Letter where alertId = 42", String.class)
                            .getResultList())
                    .containsExactly("<alert.42.1.7@example.org>");
            assertThat(session.find(Subscription.class, 7L).address()).isEqualTo("desk@example.org");
            assertThat(all(s, "select event from alert_event where alert = 42 order by 1"))
                    .containsExactly("desk:1", "desk:2");
            assertThat(all(s, "select alert || ' ' || kind from alert_decision where not applied"))
                    .containsExactly("42 APPROVED");
            assertThat(all(s, "select alert || ' ' || revision || ' ' || owed from ledger_entry"))
                    .containsExactly("42 1 SILENCED");
            assertThat(all(s, "select reason from notification_count where alert = 42"))
                    .containsExactly("SILENCED");
            assertThat(all(s, "select alert || ' ' || revision from digest_entry where letter = 2"))
                    .containsExactly("42 2");
            assertThat(all(s, "select id from outbox where rate_limited")).containsExactly("2");
            assertThat(all(s, "select domain from domain_rate_limit")).containsExactly("example.org");
            assertThat(all(s, "select checkpoint || ' ' || inputs from lane"))
                    .containsExactly("2 rules knowledge decisions");
            assertThat(all(s, "select a || ' ' || b from link_decision where same"))
                    .containsExactly("desk:1 wire:1");
        }
    }

    @Test
    void noNameOfATableColumnOrConstraintIsOneOfThoseThatWereGivenUp() throws Exception {
        try (OldTables tables = OldTables.migrated(17);
                Connection c = tables.database().getConnection();
                Statement s = c.createStatement()) {
            String names =
                    "select name from (select relname::text as name from pg_class where relnamespace = 'public'::regnamespace"
                            + " union select conname from pg_constraint where connamespace = 'public'::regnamespace"
                            + " union select attname from pg_attribute a join pg_class t on t.oid = attrelid"
                            + " where relnamespace = 'public'::regnamespace and relkind = 'r') as names where ";
            assertThat(
                            all(
                                    s,
                                    names
                                            + "name ~ 'episode|alert_match|(^|_)(story|told|ruling|mark|basis|paced|pace|turns|come)(_|$)|_gone$' order by 1"))
                    .isEmpty();
            assertThat(
                            all(
                                    s,
                                    names
                                            + "name in ('alert_pkey', 'firing_alert_fkey', 'one_open_alert', 'alert_id_seq') order by 1"))
                    .containsExactly("alert_id_seq", "alert_pkey", "firing_alert_fkey", "one_open_alert");
            // the sequence goes on behind the name it has now
            s.execute(
                    "insert into alert (rule, rule_version, title, fingerprint, group_by, condition, severity, certainty,"
                            + " certainty_reasons, summary, first_event, last_event, detected_at, updated_at, backfilled, revision, sources,"
                            + " countries, admin1s, groups, actors) select rule, rule_version, title, 'fp2', group_by, condition, severity,"
                            + " certainty, certainty_reasons, summary, first_event, last_event, detected_at, updated_at, backfilled, revision,"
                            + " sources, countries, admin1s, groups, actors from alert where id = 42");
            assertThat(all(s, "select id from alert where fingerprint = 'fp2'")).containsExactly("43");
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
