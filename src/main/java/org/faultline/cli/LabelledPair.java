package org.faultline.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.faultline.fact.event.Event;
import org.faultline.fact.memory.FactBase;
import org.faultline.knowledge.Knowledge;
import org.faultline.report.Report;
import org.faultline.report.read.ReportReader;

/**
 * Two reports of which it is known whether they tell of one incident. A file of them is CSV with the columns pair, label (same or
 * different), kind, and for each of the two reports, prefixed {@code a_} and {@code b_}, those of {@link #FIELDS}. Other columns are for
 * the reader; lines that begin with # are comments.
 *
 * @param kind what makes the pair easy or hard
 * @param same whether they tell of one incident
 */
record LabelledPair(String number, String kind, boolean same, Report a, Report b) {
    static final String SHIPPED = "/linking/pairs.csv";

    /** Each column of a report with the field it fills. */
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("type", "/type"),
            Map.entry("start", "/date/start"),
            Map.entry("end", "/date/end"),
            Map.entry("best", "/date/best"),
            Map.entry("datePrecision", "/date/precision"),
            Map.entry("sideA", "/sideA"),
            Map.entry("sideB", "/sideB"),
            Map.entry("place", "/place/name"),
            Map.entry("lat", "/place/lat"),
            Map.entry("lon", "/place/lon"),
            Map.entry("placePrecision", "/place/precision"),
            Map.entry("country", "/place/country"),
            Map.entry("publisher", "/source/publisher"),
            Map.entry("published", "/source/publishedOn"),
            Map.entry("headline", "/source/title"));

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The pair, whether linking made one event of it, and why not where it did not. */
    record Verdict(LabelledPair pair, boolean linked, String whyApart) {
        boolean right() {
            return linked == pair.same;
        }
    }

    /** What linking says of the two alone. */
    Verdict judged(Knowledge knowledge) {
        FactBase facts = new FactBase(knowledge);
        long events = facts.learn(List.of(a, b)).come().stream()
                .filter(Event.class::isInstance)
                .count();
        return new Verdict(this, events == 1, facts.whyApart(a.key(), b.key()));
    }

    /** @throws IllegalArgumentException naming the file, the line and what is wrong with it */
    static List<LabelledPair> read(Path file) {
        try (Reader text = Files.newBufferedReader(file)) {
            return read(text, file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + file, e);
        }
    }

    /** The set that comes with the program. */
    static List<LabelledPair> shipped() {
        InputStream in = Objects.requireNonNull(LabelledPair.class.getResourceAsStream(SHIPPED), SHIPPED);
        try (Reader text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return read(text, SHIPPED);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + SHIPPED, e);
        }
    }

    private static List<LabelledPair> read(Reader text, String name) throws IOException {
        List<LabelledPair> pairs = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(text)) {
            for (NamedCsvRecord row : rows) {
                try {
                    pairs.add(pair(row));
                } catch (IllegalArgumentException | IllegalStateException | java.util.NoSuchElementException e) {
                    throw new IllegalArgumentException(
                            name + ":" + row.getStartingLineNumber() + ": " + e.getMessage(), e);
                }
            }
        } catch (CsvParseException e) {
            throw new IllegalArgumentException(name + ": is not CSV: " + e.getMessage(), e);
        }
        return pairs;
    }

    private static LabelledPair pair(NamedCsvRecord row) {
        String number = row.getField("pair");
        boolean same =
                switch (row.getField("label")) {
                    case "same" -> true;
                    case "different" -> false;
                    default ->
                        throw new IllegalArgumentException(
                                "label '" + row.getField("label") + "' is neither same nor different");
                };
        return new LabelledPair(
                number, row.getField("kind"), same, report(row, "a_", number), report(row, "b_", number));
    }

    private static Report report(NamedCsvRecord row, String side, String number) {
        ObjectNode json = JSON.createObjectNode();
        json.put("dataset", "pairs").put("externalId", number + side.charAt(0));
        FIELDS.forEach((column, field) -> put(json, field, row.getField(side + column)));
        return ReportReader.readStored(json.toString(), Instant.EPOCH);
    }

    private static void put(ObjectNode json, String field, String value) {
        if (value.isEmpty()) {
            return;
        }
        String[] path = field.substring(1).split("/", 2);
        ObjectNode at = path.length == 1 ? json : json.withObject("/" + path[0]);
        String name = path[path.length - 1];
        if (name.startsWith("side")) {
            at.putArray(name).add(value);
        } else if (name.equals("lat") || name.equals("lon") || name.equals("precision")) {
            at.put(name, new java.math.BigDecimal(value));
        } else {
            at.put(name, value);
        }
    }
}
