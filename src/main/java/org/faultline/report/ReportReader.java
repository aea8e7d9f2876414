package org.faultline.report;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a delivery of our own JSON: one report, an array of them, or one a line (NDJSON). */
public final class ReportReader {
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .readerFor(JsonNode.class);

    private static final Pattern HALF_PAIRS = Pattern.compile("\\p{Cs}");

    private ReportReader() {}

    /**
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

    /** One JSON object a line; a line that is not JSON is refused alone, with its line and column. */
    public static Delivery readNdjson(String text, Instant arrival) {
        Collected all = new Collected(arrival);
        int index = 0;
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                all.add(index, parse(line));
            } catch (MalformedDelivery e) {
                String where = "line " + number + ", column " + e.column();
                all.rejected.add(new Rejection(
                        index,
                        null,
                        "",
                        Text.shortened(Text.clean(line), 120),
                        "is not JSON at " + where + ": " + e.getMessage()));
            }
            index++;
        }
        return all.delivery();
    }

    /** Reads back the raw text of a stored report, which passed these same checks when it came. */
    public static Report readStored(String raw, Instant asOf) {
        Collected one = new Collected(asOf);
        one.add(0, parse(raw));
        if (one.items.isEmpty()) {
            throw new IllegalStateException("a stored report no longer passes the checks: " + one.rejected);
        }
        return one.items.get(0).report();
    }

    private static JsonNode parse(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            if (node == null || node.isMissingNode()) {
                throw new MalformedDelivery("the delivery is empty", 1, 1);
            }
            return node;
        } catch (NumberFormatException e) {
            throw new MalformedDelivery("a number is out of all bounds: " + e.getMessage(), 1, 1);
        } catch (JacksonException e) {
            JsonLocation at = e.getLocation();
            throw new MalformedDelivery(
                    e.getOriginalMessage(), at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr());
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
            if (!(node instanceof ObjectNode)) {
                rejected.add(rejection(index, null).apply(new Fault("", node, "a report is a JSON object")));
                return;
            }
            String id = node.path("externalId").isTextual()
                    ? Text.shortened(Text.clean(node.path("externalId").textValue()), 120)
                    : null;
            List<Fault> faults = new ArrayList<>();
            List<Fault> notes = new ArrayList<>();
            Report report = ReportFields.read(
                    node,
                    arrival,
                    (field, value, reason) -> faults.add(new Fault(field, value, reason)),
                    (field, value, reason) -> notes.add(new Fault(field, value, reason)));
            faults.stream().map(rejection(index, id)).forEach(rejected::add);
            notes.stream().map(rejection(index, id)).forEach(warnings::add);
            if (!faults.isEmpty()) {
                return;
            }
            // half a surrogate pair cannot be kept as UTF-8, and reading has dropped it already
            String raw = HALF_PAIRS.matcher(node.toString()).replaceAll("");
            if (readsBack(raw, report)) {
                items.add(new Delivery.Item(index, report, raw, node.hasNonNull("asOf")));
            } else {
                rejected.add(new Rejection(index, id, "", null, "holds text or a number that cannot be kept as it is"));
            }
        }

        /** Whether what is kept gives the same report when it is read again, as the lanes and every restart will do. */
        private static boolean readsBack(String raw, Report report) {
            try {
                List<Fault> faults = new ArrayList<>();
                Report again = ReportFields.read(
                        parse(raw),
                        report.asOf(),
                        (field, value, reason) -> faults.add(new Fault(field, value, reason)),
                        (field, value, reason) -> {});
                return faults.isEmpty() && again.equals(report);
            } catch (MalformedDelivery e) {
                return false;
            }
        }

        Delivery delivery() {
            return new Delivery(List.copyOf(items), List.copyOf(rejected), List.copyOf(warnings));
        }

        private static Function<Fault, Rejection> rejection(int index, @Nullable String id) {
            return f -> new Rejection(index, id, f.field, shown(f.value), f.reason);
        }

        private static @Nullable String shown(@Nullable JsonNode value) {
            if (value == null || value.isNull()) {
                return null;
            }
            return Text.shortened(Text.clean(value.isValueNode() ? value.asText() : value.toString()), 120);
        }
    }

    private record Fault(String field, @Nullable JsonNode value, String reason) {}
}
