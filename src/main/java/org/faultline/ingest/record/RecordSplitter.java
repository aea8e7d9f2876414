package org.faultline.ingest.record;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into records at the byte level: lines, or in a table with quotes the lines that one record covers. It bounds what a
 * bad record can spoil: one whose quote never closes is given up as its first line, and reading goes on at the next.
 *
 * <p>Works for every character set in which ASCII bytes mean ASCII. A quote opens only at the beginning of a field, as in RFC 4180.
 */
public final class RecordSplitter {
    /** Lines that were read in vain, looking for the end of a quote; past this sum an open quote ends with its line. */
    private static final long MOST_IN_VAIN = 64L << 20;

    private static final int NO_QUOTES = -1;

    private final InputStream in;
    private final int separator;
    private final int mostBytes;
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private long line;
    private long inVain;
    private @Nullable Cut last;

    private enum State {
        FIELD_START,
        PLAIN,
        QUOTED,
        /** A quote inside quotes: the end of the field, or half of a doubled one. */
        CLOSING
    }

    /** Where the record that was cut last, and its first line, end in the buffer, before and after the line break. */
    private record Cut(int from, int firstEnd, int firstNext, int lines) {}

    private RecordSplitter(InputStream in, int separator, int mostBytes, long firstLine) {
        this.in = in;
        this.separator = separator;
        this.mostBytes = mostBytes;
        this.line = firstLine;
    }

    /** Every line a record, as in NDJSON or in a table without quotes. */
    public static RecordSplitter lines(InputStream in, int mostBytes, long firstLine) {
        return new RecordSplitter(in, NO_QUOTES, mostBytes, firstLine);
    }

    /** Records of a table whose fields may be quoted and then hold line breaks. */
    public static RecordSplitter quoted(InputStream in, char separator, int mostBytes, long firstLine) {
        return new RecordSplitter(in, separator, mostBytes, firstLine);
    }

    /** The number that the next line has, from here on. */
    void continueAt(long next) {
        line = next;
    }

    /** The next record, or null at the end; never longer than the bound. */
    public @Nullable RawRecord next() throws IOException {
        State state = separator == NO_QUOTES ? State.PLAIN : State.FIELD_START;
        int firstNext = -1;
        int lines = 0;
        int i = start;
        while (true) {
            if (i == end) {
                int moved = start;
                boolean more = fill();
                i -= moved;
                firstNext -= firstNext < 0 ? 0 : moved;
                if (!more) {
                    return atEnd(state, firstNext, lines);
                }
            }
            byte b = buffer[i++];
            if (b == '\n') {
                lines++;
                firstNext = firstNext < 0 ? i : firstNext;
                if (state != State.QUOTED || inVain > MOST_IN_VAIN) {
                    return cut(i, firstNext, lines);
                }
            } else if (separator != NO_QUOTES) {
                state = after(b, state);
            }
            if (i - start >= mostBytes) {
                return tooLong(firstNext, lines);
            }
        }
    }

    private State after(byte b, State state) {
        if (state == State.QUOTED) {
            return b == '"' ? State.CLOSING : State.QUOTED;
        } else if (b == separator) {
            return State.FIELD_START;
        }
        return b == '"' && state != State.PLAIN ? State.QUOTED : b == '\r' ? state : State.PLAIN;
    }

    private RawRecord cut(int next, int firstNext, int lines) {
        last = new Cut(start, trimmed(start, firstNext), firstNext, lines);
        RawRecord record = new RawRecord(line, lines, Arrays.copyOfRange(buffer, start, trimmed(start, next)), null);
        start = next;
        line += lines;
        return record;
    }

    /** The end of a line without its line break. */
    private int trimmed(int from, int to) {
        int e = to;
        if (e > from && buffer[e - 1] == '\n') {
            e--;
        }
        return e > from && buffer[e - 1] == '\r' ? e - 1 : e;
    }

    private @Nullable RawRecord atEnd(State state, int firstNext, int lines) {
        if (start == end) {
            return null;
        }
        return state == State.QUOTED
                ? openQuote(firstNext < 0 ? end : firstNext, "opens a quote that is never closed")
                : cut(end, firstNext < 0 ? end : firstNext, lines + 1);
    }

    private RawRecord tooLong(int firstNext, int lines) throws IOException {
        if (lines > 0) {
            return openQuote(firstNext, "opens a quote that is not closed within " + mostBytes + " bytes");
        }
        RawRecord record = new RawRecord(
                line, 1, Arrays.copyOfRange(buffer, start, end), "is longer than " + mostBytes + " bytes");
        skipLine();
        line++;
        last = null;
        return record;
    }

    /** The first line is refused alone, and reading goes on at the next. */
    private RawRecord openQuote(int firstNext, String fault) {
        RawRecord record = new RawRecord(line, 1, Arrays.copyOfRange(buffer, start, trimmed(start, firstNext)), fault);
        inVain += end - firstNext;
        start = firstNext;
        line++;
        last = null;
        return record;
    }

    /** The record of several lines that came last makes no sense: gives its first line alone, and goes on at its second. */
    RawRecord retreat(RawRecord record, String fault) {
        Cut cut = last;
        if (cut == null || record.lines() < 2 || inVain > MOST_IN_VAIN) {
            return new RawRecord(record.line(), record.lines(), record.bytes(), fault);
        }
        inVain += start - cut.firstNext;
        start = cut.firstNext;
        line -= cut.lines - 1;
        last = null;
        return new RawRecord(record.line(), 1, Arrays.copyOfRange(buffer, cut.from, cut.firstEnd), fault);
    }

    private void skipLine() throws IOException {
        while (true) {
            for (; start < end; start++) {
                if (buffer[start] == '\n') {
                    start++;
                    return;
                }
            }
            if (!fill()) {
                return;
            }
        }
    }

    /** Makes room, moving what is not yet cut to the front, and reads on; false at the end. */
    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(buffer.length * 2, mostBytes + (1 << 16)));
        }
        int n = in.read(buffer, end, buffer.length - end);
        end += Math.max(0, n);
        return n > 0;
    }
}
