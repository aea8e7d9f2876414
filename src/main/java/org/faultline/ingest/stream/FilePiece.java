package org.faultline.ingest.stream;

/**
 * A part of a file that can be delivered by itself: some of its records, and in a table the header above them.
 *
 * @param line where its first record begins in the file, from 1: a line, or in a JSON array the number of the element
 * @param through the last line (or element) that it covers
 * @param records how many records it holds, blank lines not counted
 * @param body the bytes to deliver, in the character set of the file; elements of a JSON array are in UTF-8, one a line
 */
@SuppressWarnings("ArrayRecordComponent") // handed from the cutter to whoever delivers it, never compared
public record FilePiece(long line, long through, int records, byte[] body) {}
