package org.faultline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.faultline.cli.option.ServiceSettings;
import org.faultline.fixture.Findings;
import org.faultline.fixture.GeneratedPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures that the manual publishes are those of the command; {@code -Dupdate=true} writes them anew. */
class LinkingCommandTest {
    @TempDir
    Path temp;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("linking"));
        all.addAll(List.of(arguments));
        PrintStream print = new PrintStream(printed, true, UTF_8);
        return new Commands(InputStream.nullInputStream(), print, System.err).run(all, ServiceSettings.none());
    }

    @Test
    void theManualHasTheFiguresOfTheCommand() throws IOException {
        assertThat(run()).isZero();
        String figures = printed.toString(UTF_8).split("\n(missed|false link)", 2)[0];
        GeneratedPart.of("linking.md", "linking").is(figures);
    }

    @Test
    void linkingIsNoWorseThanWhenItWasFirstMeasured() {
        LinkingAccuracy now = LinkingAccuracy.of(LabelledPair.shipped().stream()
                .map(p -> p.judged(Findings.KNOWLEDGE))
                .toList());
        assertThat(now.precision()).isGreaterThanOrEqualTo(0.76);
        assertThat(now.recall()).isGreaterThanOrEqualTo(0.84);
    }

    @Test
    void theSetHasManyPairsOfEitherLabel() {
        List<LabelledPair> pairs = LabelledPair.shipped();
        assertThat(pairs).hasSizeGreaterThanOrEqualTo(150).doesNotHaveDuplicates();
        assertThat(pairs).filteredOn(LabelledPair::same).hasSizeBetween(100, 150);
        assertThat(pairs).filteredOn(p -> !p.same()).hasSizeBetween(100, 150);
    }

    @Test
    void everyWrongPairIsNamedWithItsReason() throws IOException {
        Path file = write(
                row("1", "same", "2024-11-02", "2024-11-09"),
                row("2", "different", "2024-11-02", "2024-11-02"),
                row("3", "same", "2024-11-02", "2024-11-02"));
        assertThat(run("--pairs", file.toString())).isZero();
        assertThat(printed.toString(UTF_8))
                .contains(
                        "| 3 | 0.500 (1 of 2 links are right) | 0.500 (1 of 2 pairs of one incident are linked) | 0.500 |")
                .contains("missed     1, hand: the days 2024-11-02 and 2024-11-09 lie 7 apart, both exact")
                .contains("false link 2, hand: \"A tells\" and \"B tells\"");
    }

    @Test
    void aBadFileIsNamedWithItsLine() throws IOException {
        assertThat(run(
                        "--pairs",
                        write(row("1", "perhaps", "2024-11-02", "2024-11-02")).toString()))
                .isOne();
        assertThat(printed.toString(UTF_8)).contains("pairs.csv:2: label 'perhaps' is neither same nor different");
        assertThat(run("--pairs", write(row("1", "same", "2024-11-02", "soon")).toString()))
                .isOne();
        assertThat(printed.toString(UTF_8)).contains("pairs.csv:2: ").contains("soon");
        assertThat(run("--pairs", temp.resolve("none.csv").toString())).isOne();
        assertThat(run("--pears", "x")).isOne();
        assertThat(run("--pairs")).isOne();
        assertThat(printed.toString(UTF_8))
                .contains("unknown option --pears; did you mean --pairs?", "parameter for option '--pairs'");
    }

    private Path write(String... rows) throws IOException {
        String head = "pair,label,kind," + columns("a_") + "," + columns("b_") + "\n";
        return Files.writeString(temp.resolve("pairs.csv"), head + String.join("\n", rows));
    }

    private static String columns(String side) {
        return String.join(
                ",",
                List.of(
                                "type",
                                "start",
                                "end",
                                "best",
                                "datePrecision",
                                "sideA",
                                "sideB",
                                "place",
                                "lat",
                                "lon",
                                "placePrecision",
                                "country",
                                "publisher",
                                "published",
                                "headline")
                        .stream()
                        .map(c -> side + c)
                        .toList());
    }

    private static String row(String number, String label, String dayA, String dayB) {
        return String.join(",", number, label, "hand", report(dayA, "A"), report(dayB, "B"));
    }

    private static String report(String day, String by) {
        return String.join(
                ",",
                "CLASH",
                day,
                day,
                day,
                "1",
                "regime",
                "IRGC",
                "al-Bukamal",
                "",
                "",
                "",
                "SYR",
                by,
                day,
                by + " tells");
    }
}
