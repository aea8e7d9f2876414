package org.faultline.ingest.format.acled;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.faultline.ingest.format.CodeTable;
import org.faultline.ingest.format.Columns;
import org.faultline.ingest.format.FirstLine;
import org.faultline.ingest.format.Format;
import org.faultline.ingest.format.JsonFormat;
import org.faultline.ingest.format.Layout;
import org.faultline.ingest.format.ReportDraft;
import org.faultline.ingest.format.Row;
import org.faultline.ingest.format.RowMapping;
import org.faultline.ingest.format.TableFormat;
import org.faultline.ingest.format.Timestamps;

/** ACLED's list of the ids that are no longer in the data set: each withdraws the report of that id. */
public final class AcledDeletionsFormat implements TableFormat {
    static final String DELETED_AT = "deleted_timestamp";

    private static final Columns COLUMNS =
            new Columns(CodeTable.read(AcledDeletionsFormat.class, "acled-deleted-columns.tsv"));

    @Override
    public String apiName() {
        return "acled-deleted";
    }

    @Override
    public Columns columns() {
        return COLUMNS;
    }

    @Override
    public List<String> required() {
        return List.of(AcledFormat.ID);
    }

    @Override
    public RowMapping mapping(Instant arrival) {
        return AcledDeletionsFormat::read;
    }

    private static void read(Row row, ReportDraft to) {
        to.report()
                .put("dataset", "acled")
                .put("externalId", row.get(AcledFormat.ID))
                .put("retracted", true);
        Instant asOf = Timestamps.seconds(row, DELETED_AT, to);
        if (asOf != null) {
            to.report().put("asOf", asOf.toString());
        }
    }

    @Override
    public Shown shownBy(FirstLine line) {
        Set<String> names = line.names();
        return names.contains(AcledFormat.ID) && !AcledFormat.isOfEvents(names) ? Shown.HEADER : Shown.NOTHING;
    }

    /** A list of ids alone. */
    @Override
    public boolean hasHeader(FirstLine line) {
        return !line.text().matches("\"?[A-Z]{3}\\d+\"?");
    }

    @Override
    public boolean alsoNames(Format other) {
        return other instanceof JsonFormat || other instanceof AcledFormat;
    }

    @Override
    public boolean isRow(Predicate<String> has) {
        return AcledFormat.isOfApi(has) && has.test(DELETED_AT);
    }

    @Override
    public Layout inOrder(int width, long line) {
        return Layout.inOrder(List.of(AcledFormat.ID), Math.max(1, width));
    }
}
