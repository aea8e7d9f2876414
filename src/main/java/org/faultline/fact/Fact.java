package org.faultline.fact;

/** What a rule can match on. Equal facts are the same fact; one id stands for the same thing before and after a change. */
public sealed interface Fact extends Dated
        permits Event,
                Involvement,
                Encounter,
                DyadDay,
                GroupDay,
                Quarrel,
                Lull,
                Tally,
                Today,
                Coverage,
                Finding,
                Concern {
    String id();
}
