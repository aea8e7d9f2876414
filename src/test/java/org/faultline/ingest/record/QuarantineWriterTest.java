package org.faultline.ingest.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.faultline.ingest.Read;
import org.faultline.ingest.detection.Formats;
import org.faultline.ingest.format.acled.Acled;
import org.faultline.report.Report;
import org.faultline.report.delivery.Delivery;
import org.junit.jupiter.api.Test;

class QuarantineWriterTest {
    @Test
    void aMendedTableComesBackClean() throws IOException {
        String bad = Acled.row()
                .with("inter1", "9")
                .with("notes", "two\nlines, \"quoted\"")
                .line();
        String file = download(Read.text(Acled.row().file() + bad + "\n"));
        assertThat(file.lines().findFirst().orElseThrow())
                .isEqualTo(Acled.HEADER + ",faultline_line,faultline_column,faultline_value,faultline_reason");
        assertThat(file).contains("\",".substring(1) + "3,inter1,9,is not a known code");
        Read again = Read.text(file);
        assertThat(again.warnings()).isEmpty();
        assertThat(again.rejected()).hasSize(1);
        assertThat(download(again)).as("a second round adds no columns").isEqualTo(file);
        Read mended = Read.text(file.replace(",,9,Islamic", ",,1,Islamic"));
        assertThat(mended.rejected()).isEmpty();
        assertThat(mended.warnings()).isEmpty();
        assertThat(mended.report().quote()).isEqualTo("two lines, \"quoted\"");
    }

    @Test
    void aMendedFileWithoutHeaderComesBackClean() throws IOException {
        String row = new String(Read.resourceBytes("gdelt_export_sample.tsv"), StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElseThrow();
        String file = download(Read.text(row.replace("\t043\t043\t", "\t943\t043\t")));
        assertThat(file.split("\t", -1)).hasSize(65);
        Read mended = Read.text(file.replace("\t943\t043\t", "\t043\t043\t"));
        assertThat(mended.rejected()).isEmpty();
        assertThat(mended.reports()).extracting(Report::externalId).containsExactly("410412347");
    }

    @Test
    void mendedJsonComesBackClean() throws IOException {
        String bad = "{\"dataset\":\"d\",\"externalId\":\"e\",\"type\":\"CLESH\",\"date\":{\"end\":\"2024-11-02\"},"
                + "\"sideA\":[\"a\"],\"source\":{\"publisher\":\"p\"}}";
        String file = download(Read.text("[" + bad + ", 7]"));
        assertThat(file.lines()).hasSize(2);
        assertThat(file).contains("\"faultline_rejected\":[{\"line\":1,\"field\":\"type\",\"value\":\"CLESH\"");
        Read mended = Read.text(file.lines().findFirst().orElseThrow().replaceFirst("CLESH", "CLASH"));
        assertThat(mended.warnings()).isEmpty();
        assertThat(mended.items()).singleElement().satisfies(i -> assertThat(i.raw())
                .doesNotContain("faultline"));
    }

    @Test
    void noCellOfOursIsAFormula() throws IOException {
        String file =
                download(Read.text(Acled.row().with("inter1", "=HYPERLINK(1)").file()));
        assertThat(file).contains(",'=HYPERLINK(1),").contains(",2,inter1,");
    }

    @Test
    void aRowWithALooseQuoteCanBeMended() throws IOException {
        String loose = Acled.row().with("notes", "x").line().replace(",x,", ",\"x,");
        String file = download(Read.text(Acled.HEADER + "\n" + loose + "\n"));
        assertThat(Read.text(file.replace(",\"x,", ",x,")).reports()).hasSize(1);
    }

    private static String download(Read read) throws IOException {
        Delivery first = read.deliveries().get(0);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        QuarantineWriter.write(out, Formats.named(Objects.requireNonNull(first.format())), first.header(), read.bad());
        return out.toString(StandardCharsets.UTF_8);
    }
}
