package org.faultline;

import static java.util.stream.Collectors.groupingBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.faultline.report.Clarity;
import org.faultline.report.Codes;
import org.faultline.report.Count;
import org.faultline.report.DateSpan;
import org.faultline.report.Delivery;
import org.faultline.report.EventType;
import org.faultline.report.Outcome;
import org.faultline.report.PlaceName;
import org.faultline.report.Report;
import org.faultline.report.ReportReader;
import org.faultline.report.Source;
import org.faultline.report.Status;
import org.jspecify.annotations.Nullable;

/** Reports for tests: {@code Reports.clash("al-Bukamal").on("2024-11-02").between("regime", "IRGC").report()}. */
public final class Reports {
    private static final List<Report> SAMPLE = readSample();

    private final EventType type;
    private PlaceName place;
    private String dataset = "test";
    private String id = "";
    private Instant asOf = Instant.parse("2024-11-18T12:00:00Z");
    private boolean retracted;
    private Status status = Status.REPORTED;
    private Clarity clarity = Clarity.SINGLE;
    private DateSpan date = day(LocalDate.of(2024, 11, 2), 1);
    private List<String> sideA = List.of("regime");
    private List<String> sideB = List.of();
    private List<String> assocA = List.of();
    private @Nullable Count deaths;
    private String publisher = "";
    private @Nullable Source source;
    private @Nullable String quote;

    private Reports(EventType type, String place) {
        this.type = type;
        this.place = new PlaceName(place, null, null, null, null, null, null);
    }

    public static Reports of(EventType type, String place) {
        return new Reports(type, place);
    }

    public static Reports clash(String place) {
        return of(EventType.CLASH, place);
    }

    /** The sample corpus. */
    public static List<Report> sample() {
        return SAMPLE;
    }

    /** Reports of the sample corpus by their ids. */
    public static List<Report> sample(String... ids) {
        return Arrays.stream(ids)
                .map(id -> SAMPLE.stream()
                        .filter(r -> r.externalId().equals(id))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    /** The sample corpus by article, S000 to S004. */
    public static List<List<Report>> articles() {
        return new ArrayList<>(SAMPLE.stream()
                .collect(groupingBy(
                        r -> String.valueOf(r.source().article()), TreeMap::new, java.util.stream.Collectors.toList()))
                .values());
    }

    /** The retraction of a report, a second newer than it. */
    public static Report retraction(Report r) {
        return r.revised(r.asOf().plusSeconds(1), true);
    }

    public Reports id(String name) {
        this.id = name;
        return this;
    }

    public Reports asOf(String instant) {
        this.asOf = Instant.parse(instant);
        return this;
    }

    public Reports retracted() {
        this.retracted = true;
        return this;
    }

    public Reports on(String day) {
        this.date = day(LocalDate.parse(day), 1);
        return this;
    }

    public Reports about(String day, int precision) {
        this.date = day(LocalDate.parse(day), precision);
        return this;
    }

    /** On one of these days, both included, and counted on the last. */
    public Reports within(String first, String last, int precision) {
        this.date = new DateSpan(LocalDate.parse(first), LocalDate.parse(last), LocalDate.parse(last), precision);
        return this;
    }

    public Reports between(String a, String b) {
        this.sideA = List.of(a);
        this.sideB = List.of(b);
        return this;
    }

    public Reports by(String... a) {
        this.sideA = List.of(a);
        this.sideB = List.of();
        return this;
    }

    public Reports against(String... b) {
        this.sideB = List.of(b);
        return this;
    }

    public Reports beside(String... others) {
        this.assocA = List.of(others);
        return this;
    }

    public Reports status(Status one) {
        this.status = one;
        return this;
    }

    public Reports many() {
        this.clarity = Clarity.AGGREGATE;
        return this;
    }

    public Reports deaths(int low, int best, int high) {
        this.deaths = new Count(low, best, high);
        return this;
    }

    public Reports source(String name) {
        this.publisher = name;
        return this;
    }

    public Reports toldBy(Source one, @Nullable String words) {
        this.source = one;
        this.quote = words;
        return this;
    }

    public Reports in(PlaceName name) {
        this.place = name;
        return this;
    }

    public Reports dataset(String name) {
        this.dataset = name;
        return this;
    }

    public Reports at(double lat, double lon, int precision) {
        this.place = new PlaceName(place.name(), null, null, "SYR", lat, lon, precision);
        return this;
    }

    public Report report() {
        String told =
                id.isEmpty() ? String.join(" ", type.name(), date.best().toString(), place.name(), publisher) : id;
        Source named = new Source(null, null, publisher.isEmpty() ? told : publisher, null, null, null, null, null);
        return new Report(
                dataset,
                told,
                asOf,
                retracted,
                type,
                status,
                clarity,
                date,
                sideA,
                sideB,
                assocA,
                List.of(),
                place,
                null,
                null,
                deaths,
                null,
                List.of(),
                Outcome.UNSTATED,
                new Codes(null, null, null, null, null),
                source == null ? named : source,
                quote,
                List.of());
    }

    private static DateSpan day(LocalDate day, int precision) {
        return new DateSpan(day, day, day, precision);
    }

    /** What a JSON delivery holds. */
    public static Delivery read(String json) {
        return ReportReader.readJson(json, Instant.EPOCH);
    }

    private static List<Report> readSample() {
        try (InputStream in = Objects.requireNonNull(Reports.class.getResourceAsStream("/sample/reports.json"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Delivery delivery = ReportReader.readJson(text, Instant.EPOCH);
            if (!delivery.rejected().isEmpty() || !delivery.warnings().isEmpty()) {
                throw new IllegalStateException("the sample does not read: " + delivery);
            }
            return delivery.items().stream().map(Delivery.Item::report).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
