package org.faultline.ingest.record;

import java.util.ArrayList;
import java.util.List;
import org.faultline.ingest.format.ReportDraft;
import org.faultline.ingest.format.Row;
import org.faultline.ingest.format.RowMapping;
import org.faultline.ingest.format.TableFormat;
import org.faultline.ingest.stream.DeliveryOptions;
import org.faultline.report.FieldFault;
import org.faultline.report.Text;
import org.faultline.report.delivery.Rejection;
import org.faultline.report.read.CheckedReport;
import org.faultline.report.read.ReportCheck;
import org.jspecify.annotations.Nullable;

/** Makes a report of one row at a time by the mapping of its format, with its faults and warnings under the columns they stand in. */
final class RowReader {
    private final TableFormat format;
    private final RowMapping mapping;
    private final DeliveryOptions asked;
    private final RecordBatch batch;

    RowReader(TableFormat format, DeliveryOptions asked, RecordBatch batch) {
        this.format = format;
        this.mapping = format.mapping(asked.arrival());
        this.asked = asked;
        this.batch = batch;
    }

    TableFormat format() {
        return format;
    }

    /** @param text the row as it stands in the file, to be set aside where it is refused */
    void read(Row row, String text) {
        ReportDraft draft = new ReportDraft(format.columns());
        mapping.read(row, draft);
        CheckedReport checked = ReportCheck.of(draft.finished(), asked.arrival(), asked.received());
        String id = checked.externalId();
        draft.warnings().forEach(w -> batch.warn(rejection(w, id, row.line())));
        if (text.indexOf('\uFFFD') >= 0) {
            batch.warn(new Rejection(
                    batch.index(),
                    id,
                    "",
                    Text.shortened(id, 120),
                    "holds U+FFFD: characters were lost before it came here",
                    row.line(),
                    null));
        }
        if (draft.faults().isEmpty()) {
            batch.add(checked, row.line(), text, format.columns()::columnOf);
            return;
        }
        List<Rejection> all = new ArrayList<>();
        draft.faults().forEach(f -> all.add(rejection(f, id, row.line())));
        checked.faults().stream()
                .filter(f ->
                        draft.faults().stream().noneMatch(d -> covers(d.fault().field(), f.field())))
                .forEach(f -> all.add(rejection(
                        new ReportDraft.InColumn(String.valueOf(format.columns().columnOf(f.field())), f),
                        id,
                        row.line())));
        batch.refuse(row.line(), text, all);
    }

    /** A code that is unknown leaves its field empty, which need not be said again. */
    private static boolean covers(String field, String missing) {
        return !field.isEmpty()
                && (field.equals(missing) || field.replaceFirst("\\..*", "").equals(missing.replaceFirst("\\..*", "")));
    }

    private Rejection rejection(ReportDraft.InColumn in, @Nullable String id, long line) {
        FieldFault f = in.fault();
        return new Rejection(batch.index(), id, f.field(), f.value(), f.reason(), line, in.column());
    }
}
