package org.faultline.ingest.format.ucdp;

import java.time.Instant;
import java.util.List;
import org.faultline.ingest.format.CodeTable;
import org.faultline.ingest.format.Columns;
import org.faultline.ingest.format.FirstLine;
import org.faultline.ingest.format.Layout;
import org.faultline.ingest.format.RowMapping;
import org.faultline.ingest.format.TableFormat;
import org.faultline.report.delivery.MalformedDelivery;

/** UCDP's Georeferenced Event Dataset, 41 or 49 columns, with or without a header. */
public final class UcdpGedFormat implements TableFormat {
    static final Columns COLUMNS = new Columns(CodeTable.read(UcdpGedFormat.class, "ucdp-columns.tsv"));

    private static final int OLDER = 41;
    private static final int NEWER = 49;

    @Override
    public String apiName() {
        return "ucdp-ged";
    }

    @Override
    public Columns columns() {
        return COLUMNS;
    }

    @Override
    public List<String> required() {
        return List.of("id", "type_of_violence", "side_a", "date_end", "source_original|source_office|source_article");
    }

    @Override
    public RowMapping mapping(Instant arrival) {
        return new UcdpRows();
    }

    @Override
    public Shown shownBy(FirstLine line) {
        if (line.isNumbered()) {
            return line.cells().size() >= OLDER ? Shown.ROW : Shown.NOTHING;
        }
        return line.names().contains("type_of_violence") ? Shown.HEADER : Shown.NOTHING;
    }

    @Override
    public Layout inOrder(int width, long line) {
        if (FirstLine.isOfWidth(width, OLDER)) {
            return Layout.inOrder(COLUMNS.inOrderOf("in41"), width);
        } else if (FirstLine.isOfWidth(width, NEWER)) {
            return Layout.inOrder(COLUMNS.inOrderOf("in49"), width);
        }
        throw new MalformedDelivery("has " + width + " columns and no header; UCDP GED has 41 or 49", line, 1);
    }
}
