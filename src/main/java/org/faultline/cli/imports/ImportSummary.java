package org.faultline.cli.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.faultline.report.Text;
import org.faultline.report.delivery.Rejection;
import org.faultline.report.store.Receipt;
import org.jspecify.annotations.Nullable;

/** What became of the rows of one file, as far as this run delivered them, for a person to read. */
final class ImportSummary {
    private static final int REASONS = 5;
    private static final int NOTES = 3;

    private final String name;
    private final ImportClient.Checkpoint checkpoint;
    private final Map<Long, String> reasons = new LinkedHashMap<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private long known;
    private long fresh;
    private long revised;
    private long withdrawn;
    private long refused;
    private boolean setAside;
    private @Nullable String stopped;

    /** @param name of the file, harmless to print */
    ImportSummary(String name, ImportClient.Checkpoint checkpoint) {
        this.name = name;
        this.checkpoint = checkpoint;
    }

    void add(Receipt receipt) {
        fresh += receipt.accepted();
        known += receipt.duplicates();
        revised += receipt.revised();
        withdrawn += receipt.retracted();
        refused += receipt.refused();
        setAside |= !receipt.quarantine().isEmpty();
        for (Rejection r : receipt.rejected()) {
            long line = r.line() == null ? 0 : r.line();
            if (reasons.size() < REASONS || reasons.containsKey(line)) {
                reasons.merge(line, said(r), (one, other) -> one + "; " + other);
            }
        }
        for (Rejection r : receipt.warnings()) {
            if (notes.size() < NOTES) {
                notes.add((r.line() == null ? "" : name + ":" + r.line() + ": ") + said(r));
            }
        }
    }

    /** Why the rest of the file was not delivered. */
    void stop(String reason) {
        stopped = reason;
    }

    long rows() {
        return fresh + known + revised + withdrawn + refused;
    }

    long refused() {
        return refused;
    }

    /** Whether every row of the file is in, those of earlier runs too. */
    boolean allTaken() {
        return refused == 0 && checkpoint.setAside() == 0 && stopped == null;
    }

    /** @param service the beginning of addresses */
    List<String> lines(String service) {
        List<String> lines = new ArrayList<>();
        lines.add(name + ": " + counts() + before());
        reasons.forEach((line, reason) -> lines.add("  " + name + ":" + line + ": " + reason));
        if (refused > reasons.size()) {
            lines.add(String.format(Locale.ROOT, "  ... and %,d more", refused - reasons.size()));
        }
        notes.forEach(note -> lines.add("  note: " + note));
        if (setAside || checkpoint.setAside() > 0) {
            lines.add("  the refused rows, to mend and import: " + service + "/api/v1/quarantine/" + checkpoint.id());
        }
        if (stopped != null) {
            lines.add("  not read to its end: " + stopped);
        }
        return lines;
    }

    private String counts() {
        return rows() == 0 && checkpoint.line() > 0
                ? "nothing more to take"
                : String.format(
                        Locale.ROOT,
                        "%,d rows: %,d new, %,d known, %,d revised, %,d withdrawn, %,d refused",
                        rows(),
                        fresh,
                        known,
                        revised,
                        withdrawn,
                        refused);
    }

    private String before() {
        if (checkpoint.line() == 0) {
            return "";
        }
        String aside = checkpoint.setAside() == 0
                ? ""
                : String.format(Locale.ROOT, " (%,d of them refused)", checkpoint.setAside());
        return String.format(Locale.ROOT, "; those up to line %,d were taken before%s", checkpoint.line(), aside);
    }

    /** Everything that a file or the service says is text of strangers. */
    private static String said(Rejection r) {
        String where = r.column() != null ? r.column() : r.field();
        String value = r.value() == null || r.value().isEmpty() ? "" : "'" + r.value() + "' ";
        return Text.clean(where + " " + value + r.reason());
    }
}
