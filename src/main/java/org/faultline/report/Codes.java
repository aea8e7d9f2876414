package org.faultline.report;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The standard codes beside our own type: ACLED event and sub-event type, PLOVER event and mode, CAMEO. */
@Schema(name = "EventCodes")
public record Codes(
        @Nullable String acledEventType,
        @Nullable String acledSubEventType,
        @Nullable String ploverEvent,
        @Nullable String ploverMode,
        @Nullable String cameo) {}
