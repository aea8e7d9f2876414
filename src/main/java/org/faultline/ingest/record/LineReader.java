package org.faultline.ingest.record;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.faultline.ingest.stream.Decoder;
import org.faultline.ingest.stream.DeliveryOptions;
import org.faultline.report.FieldFault;
import org.faultline.report.delivery.MalformedDelivery;
import org.faultline.report.read.ReportReader;

/** Reads NDJSON: one record a line; a line that is not JSON is refused alone. */
public final class LineReader {
    private final RecordSplitter lines;
    private final RecordBatch batch;
    private final JsonRecords records;
    private final Decoder decoder;

    public LineReader(InputStream in, DeliveryOptions asked, RecordBatch batch) {
        this.lines = RecordSplitter.lines(in, asked.limits().recordBytes(), asked.firstLine());
        this.batch = batch;
        this.records = new JsonRecords(asked, batch);
        this.decoder = new Decoder(asked.charset());
    }

    public void read() throws IOException {
        RawRecord line;
        while ((line = lines.next()) != null) {
            String text = decoder.strictly(line.bytes());
            if (line.fault() != null || text == null) {
                String raw = decoder.loosely(line.bytes());
                String reason = line.fault() != null ? line.fault() : decoder.refusal();
                batch.refuse(line.line(), raw, FieldFault.shown(raw), String.valueOf(reason));
            } else if (!text.isBlank()) {
                report(line.line(), text);
            }
        }
    }

    private void report(long line, String text) {
        try {
            records.read(ReportReader.parse(text), line, text);
        } catch (MalformedDelivery e) {
            batch.refuse(line, text, List.of(ReportReader.notJson(batch.index(), line, text, e)));
        }
    }
}
