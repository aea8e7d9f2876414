package org.faultline.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.faultline.ingest.detection.Formats;
import org.faultline.ingest.format.JsonFormat;
import org.faultline.ingest.format.acled.Acled;
import org.faultline.ingest.stream.DeliveryOptions;
import org.faultline.ingest.stream.Limits;
import org.faultline.report.Report;
import org.faultline.report.delivery.MalformedDelivery;
import org.faultline.report.delivery.Rejection;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
    private static final String ONE = "{\"dataset\": \"d\", \"externalId\": \"e-1\", \"type\": \"CLASH\","
            + " \"date\": {\"end\": \"2024-11-02\"}, \"sideA\": [\"regime\"], \"source\": {\"publisher\": \"SOHR\"}}";
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    @Test
    void tellsJsonFromLinesOfIt() {
        assertThat(Read.text(ONE).reading().formats()).containsExactly(JsonFormat.NDJSON);
        assertThat(Read.text("\n  [" + ONE + "," + other("e-2") + "]").reports())
                .hasSize(2);
        assertThat(Read.text(ONE.replace(", ", ",\n")).reading().formats()).containsExactly(JsonFormat.JSON);
        Read lines = Read.text(ONE + "\n\n{\"type\": CLASH}\r\n" + other("e-2"));
        assertThat(lines.reports()).hasSize(2);
        assertThat(lines.rejected()).singleElement().satisfies(r -> {
            assertThat(r.reason()).startsWith("is not JSON at line 3, column 1");
            assertThat(r.line()).isEqualTo(3);
            assertThat(r.index()).isEqualTo(1);
        });
    }

    @Test
    void keepsTheLineOfAReportInAnArray() {
        assertThat(Read.text("[\n" + ONE + ",\n7]").rejected()).singleElement().satisfies(r -> assertThat(r.line())
                .isEqualTo(3));
    }

    @Test
    void takesNothingOfASmallBodyThatIsNotJson() {
        assertThatThrownBy(() -> Read.text("[" + ONE + ",\n {\"a\": NaN}]", JsonFormat.JSON))
                .isInstanceOf(MalformedDelivery.class)
                .satisfies(e -> assertThat(((MalformedDelivery) e).line()).isEqualTo(2));
        assertThatThrownBy(() -> Read.text(" \n")).hasMessage("the delivery is empty");
        assertThatThrownBy(() -> Read.text("[" + ONE + "]" + ONE, JsonFormat.JSON))
                .hasMessage("more follows after the end of the JSON");
    }

    @Test
    void saysWhereALongArrayStopsBeingJson() {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < 1500; i++) {
            text.append(other("e-" + i)).append(",\n");
        }
        Read read = Read.text(text + "oops]");
        assertThat(read.reports()).hasSize(1500);
        assertThat(read.reading().faults())
                .singleElement()
                .asString()
                .contains("oops")
                .contains("line 1501");
    }

    @Test
    void refusesOneReportThatIsTooLong() {
        assertThatThrownBy(() -> Read.text("[{\"quote\": \"" + "x".repeat(2 << 20) + "\"}]"))
                .hasMessage("a report is longer than 1048576 bytes");
        assertThat(Read.text("{\"quote\": \"" + "x".repeat(2 << 20) + "\"}\n" + ONE, JsonFormat.NDJSON))
                .satisfies(r -> assertThat(r.reports()).hasSize(1))
                .satisfies(r -> assertThat(r.rejected().get(0).reason()).isEqualTo("is longer than 1048576 bytes"));
    }

    @Test
    void unpacksGzipAndZip() throws IOException {
        byte[] table = Acled.row().file().getBytes(UTF_8);
        assertThat(Read.bytes(gzip(table)).reports()).hasSize(1);
        Read zip = Read.bytes(zip(Map.of("a.csv", table, "b.json", ONE.getBytes(UTF_8), "__MACOSX/x", new byte[3])));
        assertThat(zip.reading().formats()).containsExactlyInAnyOrder(JsonFormat.NDJSON, Formats.named("acled"));
        assertThat(zip.deliveries()).extracting(d -> d.part()).containsExactly("a.csv", "b.json");
        assertThat(zip.items()).extracting(i -> i.index()).containsExactly(0, 1);
    }

    @Test
    void readsTheOtherFilesOfAZipWithABadOne() throws IOException {
        Read zip =
                Read.bytes(zip(new TreeMap<>(Map.of("a.txt", "hello".getBytes(UTF_8), "b.json", ONE.getBytes(UTF_8)))));
        assertThat(zip.reports()).hasSize(1);
        assertThat(zip.reading().faults())
                .singleElement()
                .asString()
                .startsWith("a.txt: is of no format that can be told");
    }

    @Test
    void saysWhereATruncatedGzipEnds() throws IOException {
        byte[] whole = gzip(Read.resourceBytes("ucdp_ged_syria_2016_2019_deir_ez_zor.csv"));
        Read read = Read.bytes(Arrays.copyOf(whole, whole.length / 2));
        assertThat(read.reports()).hasSizeBetween(800, 1400);
        assertThat(read.rejected()).isEmpty();
        assertThat(read.reading().faults())
                .singleElement()
                .asString()
                .startsWith("the gzip ends in the middle, after line 1");
        assertThatThrownBy(() -> Read.bytes(Arrays.copyOf(whole, 15))).hasMessage("the gzip ends in the middle");
    }

    @Test
    void saysThatAZipLacksItsEnd() throws IOException {
        byte[] whole = zip(Map.of("a.csv", Acled.row().file().getBytes(UTF_8)));
        Read read = Read.bytes(Arrays.copyOf(whole, whole.length - 70));
        assertThat(read.reports()).hasSize(1);
        assertThat(read.reading().faults()).containsExactly("the zip ends in the middle, after line 2");
    }

    @Test
    void saysThatAGzipIsDamaged() throws IOException {
        byte[] whole = gzip(Read.resourceBytes("gdelt_export_sample.tsv"));
        whole[whole.length / 2] ^= 0x55;
        Read read = Read.bytes(whole);
        assertThat(read.reading().faults()).singleElement().asString().startsWith("the gzip ");
    }

    @Test
    void stopsAZipBomb() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bomb)) {
            byte[] row = ("{\"a\": \"" + "x".repeat(60_000) + "\"}\n").getBytes(UTF_8);
            for (int i = 0; i < 2_000; i++) {
                out.write(row);
            }
        }
        Read read = Read.bytes(bomb.toByteArray());
        assertThat(read.reading().faults())
                .singleElement()
                .asString()
                .contains("200 times its size, as a zip bomb does");
        assertThat(read.reading().rows()).isLessThan(1_000);
    }

    @Test
    void refusesWhatIsPackedTwiceOrOtherwise() throws IOException {
        assertThatThrownBy(() -> Read.bytes(gzip(gzip(ONE.getBytes(UTF_8)))))
                .hasMessage("what is in the gzip is itself a gzip; unpack it first");
        assertThatThrownBy(() -> Read.bytes(zip(Map.of("[Content_Types].xml", new byte[1]))))
                .hasMessageContaining("save it as CSV");
        assertThatThrownBy(() -> Read.bytes("%PDF-1.7\n".getBytes(UTF_8))).hasMessageContaining("is a PDF");
    }

    @Test
    void skipsAByteOrderMarkAndRefusesUtf16() {
        assertThat(Read.text("\uFEFF" + Acled.row().file()).reports()).hasSize(1);
        assertThatThrownBy(() -> Read.bytes(ONE.getBytes(StandardCharsets.UTF_16)))
                .hasMessageContaining("is UTF-16");
        assertThatThrownBy(() -> Read.bytes(ONE.getBytes(StandardCharsets.UTF_16LE)))
                .hasMessageContaining("NUL");
    }

    @Test
    void refusesARecordThatIsNotUtf8AndTakesItWhenTheCharsetIsNamed() {
        String file = Acled.row().with("location", "Bâb").file()
                + Acled.row().with("event_id_cnty", "SYR2").line();
        byte[] bytes = file.getBytes(WINDOWS);
        Read read = Read.bytes(bytes);
        assertThat(read.reports()).extracting(Report::externalId).containsExactly("SYR2");
        assertThat(read.rejected())
                .extracting(Rejection::reason)
                .containsExactly("is not UTF-8; name the character set it is in, such as windows-1252");
        Read named = Read.bytes(bytes, DeliveryOptions.at(Read.NOW).in(WINDOWS));
        assertThat(named.reports().get(0).place())
                .satisfies(p -> assertThat(p.name()).isEqualTo("Bâb"));
        assertThatThrownBy(() -> Read.bytes(bytes, DeliveryOptions.at(Read.NOW).in(StandardCharsets.UTF_16)))
                .hasMessageContaining("UTF-16");
    }

    @Test
    void refusesNulAndTenThousandColumnsAlone() {
        String good = Acled.row().with("event_id_cnty", "SYR2").line();
        Read read = Read.text(Acled.row().with("notes", "a\0b").file() + "x,".repeat(10_000) + "\n" + good);
        assertThat(read.reports()).hasSize(1);
        assertThat(read.rejected())
                .extracting(r -> r.line() + " " + r.reason())
                .satisfiesExactly(r -> assertThat(r).startsWith("2 holds NUL at character"), r -> assertThat(r)
                        .isEqualTo("3 has 10001 columns, more than 1000"));
        assertThat(read.rejected().get(1).value()).hasSize(120);
        assertThat(read.bad().get(0).raw()).contains("a\uFFFDb");
        assertThatThrownBy(() -> Read.text("event_id_cnty,event_type," + "x,".repeat(10_000) + "\n"))
                .hasMessageContaining("columns, more than 1000");
    }

    @Test
    void aRowWithALooseQuoteSpoilsNoOther() {
        String good = Acled.row()
                .with("event_id_cnty", "SYR2")
                .with("notes", "quoted,\nwith a line break")
                .line();
        String loose = Acled.row().with("notes", "x").line().replace(",x,", ",\"x,");
        Read read = Read.text(Acled.HEADER + "\n" + loose + "\n" + good + "\n"
                + Acled.row().with("event_id_cnty", "SYR3").line());
        assertThat(read.reports()).extracting(Report::externalId).containsExactly("SYR2", "SYR3");
        assertThat(read.rejected()).singleElement().satisfies(r -> assertThat(r.line())
                .isEqualTo(2));
        assertThat(read.bad()).singleElement().satisfies(b -> assertThat(b.raw())
                .isEqualTo(loose));
    }

    @Test
    void handsOnByTheThousandAndKeepsCounting() {
        StringBuilder text = new StringBuilder(Acled.HEADER + "\n");
        for (int i = 0; i < 2_500; i++) {
            text.append(Acled.row()
                            .with("event_id_cnty", i % 2 == 0 ? "SYR" + i : "")
                            .line())
                    .append('\n');
        }
        Read read = Read.text(text.toString());
        assertThat(read.deliveries())
                .extracting(d -> d.items().size() + d.bad().size())
                .containsExactly(1000, 1000, 500);
        assertThat(read.bad()).hasSize(1250).last().satisfies(b -> assertThat(b.line())
                .isEqualTo(2501));
        assertThat(read.reading().rows()).isEqualTo(2500);
    }

    @Test
    void numbersThePieceOfALargerFileAsTheFileDoes() {
        DeliveryOptions piece = new DeliveryOptions(null, null, Read.NOW, null, 5001, Limits.USUAL);
        assertThat(Read.bytes(Acled.row().with("inter1", "9").file().getBytes(UTF_8), piece)
                        .rejected())
                .singleElement()
                .satisfies(r -> assertThat(r.line()).isEqualTo(5001));
    }

    @Test
    void aNamedFormatIsHeldToIt() {
        assertThatThrownBy(() -> Read.text(Acled.row().file(), Formats.named("ucdp-ged")))
                .hasMessage("was named ucdp-ged and looks like acled");
        assertThatThrownBy(() -> Formats.named("acle"))
                .hasMessageContaining("did you mean acled?")
                .hasMessageContaining("ucdp-ged");
        assertThatThrownBy(() -> Read.text("a,b\n1,2\n"))
                .hasMessageContaining("is of no format that can be told from its first line, 'a,b'");
    }

    @Test
    void datesRowsWithoutATimeByWhatTheDelivererSays() {
        DeliveryOptions asked =
                new DeliveryOptions(null, null, Read.NOW, Read.NOW.minusSeconds(86_400), 1, Limits.USUAL);
        assertThat(Read.bytes(Acled.row().with("timestamp", "").file().getBytes(UTF_8), asked)
                        .items())
                .singleElement()
                .satisfies(i -> {
                    assertThat(i.dated()).isTrue();
                    assertThat(i.report().asOf()).isEqualTo(asked.asOf());
                });
    }

    @Test
    void refusesTimesInTheFuture() {
        String planned =
                ONE.replace("CLASH", "PLANNED_OFFENSIVE").replace("\"type\"", "\"status\": \"PLANNED\", \"type\"");
        assertThat(reason(ONE.replace("2024-11-02", "2024-11-21"))).isEmpty();
        assertThat(reason(ONE.replace("2024-11-02", "2024-11-22")))
                .containsExactly("lies in the future: later than 2024-11-21, 3 days after today (2024-11-18)");
        assertThat(reason(planned.replace("2024-11-02", "2026-11-18"))).isEmpty();
        assertThat(reason(planned.replace("2024-11-02", "2026-11-19")))
                .containsExactly(
                        "lies in the future: later than 2026-11-18, 2 years after today for a plan (2024-11-18)");
        assertThat(reason(ONE.replace("\"type\"", "\"asOf\": \"2024-11-19T09:30:01Z\", \"type\"")))
                .containsExactly(
                        "lies in the future: later than 2024-11-19T09:30:00Z, a day after now (2024-11-18T09:30:00Z)");
    }

    private static List<String> reason(String report) {
        return Read.text(report).rejected().stream().map(Rejection::reason).toList();
    }

    private static String other(String id) {
        return ONE.replace("e-1", id);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(to)) {
            out.write(bytes);
        }
        return to.toByteArray();
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(to)) {
            for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
            }
        }
        return to.toByteArray();
    }
}
