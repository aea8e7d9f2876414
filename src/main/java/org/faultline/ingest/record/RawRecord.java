package org.faultline.ingest.record;

import org.jspecify.annotations.Nullable;

/**
 * One record of a delivery as its bytes, without the line break at its end.
 *
 * @param line the line on which it begins, from 1
 * @param lines how many lines it covers
 * @param fault why it cannot be read, where it went past a bound; the bytes are then its first line
 */
@SuppressWarnings("ArrayRecordComponent") // a record of bytes is handed from the splitter to the reader, never compared
public record RawRecord(
        long line, int lines, byte[] bytes, @Nullable String fault) {}
