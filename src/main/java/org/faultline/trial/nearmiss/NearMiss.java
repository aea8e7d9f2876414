package org.faultline.trial.nearmiss;

import org.faultline.rule.language.model.Position;

/**
 * What alone kept a rule from firing.
 *
 * @param at where the rule asks for it
 * @param words what was found and what is asked for, such as {@code 2 of 3 ($days >= 3)}
 * @param distance how far it is off: 0 is nearly there, 1 as far as what is asked for is from nothing
 */
public record NearMiss(Position at, String words, double distance) {}
