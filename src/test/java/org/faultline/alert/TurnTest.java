package org.faultline.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.alert.Condition.ACTIVE;
import static org.faultline.alert.Condition.ENDED;
import static org.faultline.alert.Condition.WITHDRAWN;
import static org.faultline.alert.Severity.HIGH;
import static org.faultline.alert.Severity.LOW;
import static org.faultline.alert.Snapshots.snapshot;

import org.junit.jupiter.api.Test;

/** Every way a story can turn, and that nothing turns without a cause. */
class TurnTest {
    private static final Snapshot BEFORE = snapshot(ACTIVE, LOW, "a", "b");

    @Test
    void theFirstRevisionIsFirstUnlessItWasOldWhenItBecameKnown() {
        assertThat(Turn.between(null, BEFORE, false)).contains(Reason.FIRST);
        assertThat(Turn.between(null, BEFORE, true)).contains(Reason.BACKFILLED);
    }

    @Test
    void theSameAgainIsNoNews() {
        assertThat(Turn.between(BEFORE, snapshot(ACTIVE, LOW, "a", "b"), false)).isEmpty();
        assertThat(Turn.between(BEFORE.as(ENDED), snapshot(ENDED, LOW, "a", "b"), false))
                .isEmpty();
        assertThat(Turn.between(BEFORE.as(WITHDRAWN), BEFORE.as(WITHDRAWN), false))
                .isEmpty();
    }

    @Test
    void anotherEventOrAnotherReportOfOneIsNewEvidence() {
        assertThat(Turn.between(BEFORE, snapshot(ACTIVE, LOW, "a", "b", "c"), false))
                .contains(Reason.NEW_EVIDENCE);
        assertThat(Turn.between(BEFORE, snapshot(ACTIVE, LOW, "a", "b=b+x"), false))
                .contains(Reason.NEW_EVIDENCE);
    }

    @Test
    void aGraverSeverityEscalatesEvenBesideOtherChanges() {
        assertThat(Turn.between(BEFORE, snapshot(ACTIVE, HIGH, "a", "b", "c"), false))
                .contains(Reason.ESCALATED);
        assertThat(Turn.between(BEFORE, snapshot(ACTIVE, HIGH, "c"), false)).contains(Reason.ESCALATED);
    }

    @Test
    void lostOrChangedEvidenceAndALesserSeverityAreCorrections() {
        assertThat(Turn.between(BEFORE, snapshot(ACTIVE, LOW, "a"), false)).contains(Reason.CORRECTED);
        assertThat(Turn.between(BEFORE, snapshot(ACTIVE, LOW, "a", "b!"), false))
                .contains(Reason.CORRECTED);
        assertThat(Turn.between(snapshot(ACTIVE, HIGH, "a"), snapshot(ACTIVE, LOW, "a"), false))
                .contains(Reason.CORRECTED);
    }

    @Test
    void otherWordsOnTheSameEvidenceAreACorrection() {
        Snapshot otherwise = Snapshots.saying("seen in another light", BEFORE);
        assertThat(Turn.between(BEFORE, otherwise, false)).contains(Reason.CORRECTED);
    }

    @Test
    void aStoryEndsIsWithdrawnAndGoesOnAgain() {
        assertThat(Turn.between(BEFORE, BEFORE.as(ENDED), false)).contains(Reason.ENDED);
        assertThat(Turn.between(BEFORE, BEFORE.as(WITHDRAWN), false)).contains(Reason.WITHDRAWN);
        assertThat(Turn.between(BEFORE.as(ENDED), BEFORE.as(WITHDRAWN), false)).contains(Reason.WITHDRAWN);
        assertThat(Turn.between(BEFORE.as(ENDED), snapshot(ACTIVE, LOW, "a", "b", "c"), false))
                .contains(Reason.REACTIVATED);
    }
}
