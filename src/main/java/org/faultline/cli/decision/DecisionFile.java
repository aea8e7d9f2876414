package org.faultline.cli.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.faultline.database.DatabaseRefusal;
import org.faultline.report.Text;

/** A file of decisions: a line that says so, then each decision as a line of JSON, in an order that stays the same. */
final class DecisionFile {
    private static final String FORMAT = "faultline-decisions";
    private static final int VERSION = 1;
    private static final int MOST_SAID = 20;

    static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    /** What the file is. */
    private record Head(String format, int version) {}

    private DecisionFile() {}

    static void write(Path file, List<DecisionLine> lines) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (BufferedWriter out = Files.newBufferedWriter(draft)) {
                out.write(JSON.writeValueAsString(new Head(FORMAT, VERSION)) + "\n");
                for (DecisionLine line : lines) {
                    out.write(JSON.writerFor(DecisionLine.class).writeValueAsString(line) + "\n");
                }
            }
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /**
     * Reads all of it.
     *
     * @return each decision by its line, from 1
     * @throws DatabaseRefusal naming every line that cannot be read, with the field
     */
    static Map<Integer, DecisionLine> read(Path file) throws IOException {
        List<String> texts;
        try {
            texts = Files.readAllLines(file);
        } catch (MalformedInputException e) {
            throw new DatabaseRefusal(file + " is not text in UTF-8");
        }
        head(file, texts.isEmpty() ? "" : texts.get(0));
        Map<Integer, DecisionLine> lines = new LinkedHashMap<>();
        List<String> faults = new ArrayList<>();
        for (int i = 1; i < texts.size(); i++) {
            if (texts.get(i).isBlank()) {
                continue;
            }
            try {
                lines.put(i + 1, JSON.readValue(texts.get(i), DecisionLine.class));
            } catch (JsonProcessingException e) {
                faults.add(file + ":" + (i + 1) + ": " + Text.clean(fault(e)));
            }
        }
        if (!faults.isEmpty()) {
            int more = faults.size() - MOST_SAID;
            throw new DatabaseRefusal(faults.stream().limit(MOST_SAID).collect(Collectors.joining("\n"))
                    + (more > 0 ? "\n... and " + more + " more lines" : "") + "\nNothing was changed.");
        }
        return lines;
    }

    private static void head(Path file, String text) {
        try {
            Head head = JSON.readValue(text, Head.class);
            if (head == null || !FORMAT.equals(head.format())) {
                throw new DatabaseRefusal(file + ":1: format is not \"" + FORMAT + "\"");
            } else if (head.version() != VERSION) {
                throw new DatabaseRefusal(
                        file + ":1: version " + head.version() + " is of another Faultline; this one reads " + VERSION);
            }
        } catch (JsonProcessingException e) {
            throw new DatabaseRefusal(file + ":1: is not what export-decisions writes: it begins with {\"format\": \""
                    + FORMAT + "\", \"version\": " + VERSION + "}");
        }
    }

    private static String fault(JsonProcessingException e) {
        if (!(e instanceof JsonMappingException mapping)) {
            return "is not JSON: " + e.getOriginalMessage();
        }
        String field = mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
        String where = field.isEmpty() ? "" : field + ": ";
        Throwable cause = e.getCause();
        if (cause instanceof IllegalArgumentException) {
            return where + cause.getMessage();
        } else if (e instanceof InvalidTypeIdException type) {
            return where
                    + (type.getTypeId() == null
                            ? "kind is missing"
                            : "kind: '" + type.getTypeId() + "' is none that is known here");
        } else if (e instanceof UnrecognizedPropertyException) {
            return where + "is no field that is known here";
        } else if (e.getOriginalMessage().startsWith("Cannot map `null`")) {
            return where + "is missing";
        } else if (e instanceof InvalidFormatException format) {
            return where + "'" + format.getValue() + "' is not " + allowed(format.getTargetType());
        }
        return where + e.getOriginalMessage();
    }

    private static String allowed(Class<?> type) {
        if (type == Instant.class) {
            return "a time such as 2024-11-17T12:00:00Z";
        } else if (type == LocalDate.class) {
            return "a day such as 2024-11-17";
        }
        return type.isEnum() ? "one of " + Arrays.toString(type.getEnumConstants()) : "a " + type.getSimpleName();
    }
}
