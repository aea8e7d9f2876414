package org.faultline.ingest.format.acled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.faultline.ingest.Read;
import org.faultline.ingest.detection.Formats;
import org.faultline.report.Count;
import org.faultline.report.DateSpan;
import org.faultline.report.EventType;
import org.faultline.report.Report;
import org.faultline.report.delivery.MalformedDelivery;
import org.faultline.report.read.IsoCountries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcledRowsTest {
    @Test
    void readsARowOf31Columns() {
        Read read = Read.text(Acled.row().file());
        Report r = read.report();
        assertThat(read.warnings()).isEmpty();
        assertThat(r.key()).isEqualTo("acled:SYR100001");
        assertThat(r.asOf()).isEqualTo(Instant.parse("2024-11-12T12:00:00Z"));
        assertThat(read.items().get(0).dated()).isTrue();
        assertThat(r.type()).isEqualTo(EventType.CLASH);
        assertThat(r.codes().acledSubEventType()).isEqualTo("Armed clash");
        assertThat(r.sideA()).containsExactly("Military Forces of Syria (2000-2024)");
        assertThat(r.fatalities()).as("0 is none or unknown").isNull();
        assertThat(r.source().originalSource()).isEqualTo("SOHR; Deir Ezzor 24");
        assertThat(r.quote()).startsWith("On 8 November 2024");
        assertThat(r.place()).satisfies(p -> {
            assertThat(p.country()).isEqualTo("SYR");
            assertThat(p.precision()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Explosions/Remote violence | Air/drone strike                | AIRSTRIKE
            Strategic developments     | Non-violent transfer of territory | CAPTURE
            Violence against civilians | Abduction/forced disappearance  | ABDUCTION
            Battle-No change of territory | ''                           | CLASH
            Battle-No change of territory | Battle-No change of territory | CLASH
            Remote violence            | ''                              | ATTACK
            Strategic development      | ''                              | OTHER
            Riots/Protests             | ''                              | PROTEST
            Headquarters or base established | ''                        | BASE_ESTABLISHED
            Non-violent transfer of territory | ''                       | CAPTURE
            """)
    void knowsTheTypesOfTodayAndOfOlderFiles(String event, String sub, EventType type) {
        Read read = Read.text(Acled.row()
                .with("event_type", event)
                .with("sub_event_type", sub)
                .file());
        assertThat(read.report().type()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2024-11-08, 2024-11-08, 2024-11-08, 1",
        "2, 2024-11-05, 2024-11-08, 2024-11-11, 3",
        "3, 2024-11-01, 2024-11-08, 2024-11-12, 4"
    })
    void readsTheTimePrecisionAsAnInterval(String code, LocalDate start, LocalDate best, LocalDate end, int precision) {
        Report r = Read.text(Acled.row().with("time_precision", code).file()).report();
        assertThat(r.date())
                .as("what happened cannot lie after the row was written, 12 November")
                .isEqualTo(new DateSpan(start, end, best, precision));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-11-08",
        "08 November 2024",
        "8 november 2024",
        "08-Nov-24",
        "08-November-2024",
        "2024-11-08 00:00:00"
    })
    void readsDatesInEveryLayout(String text) {
        assertThat(Read.text(Acled.row().with("event_date", text).file())
                        .report()
                        .date()
                        .best())
                .isEqualTo(LocalDate.of(2024, 11, 8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            event_date      | 8/11/2024       | date.end | may be day/month or month/day; write it as YYYY-MM-DD
            event_date      | 31 February 2024 | date.end | is not a date in any layout that is read
            event_date      | 2024-02-31      | date.end | is not a day of the calendar
            event_date      | 2024-11-22      | date.best | lies in the future: later than 2024-11-21, 3 days after today (2024-11-18)
            event_type      | Batles          | type     | is not a known code; did you mean Battles?
            sub_event_type  | Armed clashh    | acled.subEventType | is not known under 'Battles'; did you mean Armed clash?
            time_precision  | 4               | date.precision | is not one of the known codes 1, 2, 3
            inter1          | 9               | ''       | is not a known code
            geo_precision   | x               | place.precision | is not one of the known codes 1, 2, 3
            fatalities      | some            | fatalities | must be
            latitude        | 134.4           | place.lat | must be degrees from -90 to 90
            timestamp       | 2024-11-08      | asOf     | is not a time in seconds since 1970
            timestamp       | 1763412800      | asOf     | lies in the future: later than 2024-11-19T09:30:00Z, a day after now
            source          | ''              | source   | is required
            event_id_cnty   | ''              | externalId | is required
            """)
    void refusesABadCellByLineColumnValueAndReason(String column, String value, String field, String reason) {
        Read read = Read.text(Acled.row().with(column, value).file());
        assertThat(read.reports()).isEmpty();
        assertThat(read.rejected()).first().satisfies(r -> {
            assertThat(r.field()).isEqualTo(field);
            assertThat(r.reason()).startsWith(reason);
            assertThat(r.line()).isEqualTo(2);
            assertThat(r.column()).isEqualTo(column);
        });
        assertThat(read.bad()).singleElement().satisfies(b -> assertThat(b.raw())
                .contains("SOHR".substring(value.isEmpty() ? 4 : 0)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
            760   | Syria                 | SYR
            760.0 | Syria                 | SYR
            0     | Kosovo                | XKX
            ''    | Kosovo                | XKX
            NA    | Kosovo                | XKX
            999   | Syria                 | SYR
            2     | Red Sea               | null
            0     | Akrotiri and Dhekelia | null
            999   | International waters  | null
            761   | NA                    | null
            NA    | NA                    | null
            """)
    void aCountryIsNoReasonToLoseARow(String iso, String name, String country) {
        Read read = Read.text(Acled.row().with("iso", iso).with("country", name).file());
        assertThat(read.report().place()).satisfies(p -> {
            assertThat(p.country()).isEqualTo(country);
            assertThat(p.lat()).isEqualTo(34.4536);
        });
        boolean told = country == null && !iso.equals("NA");
        assertThat(read.warnings()).hasSize(told ? 1 : 0).allSatisfy(w -> {
            assertThat(w.column()).isEqualTo(name.equals("NA") ? "iso" : "country");
            assertThat(w.value()).isEqualTo(name.equals("NA") ? iso : name);
            assertThat(w.line()).isEqualTo(2);
            assertThat(w.reason()).isEqualTo(IsoCountries.UNKNOWN).doesNotContain("did you mean");
        });
    }

    @Test
    void bothRowsOfACountryWithoutIsoCodeAreTaken() {
        Read read = Read.resource("cases/acled-iso.csv");
        assertThat(read.rejected()).isEmpty();
        assertThat(read.warnings()).isEmpty();
        assertThat(read.reports())
                .extracting(r -> Objects.requireNonNull(r.place()).country())
                .containsExactly("XKX", "XKX");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1731412800", "1731412800.0", "1.7314128e+09"})
    void readsNumbersAsPandasAndRWriteThem(String timestamp) {
        Report r = Read.text(Acled.row()
                        .with("timestamp", timestamp)
                        .with("fatalities", "1e+02")
                        .with("geo_precision", "2.0")
                        .with("inter1", "1.0")
                        .file())
                .report();
        assertThat(r.asOf()).isEqualTo(Instant.parse("2024-11-12T12:00:00Z"));
        assertThat(r.fatalities()).isEqualTo(new Count(100, 100, 100));
        assertThat(r.place()).satisfies(p -> assertThat(p.precision()).isEqualTo(2));
        assertThat(Read.text(Acled.row().with("fatalities", "0.0").file())
                        .report()
                        .fatalities())
                .isNull();
    }

    @Test
    void aDateThatCanOnlyBeOneIsTaken() {
        assertThat(Read.text(Acled.row().with("event_date", "25/10/2024").file())
                        .report()
                        .date()
                        .best())
                .isEqualTo(LocalDate.of(2024, 10, 25));
    }

    @Test
    void readsOlderLayoutsByTheirNames() {
        String file = """
                GWNO,EVENT_ID_CNTY,EVENT_ID_NO_CNTY,EVENT_DATE,YEAR,TIME_PRECISION,EVENT_TYPE,ACTOR1,ALLY_ACTOR_1,INTER1,ACTOR2,\
                ALLY_ACTOR_2,INTER2,INTERACTION,COUNTRY,ADMIN1,ADMIN2,ADMIN3,LOCATION,LATITUDE,LONGITUDE,GEO_PRECISION,SOURCE,NOTES,FATALITIES
                615,1ALG,1,01-January-1997,1997,1,Violence against civilians,GIA: Armed Islamic Group,A; B,2,Civilians (Algeria),,7,27,Algeria,\
                Tipaza,Douaouda,,Douaouda,36.672,2.789,1,www.algeria-watch.org,5 January: Beheading of 5 citizens,5
                """;
        Read read = Read.text(file);
        assertThat(read.warnings()).isEmpty();
        Report r = read.report();
        assertThat(r.type()).isEqualTo(EventType.ATTACK);
        assertThat(r.date().best()).isEqualTo(LocalDate.of(1997, 1, 1));
        assertThat(r.assocA()).containsExactly("A", "B");
        assertThat(r.fatalities()).isEqualTo(new Count(5, 5, 5));
        assertThat(r.place()).satisfies(p -> assertThat(p.country()).isEqualTo("DZA"));
        assertThat(read.items().get(0).dated()).isFalse();
    }

    @Test
    void findsColumnsInAnyOrderAndWarnsOnceOfThoseItDoesNotKnow() {
        String file = Acled.row()
                .without("notes")
                .with("nots", "x")
                .with("colour", "red")
                .file()
                .toUpperCase(Locale.ROOT)
                .replace("BATTLES", "battles");
        Read read = Read.text(
                file + file.lines().skip(1).findFirst().orElseThrow().replace("SYR100001", "SYR100002") + "\n");
        assertThat(read.reports()).hasSize(2);
        assertThat(read.warnings()).singleElement().satisfies(w -> assertThat(w.reason())
                .startsWith("unknown columns, not read: 'COLOUR'")
                .contains("'NOTS'; did you mean notes"));
    }

    @Test
    void saysWhichColumnIsMissing() {
        assertThatThrownBy(() -> Read.text(
                        Acled.row().without("event_date").with("event_dat", "x").file()))
                .isInstanceOf(MalformedDelivery.class)
                .hasMessage("the header lacks event_date; did you mean event_dat?");
    }

    @Test
    void deletedIdsWithdraw() {
        Read read = Read.text("event_id_cnty,deleted_timestamp\nSYR100001,1731412800\n");
        assertThat(read.reading().formats()).containsExactly(Formats.named("acled-deleted"));
        assertThat(read.report().retracted()).isTrue();
        assertThat(read.report().key()).isEqualTo("acled:SYR100001");
        assertThat(read.report().asOf()).isEqualTo(Instant.parse("2024-11-12T12:00:00Z"));
        assertThat(Read.text("SYR100001\nSYR100002\n", Formats.named("acled-deleted"))
                        .reports())
                .extracting(Report::externalId)
                .isEqualTo(List.of("SYR100001", "SYR100002"));
    }

    @Test
    void columnsThatAreNotNeededMayBeAbsent() {
        Acled row = Acled.row();
        List<String> needed = List.of("event_id_cnty", "event_date", "event_type", "actor1", "source");
        List.of(Acled.HEADER.split(",")).stream()
                .filter(c -> !needed.contains(c))
                .forEach(row::without);
        Read read = Read.text(row.file());
        assertThat(read.warnings()).isEmpty();
        assertThat(read.report().type()).isEqualTo(EventType.CLASH);
        for (String one : needed) {
            assertThatThrownBy(() -> Read.text(Acled.row().without(one).file()))
                    .as("a table of events is never taken for a list of deleted ids")
                    .hasMessage("the header lacks " + one);
        }
    }
}
