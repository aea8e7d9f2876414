package org.faultline.ingest.format.gdelt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.faultline.ingest.Read;
import org.faultline.ingest.detection.Formats;
import org.faultline.ingest.format.Format;
import org.faultline.ingest.stream.DeliveryOptions;
import org.faultline.ingest.stream.Limits;
import org.faultline.report.DateSpan;
import org.faultline.report.EventType;
import org.faultline.report.Flag;
import org.faultline.report.PlaceName;
import org.faultline.report.Report;
import org.faultline.report.Status;
import org.faultline.report.delivery.MalformedDelivery;
import org.faultline.report.read.IsoCountries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GdeltRowsTest {
    private static final Read SAMPLE = Read.resource("gdelt_export_sample.tsv");
    private static final String FIRST = new String(
                    Read.resourceBytes("gdelt_export_sample.tsv"), StandardCharsets.UTF_8)
            .lines()
            .findFirst()
            .orElseThrow();

    @Test
    void takesEveryRowAndFlagsWhatGdeltGetsWrong() {
        assertThat(SAMPLE.rejected()).isEmpty();
        assertThat(SAMPLE.reports()).hasSize(100);
        assertThat(flagged(Flag.ONE_YEAR_EARLY)).hasSize(25);
        assertThat(SAMPLE.warnings())
                .hasSize(48)
                .filteredOn(w -> w.reason().startsWith("repeats the row on line"))
                .hasSize(23);
    }

    @Test
    void readsARowThatIsAYearEarlyAsSomeDayOfThatYear() {
        Report r = SAMPLE.report("410412348");
        assertThat(r.date())
                .isEqualTo(new DateSpan(
                        LocalDate.of(2014, 2, 18), LocalDate.of(2015, 2, 18), LocalDate.of(2015, 2, 18), 5));
        assertThat(r.type()).isEqualTo(EventType.MEETING);
        assertThat(r.codes().cameo()).isEqualTo("042");
        assertThat(r.codes().ploverEvent()).isEqualTo("CONSULT");
        assertThat(r.codes().ploverMode()).isEqualTo("visit");
        assertThat(r.asOf()).isEqualTo(Instant.parse("2015-02-18T23:00:00Z"));
        assertThat(r.sideA()).isEmpty();
        assertThat(r.sideB()).containsExactly("MUMBAI");
        assertThat(r.source().publisher()).isEqualTo("timesofindia.indiatimes.com");
        assertThat(r.place()).satisfies(p -> {
            assertThat(p.name()).isEqualTo("Bengaluru");
            assertThat(p.admin1()).isEqualTo("Karnataka");
            assertThat(p.country()).isEqualTo("IND");
            assertThat(p.precision()).isEqualTo(1);
        });
    }

    @Test
    void keepsTheCentroidOfACountryAsNoExactPlace() {
        assertThat(SAMPLE.reports())
                .filteredOn(r ->
                        r.place() != null && Integer.valueOf(6).equals(r.place().precision()))
                .hasSize(16);
    }

    @Test
    void refusesARowThatNamesNoActor() {
        Read read = Read.text(changed(c -> {
            c.set(15, "");
            c.set(16, "");
            return c;
        }));
        assertThat(read.rejected()).singleElement().satisfies(r -> {
            assertThat(r.reason()).isEqualTo("names no actor, neither here nor in Actor2Name");
            assertThat(r.column()).isEqualTo("Actor1Name");
        });
    }

    @Test
    void refusesAnUnknownCodeWithTheNearest() {
        assertThat(Read.text(changed(c -> {
                            c.set(26, "0422");
                            return c;
                        }))
                        .rejected())
                .singleElement()
                .satisfies(
                        r -> assertThat(r.reason()).startsWith("is not a CAMEO event code; did you mean 022 or 042"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            OS | Red Sea, Oceans (general)  | null
            PF | Paracel Islands            | null
            PG | Spratly Islands            | null
            XX | Nowhere                    | null
            XX | Mumbai, Maharashtra, India | IND
            WA | Namibia                    | NAM
            """, nullValues = "null")
    void aPlaceInNoCountryIsKeptWithItsCoordinates(String code, String name, String country) {
        Read read = Read.text(changed(c -> {
            c.set(52, name);
            c.set(53, code);
            return c;
        }));
        PlaceName place = Objects.requireNonNull(read.report().place());
        assertThat(place.country()).isEqualTo(country);
        assertThat(place.lat()).isNotNull();
        assertThat(read.warnings())
                .filteredOn(w -> "ActionGeo_CountryCode".equals(w.column()))
                .hasSize(country == null ? 1 : 0)
                .allSatisfy(w -> {
                    assertThat(w.value()).isEqualTo(code);
                    assertThat(w.reason()).isEqualTo(IsoCountries.UNKNOWN);
                });
    }

    @Test
    void anAttemptIsNoKilling() {
        Report r = Read.text(changed(c -> {
                    c.set(26, "185");
                    return c;
                }))
                .report();
        assertThat(r.status()).isEqualTo(Status.ATTEMPTED);
    }

    @Test
    void theSameRowAgainIsARevisionAndNoRepeat() {
        assertThat(Read.text(FIRST + "\n" + FIRST + "\n").warnings())
                .noneMatch(w -> w.reason().startsWith("repeats"));
    }

    @Test
    void aRowGivesTheSameReportWhateverStandsBesideIt() {
        List<Report> oneByOne = new String(Read.resourceBytes("gdelt_export_sample.tsv"), StandardCharsets.UTF_8)
                .lines()
                .map(line -> Read.text(line + "\n").report())
                .toList();
        assertThat(SAMPLE.reports()).isEqualTo(oneByOne);
    }

    @Test
    void saysWhatMentionsAre() {
        assertThatThrownBy(() -> Read.resource("gdelt_mentions_sample.tsv"))
                .isInstanceOf(MalformedDelivery.class)
                .hasMessageContaining("GDELT mentions (16 columns)");
    }

    private static List<Report> flagged(Flag flag) {
        return SAMPLE.reports().stream().filter(r -> r.flags().contains(flag)).toList();
    }

    private static String changed(UnaryOperator<List<String>> change) {
        return String.join("\t", change.apply(new java.util.ArrayList<>(List.of(FIRST.split("\t", -1))))) + "\n";
    }

    @ParameterizedTest
    @ValueSource(ints = {57, 58})
    void gdelt1IsNamedAndRefused(int width) {
        String line = String.join("\t", List.of(FIRST.split("\t", -1)).subList(0, width));
        for (Format named : new Format[] {null, Formats.named("gdelt")}) {
            assertThatThrownBy(() -> Read.bytes(
                            line.getBytes(StandardCharsets.UTF_8),
                            new DeliveryOptions(named, null, Read.NOW, null, 1, Limits.USUAL)))
                    .isInstanceOf(MalformedDelivery.class)
                    .hasMessage("these are GDELT 1.0 events (" + width
                            + " columns), which are not read; deliver the export of GDELT 2.0 (61 columns)");
        }
    }

    @Test
    void aRepeatNamesTheLineOfTheFileInEveryPieceOfIt() {
        String again = FIRST.replaceFirst("\\d+", "999");
        DeliveryOptions piece = new DeliveryOptions(Formats.named("gdelt"), null, Read.NOW, null, 5_001, Limits.USUAL);
        assertThat(Read.bytes((FIRST + "\n\n" + again + "\n").getBytes(StandardCharsets.UTF_8), piece)
                        .warnings())
                .filteredOn(w -> "GLOBALEVENTID".equals(w.column()))
                .singleElement()
                .satisfies(w -> {
                    assertThat(w.line()).isEqualTo(5_003);
                    assertThat(w.reason()).startsWith("repeats the row on line 5001:");
                });
    }
}
