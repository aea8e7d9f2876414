package org.faultline.ingest.format;

/** How one format says what a report says; one instance a file, as some look back at earlier rows. */
public interface RowMapping {
    /** Puts a row into the report's form; faults go to the draft, under the column they stand in. */
    void read(Row row, ReportDraft to);
}
