package org.faultline.report.delivery;

import java.util.List;

/**
 * A record that was refused, as it came, so that it can be mended and delivered again.
 *
 * @param index position in the delivery, from 0
 * @param line line of the file on which it begins, from 1
 * @param raw its text without the line break at its end; bytes that are no text, and NUL, are replaced by U+FFFD
 */
public record BadRow(int index, long line, String raw, List<Rejection> faults) {}
