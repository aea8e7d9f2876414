package org.faultline.cli.decision;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.faultline.cli.Commands;
import org.faultline.cli.option.ServiceSettings;
import org.faultline.fixture.EmptyDatabase;
import org.faultline.fixture.OldTables;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two installations that took in the same reports, of which the alerts have other numbers; in one of them people decided something. */
class DecisionsTest {
    private static final int OLD = 17;

    private static DataSource decided;
    private static DataSource fresh;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private DataSource other;
    private Path file;

    @BeforeAll
    static void fill() throws Exception {
        decided = EmptyDatabase.create();
        OldTables.fill(decided, OLD);
        Flyway.configure().dataSource(decided).load().migrate();
        run(decided, """
                delete from report;
                insert into report (dataset, external_id, as_of, arrived_at, delivery, retracted, content, raw, day)
                select dataset, '1', '2024-11-02', '2024-11-02', 1, false, '', '{}', '2024-11-02'
                from unnest(array['desk', 'wire']) as d (dataset);
                insert into name_decision (decision, by, why, at, undone_at, undone_by) values
                ('{"kind": "IGNORED", "name": "some gunmen", "what": "ACTOR"}', 'Ana', 'nobody knows', '2024-11-03T10:00:00.123456Z', null, null),
                ('{"kind": "PLACE_ALIAS", "name": "Abu Kemal", "place": "nowhere"}', 'Ana', 'wrong', '2024-11-03T11:00:00Z',
                    '2024-11-03T11:01:00Z', 'Ben');
                insert into work_entry (alert, number, at, by, act, text, from_value, to_value) values
                (42, 3, '2024-11-04T13:00:00Z', 'Ana', 'VERDICT', 'as it was', null, 'USEFUL');
                update work set version = 3, changed_at = '2024-11-04T13:00:00Z';
                insert into silence (matcher, starts, weekly, by, why, created_at, ended_at, ended_by) values
                ('{"area": "SYR", "severity": "LOW"}', '2024-11-05T00:00:00Z',
                 '{"days": ["MONDAY"], "from": "22:00:00", "to": "06:00:00", "zone": "Asia/Damascus"}', 'Ben', 'nights',
                 '2024-11-04T13:00:00Z', '2024-11-05T13:00:00Z', 'Ana');
                """);
        fresh = EmptyDatabase.copy(decided);
        run(fresh, """
                delete from name_decision; delete from link_decision; delete from silence; delete from alert_decision;
                delete from work_entry; delete from work; delete from digest_entry; delete from digest_figures; delete from outbox;
                delete from ledger_entry; delete from notification_count;
                create temporary table other as table alert;
                update other set id = id + 100, merged_into = merged_into + 100;
                create temporary table told as table revision;
                delete from revision; delete from firing; delete from alert_event; delete from alert;
                insert into alert select * from other;
                insert into revision select * from told where false;
                """);
    }

    @BeforeEach
    void write() throws Exception {
        other = EmptyDatabase.copy(fresh);
        file = folder.resolve("decisions.jsonl");
        assertThat(command(decided, "export-decisions")).as(said()).isZero();
        assertThat(said()).contains("decisions.jsonl: 7 decisions");
    }

    @Test
    void whatIsTakenInIsTheSameAndSoIsWhatIsThenWritten() throws Exception {
        String first = Files.readString(file);
        assertThat(first)
                .startsWith("{\"format\":\"faultline-decisions\",\"version\":1}\n")
                .contains("\"at\":\"2024-11-03T10:00:00.123456Z\"", "\"by\":\"Ana\"")
                .doesNotContain("desk@example.org");

        assertThat(command(other, "import-decisions")).as(said()).isZero();
        assertThat(said()).contains("7 taken in, 0 there already, 0 kept out");
        assertThat(rows(
                        other,
                        "select state, assignee, verdict, closed_for, closed_by, revision, version, changed_by, changed_at from work w"
                                + " where version > 0"))
                .isEqualTo(rows(
                        decided,
                        "select state, assignee, verdict, closed_for, closed_by, revision, version, changed_by, changed_at"
                                + " from work w"));
        assertThat(rows(other, "select fingerprint, kind, day, applied from alert_decision order by day"))
                .containsExactly("(fp,STARTS_AGAIN,2024-06-02,f)", "(fp,APPROVED,2024-11-03,f)");

        assertThat(command(other, "export-decisions")).isZero();
        assertThat(Files.readString(file)).isEqualTo(first);

        assertThat(command(other, "import-decisions")).isZero();
        assertThat(said()).contains("0 taken in, 7 there already, 0 kept out");
        assertThat(command(other, "export-decisions")).isZero();
        assertThat(Files.readString(file)).isEqualTo(first);
    }

    @Test
    void whatIsAboutSomethingThatIsNotHereIsNamedAndTheOthersAreTakenIn() throws Exception {
        run(
                other,
                "delete from report where dataset = 'wire'; update alert set first_event = '2024-11-01' where first_event = '2024-11-02'");
        Files.writeString(file, """
                {"kind":"name","decision":{"kind":"PLACE_ALIAS","name":"Bokamal","place":"atlantis"},"by":"Ana","why":"","at":"2024-11-03T11:00:00Z"}
                """, StandardOpenOption.APPEND);

        assertThat(command(other, "import-decisions")).isEqualTo(1);

        assertThat(said())
                .contains(
                        "decisions.jsonl:4: kept out: there is no report wire:1",
                        "kept out: there is no alert of the rule allied-clashes on Deir ez-Zor from 2024-11-02",
                        "decisions.jsonl:9: kept out: the name 'Bokamal': 'atlantis' is no place",
                        "5 taken in, 0 there already, 3 kept out");
        run(
                other,
                "insert into report (dataset, external_id, as_of, arrived_at, delivery, retracted, content, raw)"
                        + " values ('wire', '1', now(), now(), 1, false, '', '{}'); update alert set first_event = '2024-11-02' where first_event = '2024-11-01'");
        assertThat(command(other, "import-decisions")).isEqualTo(1);
        assertThat(said()).contains("2 taken in, 5 there already, 1 kept out");
    }

