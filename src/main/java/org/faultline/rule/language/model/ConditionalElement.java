package org.faultline.rule.language.model;

import java.util.List;

/** One of the conditions of a rule, all of which must hold. */
public sealed interface ConditionalElement permits FactPattern, Quantified, Accumulate {
    Position at();

    /** The patterns in it, itself where it is one. */
    List<FactPattern> patterns();
}
