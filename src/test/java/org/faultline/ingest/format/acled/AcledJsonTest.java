package org.faultline.ingest.format.acled;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.faultline.ingest.Bundle;
import org.faultline.ingest.Read;
import org.faultline.ingest.detection.Formats;
import org.faultline.ingest.format.Format;
import org.faultline.ingest.format.JsonFormat;
import org.faultline.ingest.record.FileCutter;
import org.faultline.ingest.record.QuarantineWriter;
import org.faultline.ingest.stream.DeliveryOptions;
import org.faultline.ingest.stream.FilePiece;
import org.faultline.ingest.stream.Limits;
import org.faultline.report.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ACLED's API gives the columns of its files as fields, under "data"; that says what the file says. */
class AcledJsonTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TABLE = table();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAnswerOfTheApiSaysWhatTheFileSays(boolean pretty) throws IOException {
        List<Report> expected = Read.text(TABLE).reports();
        String answer = answer(pretty);
        for (Format named : new Format[] {null, JsonFormat.JSON, Formats.named("acled")}) {
            DeliveryOptions asked = new DeliveryOptions(named, null, Read.NOW, null, 1, Limits.USUAL);
            Read read = Read.bytes(answer.getBytes(UTF_8), asked);
            assertThat(read.rejected()).isEmpty();
            assertThat(read.warnings()).isEmpty();
            assertThat(read.reports()).isEqualTo(expected);
        }
    }

    @Test
    void soDoItsRowsAloneInAListOrOneALine() {
        List<Report> expected = Read.text(TABLE).reports();
        assertThat(Read.text(rows().toString()).reports()).isEqualTo(expected);
        StringBuilder lines = new StringBuilder();
        rows().forEach(r -> lines.append(r).append('\n'));
        assertThat(Read.text(lines.toString()).reports()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLargeAnswerIsCutIntoPieces(boolean pretty) throws IOException {
        FileCutter cutter = Objects.requireNonNull(
                Bundle.open(new ByteArrayInputStream(answer(pretty).getBytes(UTF_8)), null, null, 2)
                        .next());
        List<Report> all = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        for (FilePiece piece = cutter.next(); piece != null; piece = cutter.next()) {
            lines.add(piece.line());
            DeliveryOptions asked =
                    new DeliveryOptions(cutter.format(), null, Read.NOW, null, piece.line(), Limits.USUAL);
            all.addAll(Read.bytes(piece.body(), asked).reports());
        }
        assertThat(lines).containsExactly(1L, 3L, 5L);
        assertThat(all).isEqualTo(Read.text(TABLE).reports());
    }

    @Test
    void itsListOfDeletedIdsWithdraws() {
        Read read = Read.text(
                "{\"status\": 200, \"data\": [{\"event_id_cnty\": \"SYR1\", \"deleted_timestamp\": 1731412800}]}");
        assertThat(read.report().key()).isEqualTo("acled:SYR1");
        assertThat(read.report().retracted()).isTrue();
    }

    @Test
    void anEmptyAnswerHoldsNothing() {
        assertThat(Read.text("{\"status\": 200, \"count\": 0, \"data\": [], \"messages\": []}")
                        .reading()
                        .rows())
                .isZero();
    }

    @Test
    void aBadRowIsSetAsideAndTakenOnceMended() throws IOException {
        String bad = rows().get(0).toString().replace("Armed clash", "Armed clashh");
        Read read = Read.text("{\"status\":200,\"data\":[" + bad + "," + rows().get(1) + "]}");
        assertThat(read.reports()).hasSize(1);
        assertThat(read.rejected()).first().satisfies(r -> {
            assertThat(r.column()).isEqualTo("sub_event_type");
            assertThat(r.externalId()).isEqualTo("SYR1");
        });
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        QuarantineWriter.write(out, JsonFormat.JSON, null, read.bad());
        Read mended = Read.text(out.toString(UTF_8).replace("clashh", "clash"));
        assertThat(mended.warnings()).isEmpty();
        assertThat(mended.reports()).isEqualTo(Read.text(TABLE).reports().subList(0, 1));
    }

    @Test
    void aReportOfOursIsNoAnswerThoughItHasData() {
        String own =
                "{\"dataset\": \"d\", \"externalId\": \"e\", \"type\": \"CLASH\", \"date\": {\"end\": \"2024-11-02\"},"
                        + " \"sideA\": [\"IRGC\"], \"source\": {\"publisher\": \"p\"}, \"data\": [1], \"event_id_cnty\": \"x\"}";
        for (String text : List.of(own, own.replace(", ", ",\n"), "[" + own + "]")) {
            assertThat(Read.text(text).report().key()).isEqualTo("d:e");
            assertThat(Read.text(text).warnings()).hasSize(2);
        }
    }

    private static String table() {
        StringBuilder table = new StringBuilder(Acled.HEADER + "\n");
        for (int i = 1; i <= 5; i++) {
            table.append(Acled.row()
                            .with("event_id_cnty", "SYR" + i)
                            .with("fatalities", String.valueOf(i))
                            .line())
                    .append('\n');
        }
        return table.toString();
    }

    /** As the API has them: numbers as numbers or as texts, and null for nothing. */
    private static ArrayNode rows() {
        ArrayNode rows = JSON.createArrayNode();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(TABLE)) {
            csv.forEach(row -> {
                ObjectNode one = rows.addObject();
                row.getFieldsAsMap().forEach((name, cell) -> {
                    if (cell.isEmpty()) {
                        one.putNull(name);
                    } else if (name.equals("fatalities") || name.equals("timestamp")) {
                        one.put(name, Long.parseLong(cell));
                    } else {
                        one.put(name, cell);
                    }
                });
            });
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return rows;
    }

    private static String answer(boolean pretty) throws IOException {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("status", 200).put("success", true).put("last_update", 5).put("count", 5);
        answer.putArray("messages");
        answer.set("data", rows());
        answer.putObject("data_query_restrictions").putArray("data").add("x");
        return pretty ? JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer) : answer.toString();
    }
}
