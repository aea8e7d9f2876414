package org.faultline.ingest.format;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.faultline.report.delivery.MalformedDelivery;

/**
 * A table as one data set publishes it. All that is particular to a format stands in its own package; the list of those that are
 * known is {@code Formats}.
 */
public interface TableFormat extends Format {
    /** What a file shows by its first line. */
    enum Shown {
        /** It is of another format. */
        NOTHING,
        /** It is of this one, and its first line names the columns. */
        HEADER,
        /** It is of this one, and its first line is a row. */
        ROW
    }

    /**
     * What the first line of a file says.
     *
     * @throws MalformedDelivery if it is of a kin of this format that is not read, such as an older version
     */
    Shown shownBy(FirstLine line);

    Columns columns();

    /** The columns without which no row can be read; one of several is enough where they stand between "|". */
    List<String> required();

    /**
     * What a row of one file says.
     *
     * @param arrival stands in for the revision time of a row that bears none
     */
    RowMapping mapping(Instant arrival);

    /** Whether cells stand between tabs, a record is a line and quotes mean nothing; else it is CSV, whose separator the file shows. */
    default boolean isTabSeparated() {
        return false;
    }

    /** Whether no file of this format has a header, so that a part of one may begin with any row and the deliverer is believed. */
    default boolean isHeadless() {
        return false;
    }

    /** Whether the first line is a header where only the deliverer says that it is of this format, and the line does not show it. */
    default boolean hasHeader(FirstLine line) {
        return !isHeadless();
    }

    /** Whether a file that looks like another format may bear the name of this one: a table is then read as this one. */
    default boolean alsoNames(Format other) {
        return false;
    }

    /**
     * Whether a record of JSON is a row of this table, as the API of the data set gives it.
     *
     * @param has whether it has a field of that name
     */
    default boolean isRow(Predicate<String> has) {
        return false;
    }

    /**
     * The columns of a file without a header.
     *
     * @param width how many cells its first row has
     * @throws MalformedDelivery if this format has no such rows
     */
    default Layout inOrder(int width, long line) {
        List<String> all = columns().inOrder();
        return Layout.inOrder(all, width == all.size() + Layout.ADDED.size() ? width : all.size());
    }

    @Override
    default String mediaType() {
        return isTabSeparated() ? "text/tab-separated-values" : "text/csv";
    }

    @Override
    default String fileEnding() {
        return isTabSeparated() ? ".tsv" : ".csv";
    }
}
