package org.faultline;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The news of one country in three files: two releases of UCDP GED, of which the later revises some rows of the earlier, and a paper
 * that tells every second incident of the first again, so that there is something to link.
 */
final class NewsFiles {
    /** A piece of a file as a client posts it. */
    record Piece(String asOf, String text) {
        void post() {
            Intake.post(text, "asOf", asOf).statusCode(200).body("refused", org.hamcrest.Matchers.equalTo(0));
        }
    }

    /** One file: its header and its rows, and the day it was released. */
    private record Table(String asOf, List<String> header, List<List<String>> rows) {
        Piece piece(List<List<String>> some) {
            StringWriter text = new StringWriter();
            try (CsvWriter csv = CsvWriter.builder().build(text)) {
                csv.writeRecord(header);
                some.forEach(csv::writeRecord);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Piece(asOf, text.toString());
        }

        /** Its rows in any order, in pieces of any size. */
        List<Piece> cut(Random random) {
            List<List<String>> left = new ArrayList<>(rows);
            Collections.shuffle(left, random);
            List<Piece> pieces = new ArrayList<>();
            while (!left.isEmpty()) {
                List<List<String>> some = left.subList(0, Math.min(left.size(), 1 + random.nextInt(600)));
                pieces.add(piece(some));
                some.clear();
            }
            return pieces;
        }
    }

    private static final List<String> PAPER = List.of(
            "dataset",
            "externalId",
            "type",
            "date.start",
            "date.end",
            "sideA",
            "sideB",
            "place.name",
            "place.country",
            "place.lat",
            "place.lon",
            "place.precision",
            "fatalities.best",
            "source.publisher",
            "quote");

    private final List<Table> tables;

    /** @param each every so manieth row is taken, to have fewer */
    NewsFiles(int each) {
        Table old = table("2019-06-01", Intake.OLD_GED, each);
        tables = List.of(old, table("2023-06-01", Intake.NEW_GED, each), paper(old));
    }

    /** Each file in one piece, one after the other. */
    List<Piece> whole() {
        return tables.stream().map(t -> t.piece(t.rows)).toList();
    }

    /** All rows of all files, each once, in pieces of any size in any order. */
    List<Piece> shuffled(Random random) {
        List<Piece> pieces = new ArrayList<>();
        tables.forEach(t -> pieces.addAll(t.cut(random)));
        Collections.shuffle(pieces, random);
        return pieces;
    }

    private static Table table(String asOf, String file, int each) {
        List<List<String>> rows =
                CsvReader.builder().ofCsvRecord(new String(Intake.file(file), StandardCharsets.UTF_8)).stream()
                        .map(CsvRecord::getFields)
                        .toList();
        List<List<String>> some = IntStream.range(1, rows.size())
                .filter(i -> i % each == 0)
                .mapToObj(rows::get)
                .toList();
        return new Table(asOf, rows.get(0), some);
    }

    private static Table paper(Table ged) {
        List<List<String>> rows = ged.rows.stream()
                .map(row -> new Told(ged.header, row))
                .filter(t -> Integer.parseInt(t.cell("id")) % 2 == 0)
                .map(Told::again)
                .toList();
        return new Table("2020-01-01", PAPER, rows);
    }

    private record Told(List<String> header, List<String> row) {
        String cell(String column) {
            return row.get(header.indexOf(column));
        }

        List<String> again() {
            return List.of(
                    "paper",
                    cell("id"),
                    cell("type_of_violence").equals("3") ? "ATTACK" : "CLASH",
                    cell("date_start"),
                    cell("date_end"),
                    cell("side_a"),
                    cell("side_b"),
                    cell("where_coordinates"),
                    "SYR",
                    cell("latitude"),
                    cell("longitude"),
                    cell("where_prec"),
                    cell("best"),
                    "The paper",
                    "The paper on " + cell("id"));
        }
    }
}
