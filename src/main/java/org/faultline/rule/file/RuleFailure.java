package org.faultline.rule.file;

import org.faultline.rule.RuleBook;
import org.jspecify.annotations.Nullable;

/** A rule that went wrong while it ran. The evaluation it ran in is of no more use; {@link RuleBook#without} goes on without it. */
public final class RuleFailure extends RuntimeException {
    /** How a rule can go wrong. */
    public enum Kind {
        /** Its condition or its right side failed. */
        THREW,
        /** It used more time or memory than it is allowed. */
        OVERRAN,
        /** It matched more often than it is allowed. */
        FLOODED
    }

    private final String rule;
    private final Kind kind;
    private final String reason;

    public RuleFailure(String rule, Kind kind, String reason, @Nullable Throwable cause) {
        super("rule " + rule + " " + reason, cause);
        this.rule = rule;
        this.kind = kind;
        this.reason = reason;
    }

    /** The rule's id. */
    public String rule() {
        return rule;
    }

    public Kind kind() {
        return kind;
    }

    /** What happened, with figures, to go on from the rule's id: "took 10.2 s of processor time …". */
    public String reason() {
        return reason;
    }
}
