package org.faultline.rule.file;

import java.time.Instant;

/**
 * A rule that was taken out of service because it went wrong while it ran. It stays out until its text changes or people put it back.
 *
 * @param reason what it did, with figures, to go on from its id
 */
public record RuleStopped(String rule, String version, String title, String owner, String reason, Instant at) {
    public static RuleStopped of(Rule rule, RuleFailure failure, Instant at) {
        return new RuleStopped(rule.id(), rule.version(), rule.title(), rule.owner(), failure.reason(), at);
    }
}
