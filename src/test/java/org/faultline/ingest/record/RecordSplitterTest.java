package org.faultline.ingest.record;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RecordSplitterTest {
    private static final int MOST = 100;

    @Test
    void numbersRecordsByTheirFirstLine() throws IOException {
        assertThat(shown("a,b\r\n\"c\nd\",\"e \"\"f\"\"\"\ng,h"))
                .containsExactly("1:a,b", "2:\"c\nd\",\"e \"\"f\"\"\"", "4:g,h");
    }

    @Test
    void aQuoteInsideAFieldOpensNothing() throws IOException {
        assertThat(shown("a 5\" gun,b\nc,d\n")).containsExactly("1:a 5\" gun,b", "2:c,d");
    }

    @Test
    void aQuoteThatNeverClosesCostsOneLine() throws IOException {
        assertThat(shown("a,\"b\nc,d\ne,f\n"))
                .containsExactly("1:a,\"b!opens a quote that is never closed", "2:c,d", "3:e,f");
        assertThat(shown("a,\"b\n" + "c,d\n".repeat(40)))
                .hasSize(41)
                .startsWith("1:a,\"b!opens a quote that is not closed within 100 bytes", "2:c,d");
    }

    @Test
    void aLineThatIsTooLongIsCutAndSkipped() throws IOException {
        assertThat(shown("x".repeat(70_000) + "\nc,d\n")).hasSize(2).last().isEqualTo("2:c,d");
    }

    @Test
    @Timeout(30)
    void opensQuotesWithoutEndCostNoMoreThanTheyMay() throws IOException {
        // each line closes the quote of the one before and opens another: no record ever ends
        InputStream hostile =
                new ByteArrayInputStream("x\",\"\n".repeat(400_000).getBytes(StandardCharsets.UTF_8));
        RecordSplitter splitter = RecordSplitter.quoted(hostile, ',', 1 << 20, 1);
        long began = System.nanoTime();
        long lines = 0;
        for (RawRecord r = splitter.next(); r != null; r = splitter.next()) {
            lines += r.lines();
        }
        assertThat(lines).isEqualTo(400_000);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void cutsWhatAWriterWroteIntoWhatAReaderReads() throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            StringWriter text = new StringWriter();
            List<List<String>> rows = new ArrayList<>();
            LineDelimiter end = random.nextBoolean() ? LineDelimiter.LF : LineDelimiter.CRLF;
            try (CsvWriter csv = CsvWriter.builder().lineDelimiter(end).build(text)) {
                for (int i = 0; i < 30; i++) {
                    rows.add(List.of(cell(random), cell(random), cell(random)));
                    csv.writeRecord(rows.get(i));
                }
            }
            RecordSplitter splitter = RecordSplitter.quoted(
                    trickling(text.toString().getBytes(StandardCharsets.UTF_8), random), ',', 1000, 1);
            for (List<String> row : rows) {
                String record = new String(splitter.next().bytes(), StandardCharsets.UTF_8);
                assertThat(CsvReader.builder().ofSingleCsvRecord(record).getFields())
                        .isEqualTo(row);
            }
            assertThat(splitter.next()).isNull();
        }
    }

    private static String cell(Random random) {
        String letters = "ab\",\n\r;é ";
        return "x"
                + random.ints(random.nextInt(8), 0, letters.length())
                        .mapToObj(i -> letters.substring(i, i + 1))
                        .reduce("", String::concat);
    }

    /** Comes in pieces of any length, as from a network. */
    private static InputStream trickling(byte[] bytes, Random random) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] to, int offset, int length) {
                return super.read(to, offset, Math.min(length, 1 + random.nextInt(40)));
            }
        };
    }

    private static List<String> shown(String text) throws IOException {
        List<String> all = new ArrayList<>();
        RecordSplitter splitter =
                RecordSplitter.quoted(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), ',', MOST, 1);
        for (RawRecord r = splitter.next(); r != null; r = splitter.next()) {
            all.add(r.line() + ":" + new String(r.bytes(), StandardCharsets.UTF_8)
                    + (r.fault() == null ? "" : "!" + r.fault()));
        }
        return all;
    }
}
