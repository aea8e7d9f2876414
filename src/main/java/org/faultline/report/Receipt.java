package org.faultline.report;

import java.util.List;

/**
 * What became of a delivery; every good report is counted once, in one of the four.
 *
 * @param accepted new reports
 * @param duplicates reports that were known, or are older than what is known
 * @param revised newer revisions of known reports
 * @param retracted reports that withdraw
 * @param warnings fields that were not read
 */
public record Receipt(
        int accepted, int duplicates, int revised, int retracted, List<Rejection> rejected, List<Rejection> warnings) {}