    @Test
    void whatWasDoneSinceIsAddedAndWhatWasDoneOtherwiseIsKeptOut() throws Exception {
        assertThat(command(other, "import-decisions")).isZero();
        DataSource later = EmptyDatabase.copy(decided);
        run(later, """
                update link_decision set undone_at = '2024-11-06T12:00:00Z', undone_by = 'Ben';
                insert into work_entry (alert, number, at, by, act, text, from_value, to_value) values
                (42, 4, '2024-11-07T14:00:00Z', 'Ben', 'REOPEN', null, 'CLOSED', 'OPEN');
                update work set state = 'OPEN', closed_for = null, closed_by = null, revision = null, version = 4, changed_by = 'Ben',
                    changed_at = '2024-11-07T14:00:00Z';
                """);
        assertThat(command(later, "export-decisions")).isZero();
        String after = Files.readString(file);
        assertThat(command(other, "import-decisions")).isZero();
        assertThat(said()).contains("2 taken in, 5 there already, 0 kept out");
        assertThat(command(other, "export-decisions")).isZero();
        assertThat(Files.readString(file)).isEqualTo(after);

        run(other, "update work_entry set by = 'Eve' where number = 1");
        assertThat(command(other, "import-decisions")).isEqualTo(1);
        assertThat(said())
                .contains("kept out: something else was done here about the alert of the rule allied-clashes");
    }

    @Test
    void aFaultyLineIsNamedWithItsFieldAndNothingIsChanged() throws Exception {
        List<String> good = Files.readAllLines(file);
        Map<String, String> faults = new LinkedHashMap<>(Map.of(
                "{\"kind\":\"link\"", "is not JSON",
                "{\"kind\":\"vote\"}", "vote",
                "{\"kind\":\"silence\",\"matcher\":{\"rule\":\"r\"},\"starts\":\"soon\"}",
                        "starts: 'soon' is not a time such as 2024-",
                "{\"kind\":\"silence\",\"matcher\":{},\"starts\":\"2024-11-03T11:00:00Z\"}",
                        "matcher is about every alert",
                "{\"kind\":\"link\",\"pairs\":[{\"a\":\"desk:1\",\"b\":\"wire\",\"same\":true}]}",
                        "pairs[0]: 'wire' is not a report",
                "{\"kind\":\"alert\",\"alert\":{\"rule\":\"r\",\"groupBy\":{}}}", "alert: firstEvent is missing",
                "{\"kind\":\"alert\",\"entries\":[{\"act\":\"DANCE\"}]}",
                        "entries[0].act: 'DANCE' is not one of [ACKNOWLEDGE, ASSIGN",
                "{\"kind\":\"name\",\"decision\":{\"kind\":\"IGNORED\",\"name\":\"x\",\"what\":\"ACTOR\"},\"why\":\"\"}",
                        "by is missing"));
        faults.put("{\"kind\":\"link\",\"pairs\":[{\"a\":\"desk:1\",\"b\":\"wire:1\"}]}", "pairs[0].same: is missing");
        faults.put(
                "{\"kind\":\"link\",\"pairs\":[{\"a\":\"d:1\",\"b\":\"w:1\",\"same\":true}],\"by\":\"A\",\"why\":\"\",\"at\":\"2024-11-03T11:00:00Z\",\"pears\":[]}",
                "pears: is no field that is known here");
        faults.put("{\"pairs\":[]}", "kind is missing");
        for (Map.Entry<String, String> fault : faults.entrySet()) {
            List<String> lines = new ArrayList<>(good);
            lines.add(2, fault.getKey());
            Files.write(file, lines);
            assertThat(command(other, "import-decisions")).as(fault.getKey()).isEqualTo(2);
            assertThat(said()).contains("decisions.jsonl:3: ", fault.getValue(), "Nothing was changed");
        }
        Files.writeString(file, "dataset,externalId\n");
        assertThat(command(other, "import-decisions")).isEqualTo(2);
        assertThat(said()).contains("decisions.jsonl:1: is not what export-decisions writes");
        Files.writeString(file, "{\"format\":\"faultline-decisions\",\"version\":2}\n");
        assertThat(command(other, "import-decisions")).isEqualTo(2);
        assertThat(said()).contains("decisions.jsonl:1: version 2 is of another Faultline");
        assertThat(rows(other, "select count(*) from link_decision")).containsExactly("(0)");
    }

    private int command(DataSource database, String name) throws SQLException {
        out.reset();
        PrintStream both = new PrintStream(out, true, UTF_8);
        return new Commands(InputStream.nullInputStream(), both, both)
                .run(
                        List.of(name, file.toString()),
                        ServiceSettings.of(Map.of(
                                "quarkus.datasource.jdbc.url",
                                EmptyDatabase.url(database),
                                "quarkus.datasource.username",
                                "postgres",
                                "faultline.config-dir",
                                "config")));
    }

    private String said() {
        return out.toString(UTF_8);
    }

    private static void run(DataSource database, String statement) throws SQLException {
        try (Connection c = database.getConnection();
                Statement s = c.createStatement()) {
            s.execute(statement);
        }
    }

    private static List<String> rows(DataSource database, String query) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Connection c = database.getConnection();
                Statement s = c.createStatement();
                ResultSet r = s.executeQuery("select q::text from (" + query + ") as q")) {
            while (r.next()) {
                all.add(r.getString(1));
            }
        }
        return all;
    }
}
