package org.faultline.pipeline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.faultline.fixture.Intake;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files as UCDP and GDELT publish them, through the whole service. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class RealDataServiceTest {
    /** What a month comes to: events, people killed, and the actors as the file writes them. */
    private record Month(int events, int low, int best, int high, Set<String> actors) {
        static final Month NONE = new Month(0, 0, 0, 0, Set.of());

        Month plus(Month m) {
            Set<String> all = new TreeSet<>(actors);
            all.addAll(m.actors);
            return new Month(events + m.events, low + m.low, best + m.best, high + m.high, all);
        }
    }

    @Inject
    Service service;

    @BeforeEach
    void empty() {
        service.empty();
    }

    @Test
    void gedGivesTheEventsDeathsAndActorsOfEachMonthThatPlainCountingGives() {
        List<NamedCsvRecord> old = rows(Intake.OLD_GED);
        List<NamedCsvRecord> release = rows(Intake.NEW_GED);
        Intake.post(Intake.file(Intake.OLD_GED), "asOf", "2019-06-01")
                .statusCode(200)
                .body("accepted", equalTo(2_115))
                .body("refused", equalTo(0))
                .body("warnings", hasSize(disordered(old)))
                .body("warnings.reason", everyItem(containsString("stand in disorder")));
        Intake.post(Intake.file(Intake.NEW_GED), "asOf", "2023-06-01")
                .statusCode(200)
                .body("accepted", equalTo(280))
                .body("revised", equalTo(4)) // the four incidents that are in both files
                .body("refused", equalTo(0))
                .body("warnings", hasSize(disordered(release)));
        service.settle();

        Map<String, NamedCsvRecord> newest = new TreeMap<>();
        Stream.concat(old.stream(), release.stream()).forEach(r -> newest.put(r.getField("id"), r));
        Map<String, Month> expected = new TreeMap<>();
        newest.values().forEach(r -> expected.merge(r.getField("date_end").substring(0, 7), counted(r), Month::plus));
        Map<String, Month> found = new TreeMap<>();
        Intake.events().forEach(e -> found.merge(e.path("day").asText().substring(0, 7), counted(e), Month::plus));
        assertThat(newest).hasSize(2_395);
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void gdeltRowsThatAreAYearEarlySaySoInTheReceiptAndInTheReport() {
        Intake.post(Intake.file(Intake.GDELT))
                .statusCode(200)
                .body("accepted", equalTo(100))
                .body("refused", equalTo(0))
                .body("warnings.findAll { it.column == 'SQLDATE' }", hasSize(25))
                .body("warnings.findAll { it.reason.startsWith('repeats the row on line') }", hasSize(23));
        service.settle();
        given().get("/api/v1/events/gdelt:410412348")
                .then()
                .body("event.datePrecision", equalTo(5))
                .body("revisions.flags", everyItem(equalTo(List.of("ONE_YEAR_EARLY"))));
        given().get("/api/v1/events/gdelt:913097124").then().body("revisions.flags[0]", hasSize(0));
    }

    /** In 17 rows low, best and high stand in disorder; ours then widens the bounds until they hold all three. */
    private static Month counted(NamedCsvRecord r) {
        int[] dead = dead(r);
        int low = Math.min(dead[0], Math.min(dead[1], dead[2]));
        int high = Math.max(dead[0], Math.max(dead[1], dead[2]));
        Set<String> actors = new TreeSet<>();
        // groups that fight as one stand between commas; a comma within brackets is part of a name
        Stream.of("side_a", "side_b")
                .flatMap(side -> Stream.of(r.getField(side).split(",(?![^(]*\\))")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(actors::add);
        return new Month(1, low, dead[1], high, actors);
    }

    private static Month counted(JsonNode event) {
        Set<String> actors = new TreeSet<>();
        event.path("spellings").forEach(s -> {
            if (s.path("kind").asText().equals("ACTOR")) {
                actors.add(s.path("text").asText());
            }
        });
        JsonNode dead = event.path("deaths");
        return new Month(
                1,
                dead.path("low").intValue(),
                dead.path("best").intValue(),
                dead.path("high").intValue(),
                actors);
    }

    private static int disordered(List<NamedCsvRecord> rows) {
        return (int) rows.stream()
                .map(RealDataServiceTest::dead)
                .filter(d -> d[0] > d[1] || d[1] > d[2])
                .count();
    }

    private static int[] dead(NamedCsvRecord r) {
        return Stream.of("low", "best", "high")
                .mapToInt(c -> Integer.parseInt(r.getField(c)))
                .toArray();
    }

    private static List<NamedCsvRecord> rows(String name) {
        return CsvReader.builder().ofNamedCsvRecord(new String(Intake.file(name), StandardCharsets.UTF_8)).stream()
                .toList();
    }
}
