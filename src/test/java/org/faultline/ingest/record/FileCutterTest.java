package org.faultline.ingest.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.faultline.ingest.Bundle;
import org.faultline.ingest.Read;
import org.faultline.ingest.detection.Formats;
import org.faultline.ingest.format.Format;
import org.faultline.ingest.format.JsonFormat;
import org.faultline.ingest.stream.DeliveryOptions;
import org.faultline.ingest.stream.FilePiece;
import org.faultline.ingest.stream.Limits;
import org.faultline.report.delivery.MalformedDelivery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileCutterTest {
    private static final String TABLE = "dataset,externalId,quote\n";
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    @Test
    void repeatsTheHeaderAboveEveryPiece() throws IOException {
        assertThat(shown(cut(TABLE + "d,1,a\nd,2,b\nd,3,c\n", 2)))
                .containsExactly("2-3 x2: " + TABLE + "d,1,a\nd,2,b\n", "4-4 x1: " + TABLE + "d,3,c\n");
    }

    @Test
    void cutsNoRecordInTwo() throws IOException {
        assertThat(shown(cut(TABLE + "d,1,\"a\nb\r\nc\"\r\nd,2,b\r\nd,3,\"c\nd\"", 1)))
                .containsExactly(
                        "2-4 x1: " + TABLE + "d,1,\"a\nb\r\nc\"\n",
                        "5-5 x1: " + TABLE + "d,2,b\n",
                        "6-7 x1: " + TABLE + "d,3,\"c\nd\"\n");
    }

    @Test
    void blankLinesKeepTheirNumbersAndCountForNothing() throws IOException {
        assertThat(shown(cut("\n\r\n" + TABLE + "\nd,1,a\n\nd,2,b\n\n\nd,3,c\n \n", 2)))
                .containsExactly("5-7 x2: " + TABLE + "d,1,a\n\nd,2,b\n", "10-11 x1: " + TABLE + "d,3,c\n \n");
    }

    @Test
    void leavesTheByteOrderMarkOut() throws IOException {
        assertThat(shown(cut("\uFEFF" + TABLE + "d,1,a\n", 9))).containsExactly("2-2 x1: " + TABLE + "d,1,a\n");
    }

    @Test
    void goesOnAfterTheLineThatWasTaken() throws IOException {
        FileCutter cutter = bundle(TABLE + "d,1,\"a\nb\"\nd,2,b\nd,3,c\n", 1).next();
        cutter.skipThrough(3);
        assertThat(shown(rest(cutter))).containsExactly("4-4 x1: " + TABLE + "d,2,b\n", "5-5 x1: " + TABLE + "d,3,c\n");
        FileCutter done = bundle(TABLE + "d,1,a\n", 1).next();
        done.skipThrough(2);
        assertThat(done.next()).isNull();
    }

    @Test
    void aRecordThatNeverClosesCostsItsFirstLine() throws IOException {
        assertThat(shown(cut(TABLE + "d,1,\"a\nd,2,b\nd,3,c\n", 1)))
                .containsExactly(
                        "2-2 x1: " + TABLE + "d,1,\"a\n",
                        "3-3 x1: " + TABLE + "d,2,b\n",
                        "4-4 x1: " + TABLE + "d,3,c\n");
    }

    @Test
    void aQuoteThatClosesInTheWrongRowTakesNoneOfTheRowsBetween() throws IOException {
        // the reader refuses line 2 alone; a piece that ended after line 4 would leave it the beginning of line 4 only
        assertThat(shown(cut(TABLE + "d,1,\"a\nd,2,b\nd,3,\"c\nd\"\nd,4,e\n", 1)))
                .containsExactly(
                        "2-2 x1: " + TABLE + "d,1,\"a\n",
                        "3-3 x1: " + TABLE + "d,2,b\n",
                        "4-5 x1: " + TABLE + "d,3,\"c\nd\"\n",
                        "6-6 x1: " + TABLE + "d,4,e\n");
    }

    @Test
    void holdsNoMoreThanFourMebibytesAndOneRecord() throws IOException {
        String row = "d,1," + "x".repeat(600_000) + "\n";
        List<FilePiece> pieces = cut(TABLE + row.repeat(20), 1000);
        assertThat(pieces).extracting(FilePiece::records).containsExactly(6, 6, 6, 2);
        assertThat(pieces).allSatisfy(p -> assertThat(p.body().length).isLessThan(4 << 20));
    }

    @Test
    void aLineWithoutEndIsCutSoThatTheReaderRefusesItAlone() throws IOException {
        String text = TABLE + "d,1,a\nd,2," + "x".repeat(3 << 20) + "\nd,3,c\n";
        List<FilePiece> pieces = cut(text, 1000);
        assertThat(pieces).singleElement().satisfies(p -> {
            assertThat(p.body().length).isBetween(1 << 20, 3 << 19);
            assertThat(p.through()).isEqualTo(4);
            Read read = Read.bytes(p.body(), part(p, Formats.named("faultline")));
            assertThat(read.bad()).extracting(b -> b.line()).containsExactly(2L, 3L, 4L);
            assertThat(read.rejected()).anyMatch(r -> r.reason().equals("is longer than 1048576 bytes"));
        });
    }

    @Test
    void sendsAnArrayOnAsALineAReport() throws IOException {
        String text = "[{\"a\": 1.50, \"a\": \"é\\ud800\"},\n [2,\n{}], \"x\\ny\", null]";
        assertThat(shown(cut(text, 3)))
                .containsExactly(
                        "1-3 x3: {\"a\":1.50,\"a\":\"\\u00E9\\uD800\"}\n[2,{}]\n\"x\\ny\"\n", "4-4 x1: null\n");
        assertThat(shown(cut("{\"a\":\n{\"b\": []}}", 3))).containsExactly("1-1 x1: {\"a\":{\"b\":[]}}\n");
        assertThat(bundle("[]", 1).next().next()).isNull();
        assertThat(bundle("[1]", 1).next().format()).isEqualTo(JsonFormat.NDJSON);
    }

    @Test
    void anElementWithoutEndIsCutShort() throws IOException {
        List<FilePiece> pieces = cut("[{\"a\": \"" + "x".repeat(3 << 20) + "\"}, {\"b\": 1}]", 10);
        assertThat(pieces).singleElement().satisfies(p -> {
            assertThat(p.body().length).isBetween(1 << 20, 3 << 19);
            assertThat(Read.bytes(p.body(), part(p, JsonFormat.NDJSON)).rejected())
                    .anyMatch(r -> r.reason().equals("is longer than 1048576 bytes"));
            assertThat(new String(p.body(), UTF_8)).endsWith("\n{\"b\":1}\n");
        });
    }

    @Test
    void givesWhatCameBeforeAnArrayBreaksOff() throws IOException {
        FileCutter cutter =
                bundle("[{\"a\": 1},\n{\"b\": 2},\n{\"c\" 3}]", 1000).next();
        assertThat(cutter.next()).satisfies(p -> assertThat(p.records()).isEqualTo(2));
        assertThatThrownBy(cutter::next).isInstanceOfSatisfying(MalformedDelivery.class, e -> assertThat(e.line())
                .isEqualTo(3));
    }

    @Test
    void keepsTheCharacterSetOfAFile() throws IOException {
        byte[] bytes = (TABLE + "d,1,é\n").getBytes(WINDOWS);
        FileCutter cutter =
                Bundle.open(new ByteArrayInputStream(bytes), null, WINDOWS).next();
        assertThat(cutter.charset()).isEqualTo(WINDOWS);
        assertThat(cutter.next()).satisfies(p -> assertThat(p.body()).isEqualTo(bytes));
        byte[] json = "[{\"a\": \"é\"}]".getBytes(WINDOWS);
        FileCutter array =
                Bundle.open(new ByteArrayInputStream(json), null, WINDOWS).next();
        assertThat(array.charset()).isNull();
        assertThat(array.next())
                .satisfies(p -> assertThat(new String(p.body(), UTF_8)).isEqualTo("{\"a\":\"\\u00E9\"}\n"));
        assertThatThrownBy(() ->
                        Bundle.open(new ByteArrayInputStream(bytes), null, java.nio.charset.StandardCharsets.UTF_16))
                .hasMessageContaining("UTF-16");
    }

    @Test
    void unpacksGzipAndEveryFileOfAZip() throws IOException {
        byte[] plain = (TABLE + "d,1,a\n").getBytes(UTF_8);
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(gzip)) {
            out.write(plain);
        }
        assertThat(shown(rest(bundle(gzip.toByteArray(), 9).next()))).containsExactly("2-2 x1: " + TABLE + "d,1,a\n");
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            for (String name : List.of("read.me", "one.csv", "two.csv")) {
                out.putNextEntry(new ZipEntry(name));
                out.write(name.equals("read.me") ? "hello".getBytes(UTF_8) : plain);
            }
        }
        Bundle bundle = bundle(zip.toByteArray(), 9);
        assertThatThrownBy(bundle::next)
                .isInstanceOf(MalformedDelivery.class)
                .hasMessageStartingWith("read.me: is of no format");
        assertThat(bundle.next()).satisfies(c -> assertThat(c.name()).isEqualTo("one.csv"));
        assertThat(shown(rest(bundle.next()))).containsExactly("2-2 x1: " + TABLE + "d,1,a\n");
        assertThat(bundle.next()).isNull();
    }

    @Test
    void givesWhatCameBeforeAGzipBreaksOff() throws IOException {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        Random random = new Random(1);
        try (OutputStream out = new GZIPOutputStream(gzip)) {
            out.write(TABLE.getBytes(UTF_8));
            for (int i = 0; i < 50_000; i++) {
                out.write(("d," + i + "," + random.nextLong() + "\n").getBytes(UTF_8));
            }
        }
        byte[] half = Arrays.copyOf(gzip.toByteArray(), gzip.size() / 2);
        FileCutter cutter = bundle(half, 1000).next();
        List<FilePiece> pieces = new ArrayList<>();
        assertThatThrownBy(() -> {
                    for (FilePiece p = cutter.next(); p != null; p = cutter.next()) {
                        pieces.add(p);
                    }
                })
                .isInstanceOf(MalformedDelivery.class)
                .hasMessageMatching("the gzip ends in the middle, after line \\d+");
        assertThat(pieces).hasSizeBetween(20, 30);
        byte[] broken = gzip.toByteArray();
        Arrays.fill(broken, broken.length / 2, broken.length / 2 + 100, (byte) 0xff);
        assertThatThrownBy(() -> rest(bundle(broken, 1000).next())).hasMessageStartingWith("the gzip is damaged");
    }

    /** Files with every kind of broken row, cut in many ways: what is read of the pieces is what is read of the whole. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void readInPiecesAFileIsTheSameAsReadWhole(int records) throws IOException {
        for (int seed = 0; seed < 60; seed++) {
            byte[] file = broken(new Random(seed)).getBytes(UTF_8);
            assertSame(file, Formats.named("faultline"), records, "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ucdp_ged_syria_2016_2019_deir_ez_zor.csv",
                "ucdp_ged231_sample_syria_iraq.csv",
                "gdelt_export_sample.tsv"
            })
    void realFilesAreTheSameReadInPieces(String name) throws IOException {
        byte[] file = Read.resourceBytes(name);
        Format format = name.startsWith("ucdp") ? Formats.named("ucdp-ged") : Formats.named("gdelt");
        assertSame(file, format, 17, name);
        if (format == Formats.named("ucdp-ged")) {
            String text = new String(file, UTF_8);
            String bare = text.substring(text.indexOf('\n') + 1);
            // a broken row that begins a piece must not be taken for a header
            assertSame(bare.replaceFirst("\n[^\n]*\n", "\nbroken\n").getBytes(UTF_8), format, 1, name + " bare");
        } else {
            String text = new String(file, UTF_8).replaceFirst("\n[^\n]*\n", "\n[\u0000\n");
            assertSame(text.getBytes(UTF_8), format, 1, name + " broken");
        }
    }

    private static void assertSame(byte[] file, Format format, int records, String what) throws IOException {
        Read whole = Read.bytes(file);
        List<String> expected = new ArrayList<>(all(whole));
        List<String> pieces = new ArrayList<>();
        for (FilePiece p : rest(bundle(file, records).next())) {
            pieces.addAll(all(Read.bytes(p.body(), part(p, format))));
        }
        List<String> lost = new ArrayList<>(expected);
        pieces.forEach(lost::remove);
        expected.forEach(pieces::remove);
        assertThat(lost).as(what + " lost").isEmpty();
        assertThat(pieces).as(what + " gained").isEmpty();
    }

    private static DeliveryOptions part(FilePiece piece, Format format) {
        return new DeliveryOptions(format, null, Read.NOW, null, piece.line(), Limits.USUAL);
    }

    private static List<String> all(Read read) {
        List<String> all = new ArrayList<>();
        // a row that repeats another is flagged only where both are in one delivery
        read.items().forEach(i -> all.add(i.raw().replaceAll(",\"flags\":\\[\"REPEAT\"]|,\"REPEAT\"", "")));
        read.bad().forEach(b -> all.add(b.line() + " " + b.raw()));
        return all;
    }

    private static String broken(Random random) {
        StringBuilder text = new StringBuilder("dataset,externalId,asOf,type,date.end,sideA,source.publisher,quote\n");
        for (int i = 0; i < 40; i++) {
            String quote =
                    switch (random.nextInt(12)) {
                        case 0 -> "\"two\nlines\"";
                        case 1 -> "\"open";
                        case 2 -> "a \" inside";
                        case 3 -> "\"doubled \"\" and, \r\n more\n\"";
                        case 4 -> "too,many";
                        case 5 -> "shut\"";
                        case 6 -> "\"x\"y";
                        case 7 -> "\u0000";
                        default -> "plain " + i;
                    };
            text.append("d,")
                    .append(i)
                    .append(",2024-11-17T12:00:00Z,CLASH,2024-11-02,regime,SOHR,")
                    .append(quote);
            text.append(List.of("\n", "\r\n", "\n\n", "\r\r\n").get(random.nextInt(4)));
        }
        return text.toString();
    }

    private static List<String> shown(List<FilePiece> pieces) {
        return pieces.stream()
                .map(p -> p.line() + "-" + p.through() + " x" + p.records() + ": " + new String(p.body(), UTF_8))
                .toList();
    }

    private static List<FilePiece> cut(String text, int records) throws IOException {
        return rest(bundle(text, records).next());
    }

    private static List<FilePiece> rest(FileCutter cutter) throws IOException {
        List<FilePiece> all = new ArrayList<>();
        for (FilePiece p = cutter.next(); p != null; p = cutter.next()) {
            all.add(p);
        }
        return all;
    }

    private static Bundle bundle(String text, int records) throws IOException {
        return bundle(text.getBytes(UTF_8), records);
    }

    private static Bundle bundle(byte[] bytes, int records) throws IOException {
        return Bundle.open(new ByteArrayInputStream(bytes), null, null, records);
    }
}
