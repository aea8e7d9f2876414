package org.faultline.fact;

import org.jspecify.annotations.Nullable;

/** What the reports of an event count beside people hurt, at least: the most that any of them gives; null where none gives a number. */
public record Quantities(
        @Nullable Integer vehicles,
        @Nullable Integer personnel,
        @Nullable Integer positionsLost) {}
