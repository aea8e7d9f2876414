package org.faultline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.faultline.ingest.format.acled.Acled;
import org.faultline.ingest.stream.DeliveryOptions;
import org.faultline.report.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What R, pandas, databases and spreadsheets write for a cell without a value is no value, in every table. */
class MissingValuesTest {
    private static final String OWN =
            "dataset,externalId,type,date.end,sideA,sideB,place.name,place.admin1,place.country,place.lat,"
                    + "place.lon,fatalities.best,source.publisher,quote\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NA", "na", "N/A", "n/a", "#N/A", "NULL", "Null", "null", "None", "none", "NONE", "NaN", "nan", "<NA>",
                "\\N", "-", " NA ", "\"NA\""
            })
    void anAcledFileSaysTheSameWithTheWordAsWithBlanks(String word) {
        String blanks = Acled.row()
                .with("actor2", "")
                .with("inter2", "")
                .with("fatalities", "")
                .file();
        String words = blanks.lines()
                .map(l -> Arrays.stream(l.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
                        .map(cell -> cell.isEmpty() ? word : cell)
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n"));
        Read read = Read.text(words);
        assertThat(read.warnings()).isEmpty();
        assertThat(read.reports()).isEqualTo(Read.text(blanks).reports()).hasSize(1);
        assertThat(read.items().get(0).raw())
                .isEqualTo(Read.text(blanks).items().get(0).raw());
    }

    @Test
    void aGedFileSaysTheSameWithTheWordAsWithBlanks() {
        String blanks = new String(Read.resourceBytes("ucdp_ged231_sample_syria_iraq.csv"), StandardCharsets.UTF_8);
        String words =
                blanks.lines().map(l -> l.replaceAll("(?<=,)(?=,|$)", "NA")).collect(Collectors.joining("\n"));
        assertThat(words).contains(",NA,");
        assertThat(Read.text(words).reports()).isEqualTo(Read.text(blanks).reports());
    }

    @Test
    void aFileWrittenByRHasNoOtherSideAndNoDistrict() {
        Read read = Read.bytes(
                Read.resourceBytes("cases/acled-na.csv"), DeliveryOptions.at(Instant.parse("2025-10-10T00:00:00Z")));
        assertThat(read.warnings()).isEmpty();
        assertThat(read.reports()).hasSize(5).allSatisfy(r -> {
            assertThat(r.sideA()).containsExactly("Protesters (Testland)");
            assertThat(r.sideB()).isEmpty();
            assertThat(r.assocA()).isEmpty();
            assertThat(Objects.requireNonNull(r.place()).admin2()).isNull();
            assertThat(r.place().country()).isEqualTo("BEN");
        });
    }

    @Test
    void inATableOfOurOwnToo() {
        Report r = Read.text(OWN + "d,e,CLASH,2024-11-02,IRGC; NA,None,NA,-,NA,NaN,NaN,NULL,SOHR,n/a\n")
                .report();
        assertThat(r.sideA()).containsExactly("IRGC");
        assertThat(r.sideB()).isEmpty();
        assertThat(r.place()).isNull();
        assertThat(r.fatalities()).isNull();
        assertThat(r.quote()).isNull();
    }

    @Test
    void anIdThatIsOneIsMissing() {
        assertThat(List.of(
                        Read.text(Acled.row().with("event_id_cnty", "NA").file()),
                        Read.text("event_id_cnty\nNULL\n"),
                        Read.text(OWN + "d,None,CLASH,2024-11-02,IRGC,,,,,,,,SOHR,\n")))
                .allSatisfy(read -> {
                    assertThat(read.reports()).isEmpty();
                    assertThat(read.rejected()).singleElement().satisfies(r -> {
                        assertThat(r.field()).isEqualTo("externalId");
                        assertThat(r.reason()).isEqualTo("is required");
                        assertThat(r.line()).isEqualTo(2);
                    });
                });
    }

    @Test
    void namesThatOnlyLookLikeOneAreNames() {
        Report r = Read.text(Acled.row()
                        .with("actor1", "Nan")
                        .with("actor2", "NA Group")
                        .with("location", "Na")
                        .file())
                .report();
        assertThat(r.sideA()).containsExactly("Nan");
        assertThat(r.sideB()).containsExactly("NA Group");
        assertThat(Objects.requireNonNull(r.place()).name()).isEqualTo("Na");
    }

    @Test
    void inJsonWhichHasNullTheyAreTakenAsWrittenWithAWarningAndNoIdIs() {
        String json = """
                {"dataset": "d", "externalId": "e", "type": "CLASH", "date": {"end": "2024-11-02"}, "sideA": ["IRGC"],
                 "sideB": ["NA"], "place": {"name": "None"}, "source": {"publisher": "SOHR", "title": null}}
                """;
        Read read = Read.text(json);
        assertThat(read.report().sideB()).containsExactly("NA");
        assertThat(read.warnings())
                .extracting(w -> w.field() + " " + w.value())
                .containsExactly("sideB NA", "place.name None");
        assertThat(Read.text(json.replace("\"e\"", "\"NA\"")).rejected())
                .singleElement()
                .satisfies(r -> assertThat(r.reason()).startsWith("is a word for a missing value"));
    }
}
