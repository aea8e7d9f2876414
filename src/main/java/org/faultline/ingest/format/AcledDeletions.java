package org.faultline.ingest.format;

import java.time.Instant;
import java.util.List;

/** ACLED's list of deleted ids: each withdraws the report of that id. */
public final class AcledDeletions implements RowMapping {
    static final Columns COLUMNS = new Columns(CodeTable.read("acled-deleted-columns.tsv"));

    @Override
    public Columns columns() {
        return COLUMNS;
    }

    @Override
    public List<String> required() {
        return List.of("event_id_cnty");
    }

    @Override
    public void read(Row row, ReportDraft to) {
        to.report()
                .put("dataset", "acled")
                .put("externalId", row.get("event_id_cnty"))
                .put("retracted", true);
        Instant asOf = Timestamps.seconds(row, "deleted_timestamp", to);
        if (asOf != null) {
            to.report().put("asOf", asOf.toString());
        }
    }
}
