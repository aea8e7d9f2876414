package org.faultline.ingest.detection;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How an answer of a data set's API (ACLED's) is told from a record: it has its rows in a list beside fields about the answer. */
public final class ApiAnswer {
    /** The field under which the rows are. */
    public static final String DATA = "data";

    /** Where the rows begin. */
    private static final Pattern ROWS = Pattern.compile("\"" + DATA + "\"\\s*:\\s*\\[");

    private static final Pattern FIELD = Pattern.compile("\"(\\w+)\"\\s*:");

    private ApiAnswer() {}

    /** Whether a field at the top of a delivery says that it is a record itself, and no answer that holds some. */
    public static boolean isOfRecord(String field) {
        return field.equals("dataset")
                || field.equals("externalId")
                || Formats.TABLES.stream().anyMatch(table -> table.isRow(field::equals));
    }

    /** Whether a line is an answer, all in one line. */
    static boolean isOneLine(String line) {
        Matcher rows = ROWS.matcher(line);
        return rows.find()
                && FIELD.matcher(line).region(0, rows.start()).results().noneMatch(field -> isOfRecord(field.group(1)));
    }
}
