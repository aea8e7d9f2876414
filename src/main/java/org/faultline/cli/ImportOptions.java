package org.faultline.cli;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.faultline.report.Format;
import org.faultline.report.Nearest;
import org.faultline.report.Text;
import org.jspecify.annotations.Nullable;

/**
 * What was said on the command line of {@code import}.
 *
 * @param url where the service is, without a slash at the end
 * @param format null to find it out file by file
 * @param asOf the revision time of rows that bear none, as it was written
 * @param charset null for UTF-8
 * @param again whether to deliver what has been taken already
 * @param inputs files, folders and {@code -} for the standard input
 */
record ImportOptions(
        URI url,
        @Nullable Format format,
        @Nullable String asOf,
        @Nullable Charset charset,
        boolean again,
        List<String> inputs) {
    private static final List<String> KNOWN = List.of("--url", "--format", "--as-of", "--charset", "--again", "--help");

    /** @throws IllegalArgumentException saying which word is wrong, and why */
    static ImportOptions read(List<String> arguments, ServiceSettings settings) {
        String url = "";
        Format format = null;
        String asOf = null;
        Charset charset = null;
        boolean again = false;
        List<String> inputs = new ArrayList<>();
        Deque<String> left = new ArrayDeque<>(arguments);
        while (!left.isEmpty()) {
            String word = left.remove();
            switch (word) {
                case "--url" -> url = value(word, left);
                case "--format" -> format = Format.named(value(word, left));
                case "--as-of" -> asOf = time(value(word, left));
                case "--charset" -> charset = charset(value(word, left));
                case "--again" -> again = true;
                default -> inputs.add(input(word));
            }
        }
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("name the files or folders to import, or - for the standard input");
        }
        return new ImportOptions(
                url.isEmpty() ? settings.service() : address(url), format, asOf, charset, again, List.copyOf(inputs));
    }

    /** How a file is read, in a form that two runs can be compared by. */
    String reading() {
        return "format " + format + ", charset " + charset + ", asOf " + asOf;
    }

    private static String input(String word) {
        if (word.startsWith("-") && !word.equals("-")) {
            throw new IllegalArgumentException("unknown option " + Text.clean(word) + Nearest.hint(word, KNOWN)
                    + "; known are " + String.join(", ", KNOWN));
        }
        return word;
    }

    private static String value(String option, Deque<String> left) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value after it");
        }
        return left.remove();
    }

    private static String time(String text) {
        try {
            boolean day = text.length() == "YYYY-MM-DD".length();
            return day
                    ? LocalDate.parse(text).toString()
                    : OffsetDateTime.parse(text).toInstant().toString();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("--as-of '" + Text.clean(text)
                    + "' is neither a day (2024-11-17) nor a time with zone (2024-11-17T12:00:00Z)");
        }
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new IllegalArgumentException(
                    "--charset '" + Text.clean(name) + "' is not a character set that is known here");
        }
    }

    static URI address(String text) {
        try {
            URI url = URI.create(text.replaceFirst("/+$", ""));
            if (List.of("http", "https").contains(String.valueOf(url.getScheme())) && url.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw notAnAddress(text);
        }
        throw notAnAddress(text);
    }

    private static IllegalArgumentException notAnAddress(String text) {
        return new IllegalArgumentException(
                "--url '" + Text.clean(text) + "' is not an address such as http://127.0.0.1:8080");
    }
}
