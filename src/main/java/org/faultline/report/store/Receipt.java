package org.faultline.report.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.faultline.report.delivery.Rejection;

/**
 * What became of a delivery; every good report is counted once, in one of the four.
 *
 * @param accepted new reports
 * @param duplicates reports that were known, are older than what is known, or have the same asOf and do not count
 * @param revised revisions of known reports that count now
 * @param retracted reports that withdraw
 * @param refused records that could not be taken, each of them counted once
 * @param rejected what was wrong with them, one by one; at most a thousand
 * @param warnings fields that were not read, and what else to look at; at most a thousand
 * @param quarantine where the refused records can be downloaded to be mended, a file of each table
 */
@Schema(name = "DeliveryReceipt")
public record Receipt(
        int accepted,
        int duplicates,
        int revised,
        int retracted,
        long refused,
        List<Rejection> rejected,
        List<Rejection> warnings,
        List<String> quarantine) {
    private static final int MOST_SAID = 1000;

    public static final Receipt NOTHING = new Receipt(0, 0, 0, 0, 0, List.of(), List.of(), List.of());

    static Receipt of(Map<ReportOutcomes.Kind, Integer> counts, List<Rejection> rejected, List<Rejection> warnings) {
        return NOTHING.plus(new Receipt(
                count(counts, ReportOutcomes.Outcome.ACCEPTED),
                count(counts, ReportOutcomes.Outcome.DUPLICATE),
                count(counts, ReportOutcomes.Outcome.REVISED),
                count(counts, ReportOutcomes.Outcome.RETRACTED),
                rejected.stream().map(Rejection::index).distinct().count(),
                rejected,
                warnings,
                List.of()));
    }

    private static int count(Map<ReportOutcomes.Kind, Integer> counts, ReportOutcomes.Outcome outcome) {
        return counts.entrySet().stream()
                .filter(e -> e.getKey().outcome() == outcome)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    public Receipt plus(Receipt next) {
        return new Receipt(
                accepted + next.accepted,
                duplicates + next.duplicates,
                revised + next.revised,
                retracted + next.retracted,
                refused + next.refused,
                some(rejected, next.rejected),
                some(warnings, next.warnings),
                quarantine);
    }

    /** With more to look at. */
    public Receipt warned(List<Rejection> more) {
        return plus(new Receipt(0, 0, 0, 0, 0, List.of(), more, List.of()));
    }

    public Receipt setAsideAt(String address) {
        List<String> all = new ArrayList<>(quarantine);
        if (!all.contains(address)) {
            all.add(address);
        }
        return new Receipt(accepted, duplicates, revised, retracted, refused, rejected, warnings, List.copyOf(all));
    }

    /** The counts as the log says them. */
    public String summary() {
        return String.format(
                Locale.ROOT,
                "%d new, %d revised, %d withdrawn, %d known, %d refused",
                accepted,
                revised,
                retracted,
                duplicates,
                refused);
    }

    private static List<Rejection> some(List<Rejection> one, List<Rejection> other) {
        if (one.size() + other.size() <= MOST_SAID && one.isEmpty()) {
            return other;
        }
        List<Rejection> all = new ArrayList<>(one);
        all.addAll(other.subList(0, Math.min(other.size(), MOST_SAID - Math.min(MOST_SAID, one.size()))));
        return List.copyOf(all);
    }
}
