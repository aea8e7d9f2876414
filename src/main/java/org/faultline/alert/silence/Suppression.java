package org.faultline.alert.silence;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why an alert is told to nobody at the moment; worked out anew whenever it is asked, and changes neither condition nor workflow.
 *
 * @param by who or what keeps it quiet: a person, a graver alert's number, a rule
 */
public record Suppression(Kind kind, String by, String why) {
    /** What keeps it quiet. */
    @Schema(name = "SuppressionKind")
    public enum Kind {
        SILENCED,
        INHIBITED,
        CLOSED,
        DRAFT
    }

    /** The number of the graver alert that covers it; null where it is not for one that it is quiet. */
    public @Nullable Long graver() {
        return kind == Kind.INHIBITED ? Long.valueOf(by) : null;
    }
}
