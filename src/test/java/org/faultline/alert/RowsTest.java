package org.faultline.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rows that are written many at once read back as they were, whatever is in them. */
class RowsTest {
    private static final String ODD = "say \"no\", {NULL}\\ or\n\\.\nit's\t'über' ";
    private static final UUID SOME = UUID.fromString("00000000-0000-0001-0000-000000000002");

    @Test
    void anyTextReadsBackAsItWasAndALaterRowTakesThePlaceOfTheOneBefore() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                Connection c = postgres.getPostgresDatabase().getConnection();
                Statement s = c.createStatement()) {
            s.execute("create table kept (id text primary key, says text, more jsonb, list varchar[], ids uuid[])");
            Rows first = rows();
            first.add("a", "before", null, Rows.array(new String[] {}), Rows.array(new UUID[] {}));
            first.add("b", "stays", null, Rows.array(new String[] {""}), Rows.array(new UUID[] {}));
            first.write(c);
            Rows second = rows();
            second.add(
                    "a",
                    ODD,
                    Rows.json(Map.of("said", ODD)),
                    Rows.array(new String[] {ODD, "", "null", "two"}),
                    Rows.array(new UUID[] {SOME, SOME}));
            second.add("", "", null, null, null);
            second.write(c);
            rows().write(c);

            try (ResultSet r = s.executeQuery("select id, says, more ->> 'said', list, ids from kept order by id")) {
                assertThat(r.next()).isTrue();
                assertThat(r.getString(1)).isEmpty();
                assertThat(r.getString(2)).isEmpty();
                assertThat(r.getObject(4)).isNull();
                assertThat(r.next()).isTrue();
                assertThat(r.getString(2)).isEqualTo(ODD);
                assertThat(r.getString(3)).isEqualTo(ODD);
                assertThat((Object[]) r.getArray(4).getArray()).containsExactly(ODD, "", "null", "two");
                assertThat((Object[]) r.getArray(5).getArray()).containsExactly(SOME, SOME);
                assertThat(r.next()).isTrue();
                assertThat(r.getString(2)).isEqualTo("stays");
                assertThat(r.getString(3)).isNull();
                assertThat((Object[]) r.getArray(4).getArray()).containsExactly("");
                assertThat(r.next()).isFalse();
            }
        }
    }

    private static Rows rows() {
        return new Rows("kept", "id", "says, more, list, ids");
    }
}
