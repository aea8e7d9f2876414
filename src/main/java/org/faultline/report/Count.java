package org.faultline.report;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A number of people as the text gives it, low ≤ best ≤ high; a text that gives none has no Count, which is not zero. */
@Schema(name = "CountRange")
public record Count(int low, int best, int high) {}
