package org.faultline.report.delivery;

/** The delivery as a whole cannot be read, so nothing of it was taken; line and column count from 1. */
public final class MalformedDelivery extends RuntimeException {
    private final long line;
    private final long column;

    public MalformedDelivery(String message, long line, long column) {
        super(message);
        this.line = line;
        this.column = column;
    }

    public long line() {
        return line;
    }

    public long column() {
        return column;
    }
}
