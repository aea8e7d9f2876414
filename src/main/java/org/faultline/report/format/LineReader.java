package org.faultline.report.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.faultline.report.Fault;
import org.faultline.report.MalformedDelivery;
import org.faultline.report.ReportCheck;
import org.faultline.report.ReportReader;

/** Reads NDJSON: one report of our own a line; a line that is not JSON is refused alone. */
final class LineReader {
    private final RecordSplitter lines;
    private final Asked asked;
    private final Batch batch;
    private final Decoder decoder;

    LineReader(InputStream in, Asked asked, Batch batch) {
        this.lines = RecordSplitter.lines(in, asked.limits().recordBytes(), asked.firstLine());
        this.asked = asked;
        this.batch = batch;
        this.decoder = new Decoder(asked.charset());
    }

    void read() throws IOException {
        RawRecord line;
        while ((line = lines.next()) != null) {
            String text = decoder.strictly(line.bytes());
            if (line.fault() != null || text == null) {
                String raw = decoder.loosely(line.bytes());
                String reason = line.fault() != null ? line.fault() : decoder.refusal();
                batch.refuse(line.line(), raw, Fault.shown(raw), String.valueOf(reason));
            } else if (!text.isBlank()) {
                report(line.line(), text);
            }
        }
    }

    private void report(long line, String text) {
        try {
            JsonNode node = ReportReader.parse(text);
            if (node instanceof ObjectNode report) {
                report.remove(QuarantineWriter.ADDED_KEY);
            }
            batch.add(ReportCheck.of(node, asked.arrival(), asked.received()), line, text, field -> null);
        } catch (MalformedDelivery e) {
            batch.refuse(line, text, List.of(ReportReader.notJson(batch.index(), line, text, e)));
        }
    }
}
