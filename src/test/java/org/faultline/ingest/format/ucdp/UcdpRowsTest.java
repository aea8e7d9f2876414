package org.faultline.ingest.format.ucdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.faultline.ingest.DeliveryResult;
import org.faultline.ingest.Read;
import org.faultline.ingest.detection.Formats;
import org.faultline.report.Clarity;
import org.faultline.report.Count;
import org.faultline.report.DateSpan;
import org.faultline.report.EventType;
import org.faultline.report.Flag;
import org.faultline.report.Report;
import org.faultline.report.delivery.Rejection;
import org.faultline.report.read.IsoCountries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UcdpRowsTest {
    private static final Read OLD = Read.resource("ucdp_ged_syria_2016_2019_deir_ez_zor.csv");
    private static final Read NEW = Read.resource("ucdp_ged231_sample_syria_iraq.csv");

    @Test
    void takesEveryRowOfBothLayouts() {
        assertThat(OLD.rejected()).isEmpty();
        assertThat(OLD.reports()).hasSize(2115);
        assertThat(NEW.rejected()).isEmpty();
        assertThat(NEW.reports()).hasSize(284);
        assertThat(OLD.reading())
                .isEqualTo(new DeliveryResult(java.util.Set.of(Formats.named("ucdp-ged")), 2115, java.util.List.of()));
    }

    @Test
    void readsARow() {
        Report r = OLD.report("230050");
        LocalDate day = LocalDate.of(2016, 10, 2);
        assertThat(r.key()).isEqualTo("ucdp-ged:230050");
        assertThat(r.type()).isEqualTo(EventType.CLASH);
        assertThat(r.date()).isEqualTo(new DateSpan(day, day, day, 1));
        assertThat(r.sideA()).containsExactly("Government of Syria");
        assertThat(r.sideB()).containsExactly("IS");
        assertThat(r.fatalities()).isEqualTo(new Count(2, 2, 2));
        assertThat(r.clarity()).isEqualTo(Clarity.SINGLE);
        assertThat(r.place()).satisfies(p -> {
            assertThat(p.name()).isEqualTo("Deir ez Zor town");
            assertThat(p.admin1()).isEqualTo("Deir ez Zor Governorate");
            assertThat(p.country()).isEqualTo("SYR");
            assertThat(p.lat()).isEqualTo(35.335876);
            assertThat(p.precision()).isEqualTo(1);
        });
        assertThat(r.source().originalSource()).isEqualTo("SOHR");
        assertThat(r.source().publishedOn()).isEqualTo(day);
        assertThat(r.source().title())
                .startsWith("The regime forces show bodies of “Islamic State” members in Deir Ezzor city, and");
    }

    @Test
    void ordersTheEstimatesThatStandInDisorderAndSaysSo() {
        assertThat(OLD.report("219459").fatalities()).isEqualTo(new Count(142, 142, 177));
        assertThat(OLD.report("316252").fatalities()).isEqualTo(new Count(20, 40, 40));
        assertThat(OLD.reports().stream().filter(r -> r.flags().contains(Flag.COUNT_WIDENED)))
                .hasSize(15);
        assertThat(OLD.warnings()).hasSize(15).first().satisfies(w -> {
            assertThat(w.column()).isEqualTo("best");
            assertThat(w.value()).isEqualTo("177, 142, 177");
            assertThat(w.reason()).isEqualTo("low, best and high stand in disorder; read as 142, 142, 177");
        });
    }

    @Test
    void namesOneSourceOnceAndTheFirstDayOfSeveral() {
        Report twice = OLD.report("228827");
        assertThat(twice.source().originalSource()).isEqualTo("SOHR");
        assertThat(OLD.reports())
                .extracting(r -> r.source().originalSource())
                .contains("SOHR; Airwars")
                .doesNotContain("SOHR; sohr");
        assertThat(OLD.reports())
                .filteredOn(r -> r.source().publishedOn() == null)
                .isEmpty();
    }

    @Test
    void readsGroupsThatFightAsOneAsSeveral() {
        assertThat(NEW.reports())
                .extracting(Report::sideB)
                .contains(java.util.List.of("Jaysh al-Sanadid", "MFS", "PYD"));
        assertThat(Read.text(changed("side_b", "\"Faction (forces of A, B), C\""))
                        .report()
                        .sideB())
                .containsExactly("Faction (forces of A, B)", "C");
    }

    @Test
    void readsACandidateReleaseWithoutHeader() {
        byte[] whole = Read.resourceBytes("ucdp_ged231_sample_syria_iraq.csv");
        String text = new String(whole, StandardCharsets.UTF_8);
        Read headless = Read.text(text.substring(text.indexOf('\n') + 1));
        assertThat(headless.rejected()).isEmpty();
        assertThat(headless.reports().stream().map(Report::toString).toList())
                .isEqualTo(NEW.reports().stream().map(Report::toString).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
            type_of_violence | 4          | type            | type_of_violence | is not one of the known codes 1, 2, 3
            date_end         | 2016-02-31 | date.end        | date_end         | is not a day of the calendar
            where_prec       | 8          | place.precision | where_prec       | must be a whole number from 1 to 7
            best             | 1e400      | fatalities.best | best             | must be a whole number from 0 to 10000000
            latitude         | north      | place.lat       | latitude         | must be degrees from -90 to 90
            latitude         | 40.140844;35.335876 | place.lat | latitude      | must be degrees from -90 to 90
            side_a           | ''         | null            | null             | null
            """)
    void refusesABadCell(String column, String value, String field, String at, String reason) {
        Read read = Read.text(changed(column, value));
        if (field == null) {
            assertThat(read.report().sideA()).isEmpty();
            return;
        }
        assertThat(read.reports()).isEmpty();
        assertThat(read.rejected()).singleElement().satisfies(r -> {
            assertThat(r.field()).isEqualTo(field);
            assertThat(r.column()).isEqualTo(at);
            assertThat(r.value()).isEqualTo(value);
            assertThat(r.reason()).startsWith(reason);
            assertThat(r.line()).isEqualTo(2);
            assertThat(r.externalId()).isEqualTo("1");
        });
    }

    @Test
    void refusesCoordinatesTheWrongWayRound() {
        String header =
                "id,type_of_violence,side_a,side_b,date_start,date_end,country_id,latitude,longitude,low,best,high,source_office";
        Rejection r = Read.text(header + "\n1,1,A,B,2016-01-01,2016-01-01,652,40.14,35.3359,1,1,1,S\n")
                .rejected()
                .get(0);
        assertThat(r.reason())
                .isEqualTo(
                        "latitude and longitude look swapped: (35.3359, 40.14) would lie in SYR, (40.14, 35.3359) does not");
        assertThat(r.column()).isEqualTo("latitude");
        assertThat(Read.text(header + "\n1,1,A,B,2016-01-01,2016-01-01,652,33.5,44.4,1,1,1,S\n")
                        .reports())
                .as("a point in a neighbour may be right")
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"653, Syria, SYR", "NA, Syria, SYR", "652, Nowhere, SYR", "9999, Red Sea, null", "null, null, null"})
    void aCountryIsNoReasonToLoseARow(String number, String name, String country) {
        String[] lines = changed("country_id", number).split("\r\n");
        Read read = Read.text(lines[0] + ",country\n" + lines[1] + "," + name + "\n");
        assertThat(read.report().place()).satisfies(p -> {
            assertThat(p.country()).isEqualTo(country.equals("null") ? null : country);
            assertThat(p.lat()).isEqualTo(35.3);
        });
        assertThat(read.warnings()).hasSize(number.equals("9999") ? 1 : 0).allSatisfy(w -> {
            assertThat(w.column()).isEqualTo("country");
            assertThat(w.value()).isEqualTo("Red Sea");
            assertThat(w.reason()).isEqualTo(IsoCountries.UNKNOWN);
        });
    }

    @Test
    void columnsThatAreNotNeededMayBeAbsent() {
        Read read = Read.text("id,type_of_violence,side_a,date_end,source_office\n1,1,A,2016-01-01,SOHR\n");
        assertThat(read.warnings()).isEmpty();
        assertThat(read.report().date().best()).isEqualTo("2016-01-01");
        assertThat(read.report().fatalities()).isNull();
        assertThatThrownBy(() -> Read.text("type_of_violence,side_a,date_start\n1,A,2016-01-01\n"))
                .hasMessage("the header lacks id, date_end, source_original or source_office or source_article");
    }

    /** A row of few columns with one of them changed. */
    private static String changed(String column, String value) {
        java.util.Map<String, String> row = new java.util.LinkedHashMap<>();
        row.put("id", "1");
        row.put("type_of_violence", "1");
        row.put("side_a", "A");
        row.put("side_b", "B");
        row.put("date_start", "2016-01-01");
        row.put("date_end", "2016-01-01");
        row.put("country_id", "652");
        row.put("where_prec", "1");
        row.put("latitude", "35.3");
        row.put("longitude", "40.1");
        row.put("low", "1");
        row.put("best", "1");
        row.put("high", "1");
        row.put("source_office", "SOHR");
        row.put(column, value);
        return String.join(",", row.keySet()) + "\r\n" + String.join(",", row.values()) + "\r\n";
    }
}
