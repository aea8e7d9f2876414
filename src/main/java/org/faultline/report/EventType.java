package org.faultline.report;

import static org.faultline.report.EventType.Trait.COERCIVE;
import static org.faultline.report.EventType.Trait.MOBILIZING;
import static org.faultline.report.EventType.Trait.MOVEMENT;
import static org.faultline.report.EventType.Trait.POSTURE_REDUCTION;
import static org.faultline.report.EventType.Trait.VIOLENT;

import java.util.Set;

/** What happened, in the extractors' own terms; the standard codes (ACLED, PLOVER, CAMEO) stand beside it in a report. */
public enum EventType {
    CLASH(VIOLENT),
    ATTACK(VIOLENT),
    AIRSTRIKE(VIOLENT),
    SHELLING(VIOLENT),
    IED(VIOLENT),
    BASE_ATTACK(VIOLENT),
    CROSS_LINE_ATTACKS(VIOLENT),
    CAPTURE,
    ABDUCTION,
    ARSON_ATTEMPT,
    ARRESTS(COERCIVE),
    SMUGGLING_ROUTE_DISMANTLED(COERCIVE),
    REDEPLOYMENT(MOVEMENT, MOBILIZING),
    REINFORCEMENT(MOVEMENT, MOBILIZING),
    REINFORCEMENT_CONVOY(MOVEMENT, MOBILIZING),
    WITHDRAWAL(MOVEMENT, POSTURE_REDUCTION),
    HQ_EVACUATION(MOVEMENT, POSTURE_REDUCTION),
    PRESENCE_REDUCTION(POSTURE_REDUCTION),
    CHECKPOINT_HANDOVER(POSTURE_REDUCTION),
    GOING_DARK(POSTURE_REDUCTION),
    LEADERS_RELOCATED(MOVEMENT, POSTURE_REDUCTION),
    WEAPONS_CACHED(POSTURE_REDUCTION),
    TRAINING_CANCELLED(POSTURE_REDUCTION),
    BASE_ESTABLISHED,
    RECRUITMENT,
    MEETING,
    AGREEMENT,
    ULTIMATUM,
    REFUSAL,
    WARNING,
    ACCUSATION,
    ALLEGIANCE_SHIFT,
    INCITEMENT,
    PLANNED_OFFENSIVE,
    PROTEST,
    OTHER;

    /** What several types have in common, so that a rule can ask for it in one word. */
    public enum Trait {
        /** Organised violence. */
        VIOLENT,
        /** Seizing or arresting (PLOVER COERCE), ACLED "Disrupted weapons use" and "Arrests". */
        COERCIVE,
        /** Forces, leaders or headquarters change place. */
        MOVEMENT,
        /** A movement that brings forces together (PLOVER MOBILIZE), not one that thins them out. */
        MOBILIZING,
        /** A force makes itself smaller, quieter or harder to find. */
        POSTURE_REDUCTION
    }

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change
    private final Set<Trait> traits;

    EventType(Trait... traits) {
        this.traits = Set.of(traits);
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }
}
