package org.faultline.fact.aggregate;

import org.faultline.report.EventType;

/**
 * How hostile a type of event is, from 0 to -9. Each type stands under the event of PLOVER (manual version draft 0.8, 17 September
 * 2021) that its reports carry. The weights are the watch desk's for ASSAULT, COERCE and REJECT; those of the other events are ours,
 * between them in the order of Goldstein (1992), "A Conflict-Cooperation Scale for WEIS Events Data". What is not hostile, a rout
 * too, is 0: a retreat is no reconciliation. MOBILIZE, which names no other side, is 0 as well.
 */
final class Tension {
    private static final int ASSAULT = -9;
    private static final int COERCE = -7;
    private static final int PROTEST = -6;
    private static final int THREATEN = -5;
    private static final int SANCTION = -4;
    private static final int REJECT = -2;
    private static final int ACCUSE = -2;
    private static final int REQUEST = -1;

    private Tension() {}

    static int of(EventType type) {
        return switch (type) {
            case CLASH,
                    ATTACK,
                    AIRSTRIKE,
                    SHELLING,
                    IED,
                    BASE_ATTACK,
                    CROSS_LINE_ATTACKS,
                    CAPTURE,
                    ABDUCTION,
                    ARSON_ATTEMPT -> ASSAULT;
            case ARRESTS, SMUGGLING_ROUTE_DISMANTLED -> COERCE;
            case PROTEST -> PROTEST;
            case PLANNED_OFFENSIVE -> THREATEN;
            case ALLEGIANCE_SHIFT -> SANCTION;
            case REFUSAL -> REJECT;
            case ACCUSATION, INCITEMENT -> ACCUSE;
            case ULTIMATUM, WARNING -> REQUEST;
            default -> 0;
        };
    }
}
