package org.faultline.trial.cases;

import java.util.Locale;

/** A variation of a case that fires, which the case asks for with one word. */
public enum CaseVariation {
    /** Every report in turn arrives last, 20 days after all others: the same alerts. */
    LATE,
    /** Every report is delivered twice: the same alerts. */
    DUPLICATE,
    /** Every report of the evidence in turn is withdrawn afterwards: what stands is what the others alone tell. */
    RETRACTED,
    /** One side's actors are somebody of no relation to anybody: silence. */
    OTHER_ACTOR;

    /** As a case writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
