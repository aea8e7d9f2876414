package org.faultline.database;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;

/**
 * Why something failed.
 *
 * @param cause what the connection to the database has to say, or else the innermost cause
 * @param isDatabaseAway whether the database cannot be reached
 */
public record FailureReason(Throwable cause, boolean isDatabaseAway) {
    /** What Agroal says where it gets no connection in time; it gives no SQLState. */
    private static final String NO_CONNECTION = "acquisition timeout";

    public static FailureReason of(Throwable failure) {
        Throwable innermost = failure;
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql && isAway(sql)) {
                return new FailureReason(sql, true);
            }
            innermost = t;
        }
        return new FailureReason(innermost, false);
    }

    /** Classes of SQLState: 08 the connection is broken, 57P0x the server goes down or comes up. */
    private static boolean isAway(SQLException e) {
        String state = e.getSQLState();
        return state == null
                ? String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains(NO_CONNECTION)
                : state.startsWith("08") || state.startsWith("57P0");
    }

    /** Whether the other end of some connection is the matter, so that a stack trace says nothing more. */
    public boolean isConnection() {
        return isDatabaseAway || cause instanceof IOException;
    }

    /** In words for an operator. */
    public String text() {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
