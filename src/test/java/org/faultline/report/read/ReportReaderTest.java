package org.faultline.report.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.faultline.report.Clarity;
import org.faultline.report.DateSpan;
import org.faultline.report.EventType;
import org.faultline.report.Outcome;
import org.faultline.report.Report;
import org.faultline.report.Status;
import org.faultline.report.delivery.Delivery;
import org.faultline.report.delivery.MalformedDelivery;
import org.faultline.report.delivery.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportReaderTest {
    private static final Instant ARRIVAL = Instant.parse("2024-11-18T09:30:00Z");
    private static final String GOOD = """
            {"dataset": "d", "externalId": "e-1", "type": "CLASH", "date": {"end": "2024-11-02"}, "sideA": ["regime"],
             "source": {"publisher": "SOHR"}}""";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "null", textBlock = """
            {"dataset": null}                                    | dataset    | null       | is required
            {"externalId": " "}                                  | externalId | ``         | is required
            {"externalId": 7}                                    | externalId | 7          | must be a text
            {"externalId": "a\\u0000b"}                          | externalId | a b        | holds a control or bidirectional character, or outer spaces
            {"externalId": "a\\u202Eb"}                          | externalId | ab         | holds a control or bidirectional character, or outer spaces
            {"externalId": "a\\u200Fb"}                          | externalId | a‏b         | holds a control or bidirectional character, or outer spaces
            {"externalId": "\\u0000"}                            | externalId | ``         | is required
            {"dataset": "a:b"}                                   | dataset    | a:b        | holds ':', which separates it from the external id
            {"dataset": "\\u202E"}                               | dataset    | ``         | is required
            {"type": null}                                       | type       | null       | is required
            {"type": ""}                                         | type       | ``         | is required
            {"type": "CLESH"}                                    | type       | CLESH      | is not one of the known values; did you mean CLASH?
            {"type": "earthquake"}                               | type       | earthquake | is not one of the known values
            {"status": "CONFIRMD"}                               | status     | CONFIRMD   | is not one of the known values; did you mean CONFIRMED?
            {"date": null}                                       | date.end   | null       | is required (or date.best)
            {"date": {}}                                         | date.end   | null       | is required (or date.best)
            {"date": {"end": ""}}                                | date.end   | ``         | is required (or date.best)
            {"date": "2024-11-02"}                               | date       | 2024-11-02 | must be an object
            {"date": {"end": "2024-02-31"}}                      | date.end   | 2024-02-31 | is not a calendar date (YYYY-MM-DD)
            {"date": {"end": "+12024-02-01"}}                    | date.end   | +12024-02-01 | is not a calendar date (YYYY-MM-DD)
            {"date": {"start": "1800-01-01", "end": "2024-01-01"}} | date.start | 1800-01-01 | lies before 1900-01-01
            {"date": {"end": "2924-11-02"}}                      | date.end   | 2924-11-02 | lies after 2199-12-31
            {"date": {"start": "2024-11-03", "end": "2024-11-02"}} | date.end | 2024-11-02 | the range ends before it starts (2024-11-03)
            {"date": {"start": "2024-11-01", "end": "2024-11-02", "best": "2024-11-05"}} | date.best | 2024-11-05 | lies outside the range 2024-11-01 to 2024-11-02
            {"date": {"end": "2024-11-02", "precision": 6}}      | date.precision | 6      | must be a whole number from 1 to 5
            {"sideA": null}                                      | sideA      | null       | one of sideA and sideB is required
            {"sideA": []}                                        | sideA      | []         | one of sideA and sideB is required
            {"sideA": "regime"}                                  | sideA      | regime     | must be a list of at most 50 names
            {"sideA": [""]}                                      | sideA      | ``         | must hold names of 1 to 300 characters
            {"place": {"lat": 91, "lon": 40}}                    | place.lat  | 91         | must be degrees from -90 to 90; latitude and longitude look swapped
            {"place": {"lat": 1e400, "lon": 40}}                 | place.lat  | 1E+400     | must be degrees from -90 to 90
            {"place": {"lat": "NaN", "lon": 40}}                 | place.lat  | NaN        | must be degrees from -90 to 90
            {"place": {"lat": 35}}                               | place.lon  | null       | latitude and longitude come together
            {"fatalities": 1e400}                                | fatalities | 1E+400     | must be a whole number from 0 to 10000000
            {"fatalities": {"low": 7, "best": 5}}                | fatalities | {"low":7,"best":5} | must be ordered low ≤ best ≤ high
            {"quantities": [{"measure": "VEHICLES", "low": 30, "high": 20}]} | quantities[0].low | 30 | is more than high
            {"quantities": [3]}                                  | quantities[0] | 3       | must be an object
            {"source": null}                                     | source     | null       | is required
            {"source": {}}                                       | source     | {}         | names neither originalSource, publisher, article, title nor url
            {"source": {"publisher": " "}}                       | source     | {"publisher":" "} | names neither originalSource, publisher, article, title nor url
            {"source": {"url": "javascript:alert(1)"}}           | source.url | javascript:alert(1) | is not an http or https address
            {"asOf": "yesterday"}                                | asOf       | yesterday  | is not a time with zone (such as 2024-11-17T12:00:00Z)
            {"retracted": "yes"}                                 | retracted  | yes        | must be true or false
            """)
    void refuses(String change, String field, String value, String reason) throws JsonProcessingException {
        Delivery delivery = ReportReader.readJson("[" + GOOD + "," + changed(change) + "]", ARRIVAL);
        assertThat(delivery.items()).extracting(Delivery.Item::index).containsExactly(0);
        assertThat(delivery.rejected())
                .extracting(Rejection::index, Rejection::field, Rejection::value, Rejection::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(1, field, value, reason));
    }

    @Test
    void refusesAQuoteThatIsTooLong() throws JsonProcessingException {
        Delivery delivery = ReportReader.readJson(changed("{\"quote\": \"" + "x".repeat(8193) + "\"}"), ARRIVAL);
        assertThat(delivery.rejected()).singleElement().satisfies(r -> {
            assertThat(r.externalId()).isEqualTo("e-1");
            assertThat(r.field()).isEqualTo("quote");
            assertThat(r.value()).hasSize(120).endsWith("…");
            assertThat(r.reason()).isEqualTo("is longer than 8192 characters");
        });
    }

    @Test
    void namesEveryFaultOfAReportAtOnce() {
        Delivery delivery = ReportReader.readJson("{}", ARRIVAL);
        assertThat(delivery.rejected())
                .extracting(Rejection::field)
                .containsExactly("dataset", "externalId", "type", "date.end", "source", "sideA");
    }

    @Test
    void refusesWhatIsNoObjectAndTakesTheRest() {
        Delivery delivery = ReportReader.readJson("[1, null, \"x\", []," + GOOD + "]", ARRIVAL);
        assertThat(delivery.items()).extracting(Delivery.Item::index).containsExactly(4);
        assertThat(delivery.rejected()).extracting(Rejection::index).containsExactly(0, 1, 2, 3);
        assertThat(delivery.rejected()).extracting(Rejection::reason).containsOnly("a report is a JSON object");
    }

    @Test
    void refusesABadLineAloneWithItsLineAndColumn() {
        String good = GOOD.replace("\n", " ");
        Delivery delivery = ReportReader.readNdjson(good + "\n\n{\"type\": CLASH}\n" + good + "\n", ARRIVAL);
        assertThat(delivery.items()).extracting(Delivery.Item::index).containsExactly(0, 2);
        assertThat(delivery.rejected()).singleElement().satisfies(r -> {
            assertThat(r.index()).isEqualTo(1);
            assertThat(r.value()).isEqualTo("{\"type\": CLASH}");
            assertThat(r.reason()).startsWith("is not JSON at line 3, column 1").contains("CLASH");
        });
    }

    @Test
    void refusesADeliveryThatIsNotJsonAsAWhole() {
        MalformedDelivery fault = malformed("[\n  {\"a\": NaN}\n]");
        assertThat(fault.line()).isEqualTo(2);
        assertThat(fault.column()).isBetween(8L, 12L);
        assertThat(malformed("").getMessage()).isEqualTo("the delivery is empty");
        assertThat(malformed("7").getMessage()).isEqualTo("a delivery is one JSON object or an array of objects");
        assertThat(malformed(GOOD + GOOD).line()).isEqualTo(2);
    }

    @Test
    void refusesDuplicateKeys() {
        MalformedDelivery fault = malformed("{\"type\": \"CLASH\",\n \"type\": \"ATTACK\"}");
        assertThat(fault.getMessage()).contains("the field type is there twice");
        assertThat(fault.line()).isEqualTo(2);
    }

    @Test
    void takesTheLeastThatAReportMustSay() {
        Delivery delivery = ReportReader.readJson(GOOD, ARRIVAL);
        assertThat(delivery.rejected()).isEmpty();
        assertThat(delivery.warnings()).isEmpty();
        assertThat(delivery.items()).singleElement().satisfies(item -> {
            Report r = item.report();
            LocalDate day = LocalDate.of(2024, 11, 2);
            assertThat(item.dated()).isFalse();
            assertThat(r.asOf()).isEqualTo(ARRIVAL);
            assertThat(r.date()).isEqualTo(new DateSpan(day, day, day, 1));
            assertThat(r.status()).isEqualTo(Status.REPORTED);
            assertThat(r.clarity()).isEqualTo(Clarity.SINGLE);
            assertThat(r.outcome()).isEqualTo(Outcome.UNSTATED);
            assertThat(r.fatalities()).isNull();
        });
    }

    @Test
    void takesAnythingOfARetractedReportButItsIdentity() {
        String text = "{\"dataset\": \"d\", \"externalId\": \"e-1\", \"retracted\": true}";
        assertThat(ReportReader.readJson(text, ARRIVAL).items())
                .singleElement()
                .satisfies(i -> assertThat(i.report().retracted()).isTrue());
    }

    @Test
    void cleansText() throws JsonProcessingException {
        String change = """
                {"quote": "  one\\r\\ntwo\\u202Ethree\\uD800 ", "sideA": ["the\\u0007regime", "the regime"], "type": "clash"}
                """;
        Report report =
                ReportReader.readJson(changed(change), ARRIVAL).items().get(0).report();
        assertThat(report.quote()).isEqualTo("one twothree");
        assertThat(report.sideA()).isEqualTo(List.of("the regime"));
        assertThat(report.type()).isEqualTo(EventType.CLASH);
    }

    @Test
    void warnsOfUnknownFieldsWithTheNearestKnown() throws JsonProcessingException {
        String change = "{\"sidea\": [], \"x\": 1, \"place\": {\"lattitude\": 3, \"adm1n1\": \"a\"}}";
        Delivery delivery = ReportReader.readJson(changed(change), ARRIVAL);
        assertThat(delivery.items()).hasSize(1);
        assertThat(delivery.warnings())
                .extracting(w -> w.field() + ": " + w.reason())
                .containsExactlyInAnyOrder(
                        "sidea: unknown field, not read; did you mean sideA or sideB?",
                        "x: unknown field, not read",
                        "place.lattitude: unknown field, not read",
                        "place.adm1n1: unknown field, not read; did you mean admin1 or admin2?");
    }

    @Test
    void readsAStoredReportBackAsItWas() {
        Delivery.Item item = ReportReader.readJson(GOOD, ARRIVAL).items().get(0);
        assertThat(ReportReader.readStored(item.raw(), ARRIVAL)).isEqualTo(item.report());
    }

    @Test
    void presumesTheDatePrecisionFromTheLengthOfTheRange() throws JsonProcessingException {
        assertThat(precision("2024-11-02", "2024-11-07")).isEqualTo(2);
        assertThat(precision("2024-11-02", "2024-11-08")).isEqualTo(3);
        assertThat(precision("2024-11-02", "2024-12-02")).isEqualTo(4);
        assertThat(precision("2024-11-02", "2024-12-03")).isEqualTo(5);
    }

    private static int precision(String start, String end) throws JsonProcessingException {
        String change = "{\"date\": {\"start\": \"" + start + "\", \"end\": \"" + end + "\"}}";
        return ReportReader.readJson(changed(change), ARRIVAL)
                .items()
                .get(0)
                .report()
                .date()
                .precision();
    }

    private static String changed(String change) throws JsonProcessingException {
        ObjectMapper json = com.fasterxml.jackson.databind.json.JsonMapper.builder()
                .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
        ObjectNode report = (ObjectNode) json.readTree(GOOD);
        report.setAll((ObjectNode) json.readTree(change));
        return report.toString();
    }

    private static MalformedDelivery malformed(String text) {
        return catchThrowableOfType(MalformedDelivery.class, () -> ReportReader.readJson(text, ARRIVAL));
    }
}
