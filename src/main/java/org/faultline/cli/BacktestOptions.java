package org.faultline.cli;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.faultline.report.Format;
import org.faultline.report.Nearest;
import org.faultline.report.Text;
import org.jspecify.annotations.Nullable;

/** What was said on the command line of {@code backtest}. */
final class BacktestOptions {
    private static final List<String> KNOWN = List.of(
            "--reports",
            "--format",
            "--as-of",
            "--charset",
            "--rules",
            "--config",
            "--rule",
            "--from",
            "--to",
            "--outcomes",
            "--lead",
            "--against",
            "--html",
            "--json",
            "--help");

    private static final int LEAD_DAYS = 90;

    final List<Path> reports = new ArrayList<>();

    @Nullable
    Format format;

    @Nullable
    Instant asOf;

    @Nullable
    Charset charset;

    Path rules;
    Path config;
    final Set<String> asked = new TreeSet<>();

    @Nullable
    LocalDate from;

    @Nullable
    LocalDate to;

    @Nullable
    Path outcomes;

    int leadDays = LEAD_DAYS;

    @Nullable
    Path against;

    @Nullable
    Path html;

    @Nullable
    Path json;

    private BacktestOptions(ServiceSettings settings) {
        rules = settings.rules();
        config = settings.config();
    }

    /** @throws IllegalArgumentException saying which word is wrong, and what to write instead */
    static BacktestOptions read(List<String> arguments, ServiceSettings settings) {
        BacktestOptions o = new BacktestOptions(settings);
        Deque<String> left = new ArrayDeque<>(arguments);
        while (!left.isEmpty()) {
            o.take(left.remove(), left);
        }
        if (o.reports.isEmpty()) {
            throw new IllegalArgumentException("name the files to replay: --reports FILE...");
        }
        return o;
    }

    private void take(String word, Deque<String> left) {
        switch (word) {
            case "--reports" -> reports(word, left);
            case "--format" -> format = Format.named(value(word, left));
            case "--as-of" -> asOf = time(word, value(word, left));
            case "--charset" -> charset = charset(value(word, left));
            case "--rules" -> rules = Path.of(value(word, left));
            case "--config" -> config = Path.of(value(word, left));
            case "--rule" -> asked.add(value(word, left));
            case "--from" -> from = day(word, value(word, left));
            case "--to" -> to = day(word, value(word, left));
            case "--outcomes" -> outcomes = Path.of(value(word, left));
            case "--lead" -> leadDays = days(word, value(word, left));
            case "--against" -> against = Path.of(value(word, left));
            case "--html" -> html = Path.of(value(word, left));
            case "--json" -> json = Path.of(value(word, left));
            default ->
                throw new IllegalArgumentException((word.startsWith("-") ? "unknown option " : "unexpected word ")
                        + Text.clean(word) + Nearest.hint(word, KNOWN) + "; known are " + String.join(", ", KNOWN));
        }
    }

    private void reports(String option, Deque<String> left) {
        reports.add(Path.of(value(option, left)));
        while (!left.isEmpty() && !left.element().startsWith("--")) {
            reports.add(Path.of(left.remove()));
        }
    }

    private static String value(String option, Deque<String> left) {
        if (left.isEmpty() || left.element().startsWith("--")) {
            throw new IllegalArgumentException(option + " needs a value after it");
        }
        return left.remove();
    }

    private static LocalDate day(String option, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    option + " '" + Text.clean(text) + "' is not a calendar date (YYYY-MM-DD)", e);
        }
    }

    private static Instant time(String option, String text) {
        try {
            return text.length() == "YYYY-MM-DD".length()
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    option + " '" + Text.clean(text)
                            + "' is neither a day (2024-11-17) nor a time with zone (2024-11-17T12:00:00Z)",
                    e);
        }
    }

    private static int days(String option, String text) {
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) == 0) {
            throw new IllegalArgumentException(
                    option + " '" + Text.clean(text) + "' is not a number of days from 1 to 9999");
        }
        return Integer.parseInt(text);
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "--charset '" + Text.clean(name) + "' is not a character set that is known here", e);
        }
    }
}
