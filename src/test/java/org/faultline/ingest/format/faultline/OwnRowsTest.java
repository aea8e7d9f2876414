package org.faultline.ingest.format.faultline;

import static org.assertj.core.api.Assertions.assertThat;

import org.faultline.ingest.Read;
import org.faultline.report.Count;
import org.faultline.report.EventType;
import org.faultline.report.Quantity;
import org.faultline.report.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnRowsTest {
    private static final String HEADER =
            "dataset,externalId,type,date.end,sideA,place.name,place.lat,place.lon,fatalities.best,quantities[0].measure,quantities[0].low,"
                    + "quantities[1].measure,source.publisher,retracted";
    private static final String ROW = "d,e,CLASH,2024-11-02,a;b,Hamdan,34.5,40.9,3,VEHICLES,30,PERSONNEL,SOHR,false";

    @Test
    void readsTheColumnsAsPathsOfAReport() {
        Report r = Read.text(HEADER + "\n" + ROW).report();
        assertThat(r.type()).isEqualTo(EventType.CLASH);
        assertThat(r.sideA()).containsExactly("a", "b");
        assertThat(r.fatalities()).isEqualTo(new Count(3, 3, 3));
        assertThat(r.quantities())
                .containsExactly(
                        new Quantity("VEHICLES", 30, null, null, null),
                        new Quantity("PERSONNEL", null, null, null, null));
    }

    @Test
    void readsTablesWithSemicolonsOrTabs() {
        String tabs = (HEADER + "\n" + ROW).replace(',', '\t');
        assertThat(Read.text(tabs).report())
                .isEqualTo(Read.text(HEADER + "\n" + ROW).report());
        String semicolons = (HEADER + "\n" + ROW.replace("a;b", "\"a;b\"")).replace(',', ';');
        assertThat(Read.text(semicolons).report()).isEqualTo(Read.text(tabs).report());
    }

    @Test
    void namesTheColumnOfABadCell() {
        assertThat(Read.text(HEADER + "\n" + ROW.replace(",30,", ",many,").replace("false", "maybe"))
                        .rejected())
                .extracting(r -> r.column() + ": " + r.reason())
                .containsExactlyInAnyOrder(
                        "quantities[0].low: must be a whole number from 0 to 2147483647",
                        "retracted: must be true or false");
    }

    @Test
    void warnsOnceOfAColumnItDoesNotKnow() {
        Read read =
                Read.text(HEADER.replace("place.name", "place.nam") + "\n" + ROW + "\n" + ROW.replace("d,e", "d,f"));
        assertThat(read.reports()).hasSize(2);
        assertThat(read.warnings()).singleElement().satisfies(w -> assertThat(w.reason())
                .startsWith("unknown columns, not read: 'place.nam'; did you mean place.name"));
    }

    @ParameterizedTest
    @CsvSource({"SYR, SYR", "syr, SYR", "NA, null", "SY, null", "QQQ, null", "Syria, null", "760, null"})
    void aCountryIsNoReasonToLoseARow(String said, String country) {
        Read read = Read.text(HEADER + ",place.country\n" + ROW + "," + said);
        assertThat(read.report().place())
                .satisfies(p -> assertThat(p.country()).isEqualTo(country.equals("null") ? null : country));
        boolean told = country.equals("null") && !said.equals("NA");
        assertThat(read.warnings()).hasSize(told ? 1 : 0).allSatisfy(w -> {
            assertThat(w.column()).isEqualTo("place.country");
            assertThat(w.reason())
                    .startsWith("is not an ISO 3166-1 alpha-3 code such as SYR; taken with its country unknown")
                    .endsWith(said.startsWith("Sy") || said.equals("SY") ? "; did you mean SYR?" : "unknown");
        });
    }
}
