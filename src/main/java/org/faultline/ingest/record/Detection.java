package org.faultline.ingest.record;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.faultline.ingest.format.Layout;
import org.faultline.report.FieldFault;
import org.faultline.report.delivery.Format;
import org.faultline.report.delivery.MalformedDelivery;
import org.jspecify.annotations.Nullable;

/**
 * What a file is, by its first line, or by what the deliverer said and its first line.
 *
 * @param separator between the cells of a table
 * @param header whether a table's first line names its columns
 */
public record Detection(Format format, char separator, boolean header) {
    private static final Pattern NUMBER = Pattern.compile("\"?\\d+(\\.0)?\"?");
    private static final int GDELT = 61;
    private static final int GDELT_MENTIONS = 16;
    /** GDELT 1.0: 57 columns, and since April 2013 the address of the source too. */
    private static final Set<Integer> GDELT_1 = Set.of(57, 58);

    /** Where the rows begin in an answer of ACLED's API. */
    private static final Pattern ROWS = Pattern.compile("\"" + JsonRecords.DATA + "\"\\s*:\\s*\\[");

    /** What a record has as a field before that, if it is no such answer. */
    private static final Pattern OF_RECORD = Pattern.compile("\"(dataset|externalId|event_id_cnty)\"\\s*:");

    private static final Set<Integer> UCDP = Set.of(41, 49);

    /** @throws MalformedDelivery if the first line is of no format that is known */
    public static Detection of(String firstLine, @Nullable Format asked) {
        if (firstLine.isBlank()) {
            throw new MalformedDelivery("the delivery is empty", 1, 1);
        }
        if (firstLine.indexOf('\0') >= 0) {
            throw new MalformedDelivery(
                    "the first line holds NUL: this is no text, or UTF-16 without a byte-order mark", 1, 1);
        }
        if (asked == Format.JSON || asked == Format.NDJSON) {
            return new Detection(asked, ',', false);
        }
        Detection found = found(firstLine);
        if (asked == null) {
            return found == null ? unknown(firstLine) : found;
        }
        boolean acled = asked == Format.ACLED || asked == Format.ACLED_DELETED;
        if (acled && found != null && (found.format == Format.JSON || found.format == Format.NDJSON)) {
            return found; // as its API gives it, which the records themselves show
        }
        if (found == null
                || (found.format != asked && !(asked == Format.ACLED_DELETED && found.format == Format.ACLED))) {
            return named(firstLine, asked, found);
        }
        return new Detection(asked, found.separator, found.header);
    }

    /**
     * Of a part of a file, which may begin with a record that shows nothing: a table's begins with its header, as the file does, and
     * in a format without one the deliverer is believed.
     */
    public static Detection ofPart(String firstLine, @Nullable Format asked) {
        if (asked == Format.GDELT || asked == Format.NDJSON) {
            return new Detection(asked, asked == Format.GDELT ? '\t' : ',', false);
        }
        return of(firstLine, asked);
    }

    private static @Nullable Detection found(String line) {
        if (line.startsWith("[")) {
            return new Detection(Format.JSON, ',', false);
        }
        if (line.startsWith("{")) {
            boolean oneALine = line.endsWith("}") && !isAnswer(line);
            return new Detection(oneALine ? Format.NDJSON : Format.JSON, ',', false);
        }
        char separator = separator(line);
        String[] cells = line.split(Pattern.quote(String.valueOf(separator)), -1);
        boolean numbered = NUMBER.matcher(cells[0]).matches();
        int width = cells.length;
        if (separator == '\t' && numbered && isOf(width, Set.of(GDELT_MENTIONS))) {
            throw new MalformedDelivery(
                    "these are GDELT mentions (16 columns), which tell of articles and not of events; deliver the export file",
                    1,
                    1);
        }
        if (separator == '\t' && numbered && isOf(width, Set.of(GDELT))) {
            return new Detection(Format.GDELT, separator, false);
        }
        if (separator == '\t' && numbered && GDELT_1.contains(width)) {
            throw new MalformedDelivery(
                    "these are GDELT 1.0 events (" + width
                            + " columns), which are not read; deliver the export of GDELT 2.0 (61 columns)",
                    1,
                    1);
        }
        if (numbered && line.chars().filter(c -> c == separator).count() >= 40) {
            return new Detection(Format.UCDP_GED, separator, false);
        }
        Format named = byHeader(cells);
        return named == null ? null : new Detection(named, separator, true);
    }

    /** Whether a line is an answer of ACLED's API, all in one line. */
    private static boolean isAnswer(String line) {
        Matcher rows = ROWS.matcher(line);
        return rows.find() && !OF_RECORD.matcher(line).region(0, rows.start()).find();
    }

    /** With or without the columns that a quarantine file adds. */
    private static boolean isOf(int width, Set<Integer> widths) {
        return widths.contains(width) || widths.contains(width - Layout.ADDED.size());
    }

    static boolean isUcdp(int width) {
        return isOf(width, UCDP);
    }

    private static char separator(String line) {
        return Stream.of(',', ';', '\t')
                .max(Comparator.comparingLong(
                        s -> line.chars().filter(c -> c == s).count()))
                .orElse(',');
    }

    private static @Nullable Format byHeader(String[] cells) {
        Set<String> names = new TreeSet<>();
        for (String cell : cells) {
            names.add(cell.strip().replace("\"", "").toLowerCase(Locale.ROOT));
        }
        if (names.contains("globaleventid")) {
            throw new MalformedDelivery(
                    "these are GDELT events under a header; deliver the export as GDELT publishes it: 61 columns, tabs, no header",
                    1,
                    1);
        } else if (names.contains("type_of_violence")) {
            return Format.UCDP_GED;
        } else if (names.contains("event_date") && (names.contains("actor1") || names.contains("event_id_cnty"))) {
            return Format.ACLED;
        } else if (names.contains("event_id_cnty")) {
            // a table of events that lacks a column must not be taken for a list of deleted ones
            return names.contains("event_type") || names.contains("actor1") ? Format.ACLED : Format.ACLED_DELETED;
        }
        return names.containsAll(List.of("dataset", "externalid")) ? Format.FAULTLINE : null;
    }

    private static Detection unknown(String line) {
        throw new MalformedDelivery(
                "is of no format that can be told from its first line, '" + FieldFault.shown(line)
                        + "'; name the format if it is one of those that are known",
                1,
                1);
    }

    /** The deliverer says what it is, the first line does not show it: a list of ids alone, or a header with a fault. */
    private static Detection named(String line, Format asked, @Nullable Detection found) {
        if (found != null && found.format != asked) {
            throw new MalformedDelivery(
                    "was named " + asked.apiName() + " and looks like " + found.format.apiName(), 1, 1);
        }
        boolean header =
                asked != Format.GDELT && !(asked == Format.ACLED_DELETED && line.matches("\"?[A-Z]{3}\\d+\"?"));
        return new Detection(asked, asked == Format.GDELT ? '\t' : separator(line), header);
    }
}
