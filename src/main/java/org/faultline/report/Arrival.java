package org.faultline.report;

import java.time.Instant;

/** A stored report as the lanes take it. */
public record Arrival(long seq, long delivery, Instant arrivedAt, Report report) {}
