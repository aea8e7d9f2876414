package org.faultline.alert.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.faultline.alert.Alert;
import org.faultline.alert.AlertSeries;
import org.faultline.alert.StoredFiring;
import org.faultline.cli.option.ServiceSettings;
import org.faultline.fixture.OldTables;
import org.faultline.rule.firing.Evidence;
import org.faultline.rule.firing.FiringChange;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.Test;

/** The lane goes on from alerts that were written under the names of version 17. */
class RenamedTablesTest {
    @Test
    void theAlertsOfAFingerprintAreReadWithTheirFiringsAndDecisions() throws Exception {
        try (OldTables tables = OldTables.migrated(17);
                SessionFactory entities = tables.entities();
                StatelessSession session = entities.openStatelessSession()) {
            EvidenceStore evidence = new EvidenceStore();
            AlertSeriesStore store = new AlertSeriesStore(
                    "world",
                    session,
                    evidence,
                    new Revisions(evidence),
                    ServiceSettings.none().ours());
            AlertSeries series = store.of(Map.of("fp", FiringChange.NONE)).get("fp");
            assertThat(series.alerts()).extracting(Alert::id).containsExactly(41L, 42L);
            Alert alert = series.alerts().get(1);
            assertThat(alert.latest().summary()).isEqualTo("two days of clashes");
            assertThat(alert.latest().matches()).containsExactly("m");
            assertThat(alert.latest().facts()).containsExactly("f2");
            assertThat(alert.latest().evidence()).extracting(Evidence::event).containsExactly("desk:2");
            assertThat(series.nextChangeAt()).isEqualTo("2024-11-18T00:00:00Z");
            assertThat(series.restless()).as("approved by a person").containsExactly(alert);
            StoredFiring firing = session.createSelectionQuery(
                            "from StoredFiring where goneAt is null", StoredFiring.class)
                    .getSingleResult();
            assertThat(series.holds(firing)).isTrue();
            assertThat(store.due(java.time.Instant.parse("2024-11-18T00:00:00Z")))
                    .extracting(AlertSeries::fingerprint)
                    .containsExactly("fp");
        }
    }
}
