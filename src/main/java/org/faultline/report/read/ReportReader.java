package org.faultline.report.read;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.faultline.report.FieldFault;
import org.faultline.report.Report;
import org.faultline.report.delivery.Delivery;
import org.faultline.report.delivery.MalformedDelivery;
import org.faultline.report.delivery.Rejection;
import org.jspecify.annotations.Nullable;

/** Reads texts of our own JSON that are at hand as a whole: one report, an array of them, or one a line (NDJSON). */
public final class ReportReader {
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .readerFor(JsonNode.class);

    private ReportReader() {}

    /**
     * Dates are not held against any clock, as in a rule case or the sample.
     *
     * @param arrival stands in for an absent asOf
     * @throws MalformedDelivery if the text is not JSON, or neither an object nor an array
     */
    public static Delivery readJson(String text, Instant arrival) {
        JsonNode root = parse(text);
        if (!root.isObject() && !root.isArray()) {
            throw new MalformedDelivery("a delivery is one JSON object or an array of objects", 1, 1);
        }
        Collected all = new Collected(arrival);
        if (root.isObject()) {
            all.add(0, root);
        } else {
            for (int i = 0; i < root.size(); i++) {
                all.add(i, root.get(i));
            }
        }
        return all.delivery();
    }

    /** The fields that a report may have. */
    public static Set<String> fields() {
        return ReportFields.REPORT;
    }

    /** One JSON object a line; a line that is not JSON is refused alone, with its line and column. */
    public static Delivery readNdjson(String text, Instant arrival) {
        Collected all = new Collected(arrival);
        int index = 0;
        long number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                all.add(index, parse(line));
            } catch (MalformedDelivery e) {
                all.rejected.add(notJson(index, number, line, e));
            }
            index++;
        }
        return all.delivery();
    }

    /** What to say of a line of NDJSON that is not JSON. */
    public static Rejection notJson(int index, long line, String text, MalformedDelivery e) {
        String reason = "is not JSON at line " + line + ", column " + e.column() + ": " + e.getMessage();
        return new Rejection(index, null, "", FieldFault.shown(text), reason, line, String.valueOf(e.column()));
    }

    /** Reads back the raw text of a stored report, which passed these same checks when it came. */
    public static Report readStored(String raw, Instant asOf) {
        CheckedReport checked = ReportCheck.of(parse(raw), asOf, null);
        if (checked.report() == null) {
            throw new IllegalStateException("a stored report no longer passes the checks: " + checked.faults());
        }
        return checked.report();
    }

    /** @throws MalformedDelivery if the text is not one JSON value */
    public static JsonNode parse(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            if (node == null || node.isMissingNode()) {
                throw new MalformedDelivery("the delivery is empty", 1, 1);
            }
            return node;
        } catch (NumberFormatException e) {
            throw new MalformedDelivery("a number is out of all bounds", 1, 1);
        } catch (JacksonException e) {
            throw JsonFault.at(e);
        }
    }

    /** What has been read of one delivery so far. */
    private static final class Collected {
        private final Instant arrival;
        private final List<Delivery.Item> items = new ArrayList<>();
        private final List<Rejection> rejected = new ArrayList<>();
        private final List<Rejection> warnings = new ArrayList<>();

        Collected(Instant arrival) {
            this.arrival = arrival;
        }

        void add(int index, JsonNode node) {
            CheckedReport checked = ReportCheck.of(node, arrival, null);
            checked.faults().forEach(f -> rejected.add(rejection(index, checked.externalId(), f)));
            checked.warnings().forEach(f -> warnings.add(rejection(index, checked.externalId(), f)));
            if (checked.report() != null) {
                items.add(new Delivery.Item(index, checked.report(), checked.raw(), checked.dated(), null));
            }
        }

        Delivery delivery() {
            return new Delivery(List.copyOf(items), List.copyOf(rejected), List.copyOf(warnings));
        }

        private static Rejection rejection(int index, @Nullable String id, FieldFault f) {
            return new Rejection(index, id, f.field(), f.value(), f.reason(), null, null);
        }
    }
}
