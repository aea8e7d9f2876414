package org.faultline.rule.language.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A table among the resources: columns with tabs between them, a line of their names, lines of comment that begin with #. */
public final class TextTable {
    private TextTable() {}

    /**
     * Its rows, each with that many columns.
     *
     * @throws IllegalStateException where one has another number
     */
    public static List<List<String>> rows(Class<?> beside, String name, int columns) {
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("# ") && !line.isBlank())
                    .skip(1)
                    .map(line -> row(line, name, columns))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + name, e);
        }
    }

    private static List<String> row(String line, String name, int columns) {
        List<String> row = Arrays.asList(line.split("\t", -1));
        if (row.size() != columns) {
            throw new IllegalStateException(name + ": '" + line + "' has " + row.size() + " columns, not " + columns);
        }
        return row;
    }
}
