package org.faultline.rule.language.model;

/** Whether a rule raises alerts yet (draft: not), does (active), or no longer does (retired). */
public enum RuleStatus {
    DRAFT,
    ACTIVE,
    RETIRED
}
