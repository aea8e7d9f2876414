package org.faultline.rule.interpret;

import java.util.List;
import java.util.Map;
import org.faultline.fact.Fact;

/**
 * Facts that together fulfil the conditions of a rule.
 *
 * @param bound what the rule's names stand for, without the dollar
 * @param facts those that matched, and those that were counted
 */
public record Match(Map<String, Object> bound, List<Fact> facts) {}
