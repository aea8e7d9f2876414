package org.faultline.alert.store;

import jakarta.enterprise.context.ApplicationScoped;
import org.faultline.alert.AlertDecisions;
import org.faultline.settings.Settings;
import org.hibernate.StatelessSession;

/** Makes what records the alerts of a theatre. */
@ApplicationScoped
public class AlertRecorders {
    private final StatelessSession database;
    private final EvidenceStore evidence;
    private final Revisions revisions;
    private final AlertDecisions decisions;
    private final Settings settings;

    AlertRecorders(
            StatelessSession database,
            EvidenceStore evidence,
            Revisions revisions,
            AlertDecisions decisions,
            Settings settings) {
        this.database = database;
        this.evidence = evidence;
        this.revisions = revisions;
        this.decisions = decisions;
        this.settings = settings;
    }

    /** One that knows of nothing yet; for who holds the theatre's lease, until it is lost. */
    public AlertRecorder of(String theatre) {
        return new AlertRecorder(
                theatre, new AlertSeriesStore(theatre, database, evidence, revisions, settings), decisions);
    }
}
