package org.faultline.alert.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.faultline.fixture.EmptyDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that are written many at once read back as they were, whatever is in them. */
class InsertedRowsTest {
    private static final String ODD = "say \"no\", {NULL}\\ or\n\\.\nit's\t'über' ";
    private static final Instant MOMENT = Instant.parse("2026-11-26T23:59:59.123456Z");
    private static final UUID SOME = UUID.fromString("00000000-0000-0001-0000-000000000002");
    private static final UUID OTHER = UUID.fromString("f0e1d2c3-b4a5-9687-8796-a5b4c3d2e1f0");

    private static DataSource database;

    private Connection c;
    private Statement s;

    @BeforeAll
    static void create() throws Exception {
        database = EmptyDatabase.create();
    }

    @BeforeEach
    void table() throws Exception {
        c = database.getConnection();
        s = c.createStatement();
        s.execute("create temporary table kept (id text primary key, says text, more jsonb, list varchar[], ids uuid[],"
                + " at timestamptz, day date)");
    }

    @AfterEach
    void close() throws Exception {
        c.close();
    }

    @Test
    void anyTextReadsBackAsItWas() throws Exception {
        InsertedRows rows = rows();
        rows.add(row -> {
            row.setText("id", "a");
            row.setText("says", ODD);
            row.setJsonb("more", InsertedRows.json(Map.of("said", ODD)));
            row.setVarCharArray("list", List.of(ODD, "", "null", "two"));
            InsertedRows.ids(row, "ids", new UUID[] {SOME, OTHER, SOME});
            row.setTimeStampTz("at", MOMENT.atZone(ZoneOffset.UTC));
            row.setDate("day", LocalDate.of(1969, 7, 20));
        });
        rows.add(row -> {
            row.setText("id", "b");
            row.setText("says", "");
            row.setVarCharArray("list", List.of(""));
            InsertedRows.ids(row, "ids", new UUID[0]);
        });
        rows.write(c);
        rows().write(c);

        try (ResultSet r =
                s.executeQuery("select id, says, more ->> 'said', list, ids, at, day from kept order by id")) {
            assertThat(r.next()).isTrue();
            assertThat(r.getString(2)).isEqualTo(ODD);
            assertThat(r.getString(3)).isEqualTo(ODD);
            assertThat((Object[]) r.getArray(4).getArray()).containsExactly(ODD, "", "null", "two");
            assertThat((Object[]) r.getArray(5).getArray()).containsExactly(SOME, OTHER, SOME);
            assertThat(r.getObject(6, OffsetDateTime.class).toInstant()).isEqualTo(MOMENT);
            assertThat(r.getObject(7, LocalDate.class)).isEqualTo("1969-07-20");
            assertThat(r.next()).isTrue();
            assertThat(r.getString(2)).isEmpty();
            assertThat(r.getString(3)).isNull();
            assertThat((Object[]) r.getArray(4).getArray()).containsExactly("");
            assertThat((Object[]) r.getArray(5).getArray()).isEmpty();
            assertThat(r.getObject(6)).isNull();
            assertThat(r.next()).isFalse();
        }
    }

    @Test
    void rowsThatTheDatabaseRefusesAreNamedWithItsReason() throws Exception {
        InsertedRows broken = rows();
        broken.add(row -> row.setJsonb("more", "{"));
        assertThatThrownBy(() -> broken.write(c))
                .hasMessage("could not write 1 rows of kept")
                .hasStackTraceContaining("invalid input syntax for type json");
        try (ResultSet r = s.executeQuery("select from kept")) {
            assertThat(r.next()).isFalse();
        }
    }

    private static InsertedRows rows() {
        return new InsertedRows("kept", "id", "says", "more", "list", "ids", "at", "day");
    }
}
