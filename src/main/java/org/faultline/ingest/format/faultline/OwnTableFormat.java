package org.faultline.ingest.format.faultline;

import java.time.Instant;
import java.util.List;
import org.faultline.ingest.format.Columns;
import org.faultline.ingest.format.FirstLine;
import org.faultline.ingest.format.RowMapping;
import org.faultline.ingest.format.TableFormat;

/** A table whose columns are the paths of our own report, such as {@code date.end}. */
public final class OwnTableFormat implements TableFormat {
    @Override
    public String apiName() {
        return "faultline";
    }

    @Override
    public Columns columns() {
        return OwnRows.COLUMNS;
    }

    @Override
    public List<String> required() {
        return List.of("dataset", "externalId");
    }

    @Override
    public RowMapping mapping(Instant arrival) {
        return new OwnRows();
    }

    @Override
    public Shown shownBy(FirstLine line) {
        return line.names().containsAll(List.of("dataset", "externalid")) ? Shown.HEADER : Shown.NOTHING;
    }
}
