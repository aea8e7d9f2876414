package org.faultline.ingest.record;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.faultline.ingest.format.Format;
import org.faultline.ingest.stream.DeliveryOptions;
import org.faultline.ingest.stream.Limits;
import org.faultline.report.FieldFault;
import org.faultline.report.delivery.BadRow;
import org.faultline.report.delivery.Delivery;
import org.faultline.report.delivery.Rejection;
import org.faultline.report.read.CheckedReport;
import org.jspecify.annotations.Nullable;

/** The records read since the last were handed on: never more than the limits, whatever the length of the delivery. */
public final class RecordBatch {
    private final Consumer<Delivery> each;
    private final Limits limits;
    private final boolean allDated;
    private final List<Delivery.Item> items = new ArrayList<>();
    private final List<Rejection> rejected = new ArrayList<>();
    private final List<Rejection> warnings = new ArrayList<>();
    private final List<BadRow> bad = new ArrayList<>();
    private @Nullable Format format;
    private @Nullable String header;
    private @Nullable String part;
    private int records;
    private long bytes;
    private int index;
    private long line;
    private boolean handedOn;

    public RecordBatch(Consumer<Delivery> each, DeliveryOptions asked) {
        this.each = each;
        this.limits = asked.limits();
        this.allDated = asked.asOf() != null;
    }

    /** Another file begins; what is there of the one before goes out first. */
    public void begin(Format of, @Nullable String inPart) {
        flush();
        format = of;
        part = inPart;
        header = null;
    }

    void header(String text) {
        header = text;
    }

    /** The position that the next record has in the delivery. */
    public int index() {
        return index;
    }

    public long line() {
        return line;
    }

    public boolean hasHandedOn() {
        return handedOn;
    }

    /** A record that became a report, or did not for the faults it has. */
    void add(CheckedReport checked, long at, String raw, Function<String, @Nullable String> columnOf) {
        List<Rejection> faults = rejections(checked.faults(), checked.externalId(), at, columnOf);
        warnings.addAll(rejections(checked.warnings(), checked.externalId(), at, columnOf));
        if (checked.report() != null && faults.isEmpty()) {
            items.add(new Delivery.Item(index, checked.report(), checked.raw(), checked.dated() || allDated, at));
            counted(at, checked.raw().length());
        } else {
            refuse(at, raw, faults);
        }
    }

    private List<Rejection> rejections(
            List<FieldFault> faults, @Nullable String id, long at, Function<String, @Nullable String> columnOf) {
        return faults.stream()
                .map(f -> new Rejection(index, id, f.field(), f.value(), f.reason(), at, columnOf.apply(f.field())))
                .toList();
    }

    /** A record that is not even a record of its format. */
    void refuse(long at, String raw, @Nullable String value, String reason) {
        refuse(at, raw, List.of(new Rejection(index, null, "", value, reason, at, null)));
    }

    void refuse(long at, String raw, List<Rejection> faults) {
        rejected.addAll(faults);
        // PostgreSQL keeps no NUL
        bad.add(new BadRow(index, at, raw.replace('\0', '\uFFFD'), faults));
        counted(at, raw.length());
    }

    void warn(Rejection warning) {
        warnings.add(warning);
    }

    private void counted(long at, int length) {
        index++;
        line = at;
        bytes += length;
        if (++records >= limits.batch() || bytes >= limits.batchBytes()) {
            flush();
        }
    }

    public void flush() {
        if (records > 0 || !warnings.isEmpty()) {
            Delivery delivery = new Delivery(
                    List.copyOf(items),
                    List.copyOf(rejected),
                    List.copyOf(warnings),
                    List.copyOf(bad),
                    format == null ? null : format.apiName(),
                    header,
                    part);
            clear();
            handedOn = true;
            each.accept(delivery);
        }
    }

    private void clear() {
        items.clear();
        rejected.clear();
        warnings.clear();
        bad.clear();
        records = 0;
        bytes = 0;
    }
}
