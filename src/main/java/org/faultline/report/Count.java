package org.faultline.report;

/** A number of people as the text gives it, low ≤ best ≤ high; a text that gives none has no Count, which is not zero. */
public record Count(int low, int best, int high) {}
