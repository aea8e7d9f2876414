package org.faultline.ingest.format.gdelt;

import java.time.Instant;
import java.util.List;
import org.faultline.ingest.format.CodeTable;
import org.faultline.ingest.format.Columns;
import org.faultline.ingest.format.FirstLine;
import org.faultline.ingest.format.RowMapping;
import org.faultline.ingest.format.TableFormat;
import org.faultline.report.delivery.MalformedDelivery;

/** GDELT 2.0 events, 61 tab-separated columns, no header. */
public final class GdeltFormat implements TableFormat {
    private static final Columns COLUMNS = new Columns(CodeTable.read(GdeltFormat.class, "gdelt-columns.tsv"));
    private static final int EVENTS = 61;
    private static final int MENTIONS = 16;
    /** GDELT 1.0 has 57 columns, and since April 2013 the address of the source too. */
    private static final List<Integer> FIRST_VERSION = List.of(57, 58);

    @Override
    public String apiName() {
        return "gdelt";
    }

    @Override
    public Columns columns() {
        return COLUMNS;
    }

    @Override
    public List<String> required() {
        return COLUMNS.inOrder();
    }

    @Override
    public RowMapping mapping(Instant arrival) {
        return new GdeltRows();
    }

    @Override
    public boolean isTabSeparated() {
        return true;
    }

    @Override
    public boolean isHeadless() {
        return true;
    }

    @Override
    public Shown shownBy(FirstLine line) {
        if (line.names().contains("globaleventid")) {
            throw notRead("these are GDELT events under a header; deliver the export as GDELT publishes it:"
                    + " 61 columns, tabs, no header");
        } else if (line.separator() != '\t' || !line.isNumbered()) {
            return Shown.NOTHING;
        } else if (line.isOfWidth(MENTIONS)) {
            throw notRead("these are GDELT mentions (16 columns), which tell of articles and not of events;"
                    + " deliver the export file");
        } else if (line.isOfWidth(EVENTS)) {
            return Shown.ROW;
        } else if (FIRST_VERSION.contains(line.cells().size())) {
            throw notRead("these are GDELT 1.0 events (" + line.cells().size()
                    + " columns), which are not read; deliver the export of GDELT 2.0 (61 columns)");
        }
        return Shown.NOTHING;
    }

    private static MalformedDelivery notRead(String reason) {
        return new MalformedDelivery(reason, 1, 1);
    }
}
