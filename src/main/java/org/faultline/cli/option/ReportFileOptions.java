package org.faultline.cli.option;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.ingest.detection.Formats;
import org.faultline.ingest.format.Format;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which files of reports a command reads, and the options that say how. */
public final class ReportFileOptions {
    /** What may stand behind {@code --format}. */
    static final class FormatNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Formats.names().iterator();
        }
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "one of ${COMPLETION-CANDIDATES}; found out where absent",
            completionCandidates = FormatNames.class)
    public @Nullable Format format;

    /** A day or an instant. */
    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "the day or time of release, for rows that bear none: 2024-11-17 or 2024-11-17T12:00:00Z")
    public @Nullable Temporal asOf;

    @Option(
            names = "--charset",
            paramLabel = "NAME",
            description = "the character set, such as windows-1252; UTF-8 where absent")
    public @Nullable Charset charset;

    /** When rows became known that bear no time of their own; a day begins at midnight, UTC. */
    public @Nullable Instant asOfInstant() {
        return asOf instanceof LocalDate day ? day.atStartOfDay(ZoneOffset.UTC).toInstant() : (Instant) asOf;
    }

    /** How a file is read, in a form that two runs can be compared by. */
    public String description() {
        return "format " + (format == null ? null : format.apiName()) + ", charset " + charset + ", asOf " + asOf;
    }

    /**
     * The file, or the files in the folder and its folders, in the order of their names. Files and folders whose name begins with a dot
     * hold what programs keep for themselves, and are left out.
     */
    public static List<Path> filesIn(Path named) throws IOException {
        if (!Files.isDirectory(named)) {
            return List.of(named);
        }
        List<Path> all = new ArrayList<>();
        try (Stream<Path> entries = Files.list(named)) {
            for (Path entry : entries.sorted().toList()) {
                if (!String.valueOf(entry.getFileName()).startsWith(".")) {
                    all.addAll(filesIn(entry));
                }
            }
        }
        return all;
    }
}
