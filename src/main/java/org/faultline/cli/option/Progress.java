package org.faultline.cli.option;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;
import org.faultline.report.Text;

/** One line that says how far an import has come: share, rows, rate, rejects, time left. Redrawn on a terminal, else now and then. */
public final class Progress {
    /** How often a terminal is drawn to. */
    public static final long BEAT_MILLIS = 200;

    private static final int WIDTH = 24;
    private static final int LONGEST = 118;
    private static final long ON_TERMINAL = BEAT_MILLIS * 1_000_000;
    private static final long ELSEWHERE = 10_000_000_000L;

    /**
     * How far it has come.
     *
     * @param done bytes read so far of all files
     * @param skipped those of them that had been taken in an earlier run
     * @param all bytes of all files, or -1 where a stream does not say
     */
    public record State(String file, long done, long skipped, long all, long rows, long refused) {}

    private final PrintStream out;
    private final boolean terminal;
    private final long begun = System.nanoTime();
    private long shown = begun;
    private volatile String trouble = "";
    private String troubleShown = "";

    public Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Whether somebody sees lines that are drawn over each other. */
    @SuppressWarnings("SystemConsoleNull") // asked further below, where it is not
    public static boolean onTerminal() {
        Console console = System.console();
        if (console == null || "dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true; // before Java 22 there was a console on a terminal only
        }
    }

    /** What is waited for, "" for nothing; told by the thread that posts. */
    public void trouble(String what) {
        trouble = what;
    }

    /** Draws, if it is time to, or the trouble is another than before. */
    public void show(State state) {
        long now = System.nanoTime();
        String what = trouble;
        if (now - shown >= (terminal ? ON_TERMINAL : ELSEWHERE) || !what.equals(troubleShown)) {
            shown = now;
            troubleShown = what;
            draw(what.isEmpty() ? line(state, seconds()) : what);
        }
    }

    public double seconds() {
        return (System.nanoTime() - begun) / 1e9;
    }

    private void draw(String line) {
        out.print(terminal ? "\r\u001B[K" + line : line + System.lineSeparator());
        out.flush();
    }

    /** Takes the line away, so that what follows stands alone. */
    public void clear() {
        if (terminal) {
            out.print("\r\u001B[K");
            out.flush();
        }
    }

    /** Plain ASCII, as not every terminal has more; short enough not to be broken in two. */
    static String line(State s, double seconds) {
        String counts = String.format(
                Locale.ROOT, "%,d rows, %,.0f/s, %,d refused", s.rows, seconds > 0 ? s.rows / seconds : 0.0, s.refused);
        String line = counts + "  " + s.file;
        if (s.all > 0) {
            double share = Math.min(1, (double) s.done / s.all);
            int full = (int) (share * WIDTH);
            String bar = "#".repeat(full) + "-".repeat(WIDTH - full);
            line = String.format(
                    Locale.ROOT,
                    "[%s] %3.0f %%  %s%s  %s",
                    bar,
                    Math.floor(share * 100),
                    counts,
                    left(s, seconds),
                    s.file);
        }
        return String.valueOf(Text.shortened(line, LONGEST));
    }

    /** Worked out from what this run has done itself; nothing in its first moments, when that says little. */
    private static String left(State s, double seconds) {
        long own = s.done - s.skipped;
        boolean known = own > 0 && own * 100 > s.all - s.skipped;
        return known ? ", " + time((s.all - s.done) * seconds / own) + " left" : "";
    }

    /** A length of time as people say it. */
    public static String time(double seconds) {
        long s = Math.round(seconds);
        return s < 60
                ? s + " s"
                : s < 3600 ? s / 60 + " min " + s % 60 + " s" : s / 3600 + " h " + s % 3600 / 60 + " min";
    }
}
