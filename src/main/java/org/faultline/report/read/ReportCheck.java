package org.faultline.report.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.faultline.report.FieldFault;
import org.faultline.report.Report;
import org.faultline.report.Text;
import org.faultline.report.delivery.MalformedDelivery;
import org.jspecify.annotations.Nullable;

/** The one set of checks that every report passes, whatever format it came in. */
public final class ReportCheck {
    private static final Pattern HALF_PAIRS = Pattern.compile("\\p{Cs}");

    /** More digits than this a number of ours never has; a longer one might be written back in another way. */
    private static final int PLAIN_NUMBER = 24;

    private ReportCheck() {}

    /** Whether a revision time lies further ahead of a delivery than a clock may be wrong. */
    public static boolean liesAhead(Instant asOf, Instant received) {
        return asOf.isAfter(latest(received));
    }

    /** The latest revision time that a delivery may bear. */
    public static Instant latest(Instant received) {
        return received.plus(DateFields.AS_OF_SKEW);
    }

    /**
     * @param arrival stands in for an absent asOf
     * @param received the moment that dates must not lie too far ahead of; null leaves dates and swapped coordinates
     *     unchecked, as for a report that is already stored or that a rule case makes up
     */
    public static CheckedReport of(JsonNode node, Instant arrival, @Nullable Instant received) {
        List<FieldFault> faults = new ArrayList<>();
        List<FieldFault> warnings = new ArrayList<>();
        if (!(node instanceof ObjectNode)) {
            faults.add(FieldFault.of("", node, "a report is a JSON object"));
            return new CheckedReport(null, null, node.toString(), false, faults, warnings);
        }
        Report report = ReportFields.read(
                node,
                arrival,
                received,
                (field, value, reason) -> faults.add(FieldFault.of(field, value, reason)),
                (field, value, reason) -> warnings.add(FieldFault.of(field, value, reason)));
        JsonNode id = node.path("externalId");
        String shownId = id.isTextual() ? FieldFault.shown(id.textValue()) : null;
        String raw = node.toString();
        boolean halfPair = Text.hasHalfPair(raw);
        if (halfPair) {
            // half a surrogate pair cannot be kept as UTF-8, and reading has dropped it already
            raw = HALF_PAIRS.matcher(raw).replaceAll("");
        }
        if (faults.isEmpty() && (halfPair || hasOddNumber(node)) && !readsBack(raw, report)) {
            faults.add(new FieldFault("", null, "holds text or a number that cannot be kept as it is"));
        }
        return new CheckedReport(
                faults.isEmpty() ? report : null, shownId, raw, node.hasNonNull("asOf"), faults, warnings);
    }

    /** Whether what is kept gives the same report when it is read again, as the lanes and every restart will do. */
    static boolean readsBack(String raw, Report report) {
        try {
            List<FieldFault> faults = new ArrayList<>();
            Report again = ReportFields.read(
                    ReportReader.parse(raw),
                    report.asOf(),
                    null,
                    (field, value, reason) -> faults.add(FieldFault.of(field, value, reason)),
                    (field, value, reason) -> {});
            return faults.isEmpty() && again.equals(report);
        } catch (MalformedDelivery e) {
            return false;
        }
    }

    /** Only numbers of many digits or large exponents may come back different, so only they pay for a second reading. */
    private static boolean hasOddNumber(JsonNode node) {
        if (node.isNumber()) {
            String text = node.asText();
            return text.length() > PLAIN_NUMBER || text.indexOf('E') >= 0;
        }
        for (JsonNode child : node) {
            if (!child.isTextual() && hasOddNumber(child)) {
                return true;
            }
        }
        return false;
    }
}
