package org.faultline.ingest.format;

import java.util.List;

/** How one format says what a report says; one instance a file, as some look back at earlier rows. */
public interface RowMapping {
    Columns columns();

    /** The columns without which no row of this format can be read; one of several is enough where they stand between "|". */
    List<String> required();

    /** Puts a row into the report's form; faults go to the draft, under the column they stand in. */
    void read(Row row, ReportDraft to);
}
