package org.faultline.alert.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.alert.Snapshots;
import org.faultline.alert.lifecycle.ListChange;
import org.faultline.fixture.EmptyDatabase;
import org.faultline.rule.firing.Evidence;
import org.junit.jupiter.api.Test;

/** The events that alerts rest on are those of their last turns, however many turns are written at once. */
class AlertEventRowsTest {
    @Test
    void whatCameStaysUntilItGoes() throws Exception {
        try (Connection c = EmptyDatabase.create().getConnection();
                Statement s = c.createStatement()) {
            s.execute("create table alert_event (alert bigint, event varchar)");
            AlertEventRows first = new AlertEventRows();
            first.add(1, change(List.of(), List.of("a", "b", "it's {\"c\"}")));
            first.add(2, change(List.of(), List.of("a")));
            first.write(c);
            first.write(c); // what is there twice is there, and goes as one
            assertThat(kept(s)).containsExactly("1 a", "1 b", "1 it's {\"c\"}", "2 a");
            AlertEventRows second = new AlertEventRows();
            second.add(1, change(List.of("a", "b"), List.of("a!")));
            second.add(2, change(List.of("a"), List.of("d")));
            second.add(2, change(List.of("d"), List.of("a")));
            second.write(c);
            new AlertEventRows().write(c);
            assertThat(kept(s)).containsExactly("1 a", "1 it's {\"c\"}", "2 a");
        }
    }

    private static ListChange<Evidence> change(List<String> gone, List<String> come) {
        return new ListChange<>(evidence(gone).toList(), evidence(come).toList());
    }

    private static Stream<Evidence> evidence(List<String> events) {
        return events.stream().map(Snapshots::evidence);
    }

    private static List<String> kept(Statement s) throws SQLException {
        List<String> all = new ArrayList<>();
        try (ResultSet r = s.executeQuery("select distinct alert || ' ' || event from alert_event order by 1")) {
            while (r.next()) {
                all.add(r.getString(1));
            }
        }
        return all;
    }
}
