package org.faultline.ingest.stream;

/**
 * What a delivery may take of this machine.
 *
 * @param inflatedBytes the most that a packed delivery may unpack to
 * @param ratio the most that unpacking may multiply, once past a few megabytes; real event tables reach 20, a zip bomb 1,000
 * @param entries the most files in one zip
 * @param recordBytes the most for one record
 * @param columns the most columns of a table
 * @param batch the most records handed on at once
 * @param batchBytes the most text handed on at once
 */
public record Limits(
        long inflatedBytes, int ratio, int entries, int recordBytes, int columns, int batch, int batchBytes) {
    /** 4 GiB unpacked, 1 MiB a record, 1,000 columns, 1,000 records or 8 MiB at once. */
    public static final Limits USUAL = new Limits(4L << 30, 200, 100, 1 << 20, 1_000, 1_000, 8 << 20);
}
