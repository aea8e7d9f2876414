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
import org.faultline.ingest.format.RowMapping;
import org.faultline.ingest.format.TableFormat;

/** ACLED's event table, 31 columns and the older layouts; also as the rows that its API gives as JSON. */
public final class AcledFormat implements TableFormat {
    static final String ID = "event_id_cnty";
    static final Columns COLUMNS = new Columns(CodeTable.read(AcledFormat.class, "acled-columns.tsv"));

    @Override
    public String apiName() {
        return "acled";
    }

    @Override
    public Columns columns() {
        return COLUMNS;
    }

    @Override
    public List<String> required() {
        return List.of(ID, "event_date", "event_type", "actor1", "source");
    }

    @Override
    public RowMapping mapping(Instant arrival) {
        return new AcledRows(arrival);
    }

    @Override
    public Shown shownBy(FirstLine line) {
        return isOfEvents(line.names()) ? Shown.HEADER : Shown.NOTHING;
    }

    /** A table of events that lacks a column must not be taken for a list of deleted ones. */
    static boolean isOfEvents(Set<String> names) {
        boolean dated = names.contains("event_date");
        boolean sided = names.contains("actor1");
        return (dated && sided) || (names.contains(ID) && (dated || sided || names.contains("event_type")));
    }

    @Override
    public boolean alsoNames(Format other) {
        return other instanceof JsonFormat;
    }

    @Override
    public boolean isRow(Predicate<String> has) {
        return isOfApi(has) && !has.test(AcledDeletionsFormat.DELETED_AT);
    }

    /** A row of ACLED is known by its id, and names no data set. */
    static boolean isOfApi(Predicate<String> has) {
        return has.test(ID) && !has.test("dataset");
    }
}
