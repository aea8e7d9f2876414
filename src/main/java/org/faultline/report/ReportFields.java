package org.faultline.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a report, each with its check; a report with any fault is refused whole. */
final class ReportFields {
    private static final Set<String> REPORT = Set.of(
            "dataset",
            "externalId",
            "asOf",
            "retracted",
            "type",
            "status",
            "clarity",
            "date",
            "sideA",
            "sideB",
            "assocA",
            "assocB",
            "place",
            "origin",
            "destination",
            "fatalities",
            "injured",
            "quantities",
            "outcome",
            "acled",
            "plover",
            "cameo",
            "source",
            "quote");
    private static final Set<String> DATE = Set.of("start", "end", "best", "precision");
    private static final Set<String> PLACE = Set.of("name", "admin1", "admin2", "country", "lat", "lon", "precision");
    private static final Set<String> COUNT = Set.of("low", "best", "high");
    private static final Set<String> QUANTITY = Set.of("measure", "low", "high", "raw");
    private static final Set<String> SOURCE = Set.of(
            "article", "title", "publisher", "originalSource", "url", "publishedOn", "publishedBasis", "language");
    private static final int NAME = 300;
    private static final int QUOTE = 8192;
    private static final int MOST_PEOPLE = 10_000_000;
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    private final Fields.Faults warnings;

    private ReportFields(Fields.Faults warnings) {
        this.warnings = warnings;
    }

    /** A report, which is only to be used when no fault was added. */
    static Report read(JsonNode node, Instant arrival, Fields.Faults faults, Fields.Faults warnings) {
        return new ReportFields(warnings).report(new Fields(node, "", faults), arrival);
    }

    private Report report(Fields f, Instant arrival) {
        f.noteUnknown(REPORT, warnings);
        boolean retracted = f.flag("retracted");
        Instant asOf = f.instant("asOf");
        Report report = new Report(
                f.identifier("dataset", 60),
                f.identifier("externalId", 200),
                (asOf == null ? arrival : asOf).truncatedTo(ChronoUnit.MICROS), // as PostgreSQL keeps it
                retracted,
                type(f, retracted),
                f.oneOf("status", Status.class, Status.REPORTED),
                f.oneOf("clarity", Clarity.class, Clarity.SINGLE),
                date(f, retracted),
                f.names("sideA"),
                f.names("sideB"),
                f.names("assocA"),
                f.names("assocB"),
                place(f.nested("place")),
                place(f.nested("origin")),
                place(f.nested("destination")),
                count(f, "fatalities"),
                count(f, "injured"),
                quantities(f),
                f.oneOf("outcome", Outcome.class, Outcome.UNSTATED),
                codes(f),
                source(f, retracted),
                f.text("quote", QUOTE));
        if (!retracted && !f.has("sideA") && !f.has("sideB")) {
            f.fault("sideA", "one of sideA and sideB is required");
        }
        return report;
    }

    private static EventType type(Fields f, boolean retracted) {
        EventType type = f.oneOf("type", EventType.class);
        if (type == null && !f.has("type") && !retracted) {
            f.fault("type", "is required");
        }
        return type == null ? EventType.OTHER : type;
    }

    private DateSpan date(Fields f, boolean retracted) {
        DateSpan none = new DateSpan(EARLIEST, EARLIEST, EARLIEST, 5);
        Fields d = f.nested("date");
        if (d == null) {
            if (!retracted && !f.has("date")) {
                f.fault("date.end", "is required (or date.best)");
            }
            return none;
        }
        d.noteUnknown(DATE, warnings);
        LocalDate best = d.date("best");
        LocalDate end = d.date("end");
        LocalDate start = d.date("start");
        Integer precision = d.integer("precision", 1, 5);
        if (end == null && best == null) {
            if (!d.has("end") && !d.has("best")) {
                d.fault("end", "is required (or date.best)");
            }
            return none;
        }
        LocalDate last = end != null ? end : best;
        LocalDate first = start != null ? start : (best != null && precision == null ? best : last);
        LocalDate day = best != null ? best : last;
        if (last == null || first == null || day == null) {
            return none;
        }
        if (first.isAfter(last)) {
            d.fault("end", "the range ends before it starts (" + first + ")");
        } else if (day.isBefore(first) || day.isAfter(last)) {
            d.fault("best", "lies outside the range " + first + " to " + last);
        } else if (first.isBefore(EARLIEST)) {
            d.fault("start", "lies before " + EARLIEST);
        } else if (last.isAfter(LATEST)) {
            d.fault("end", "lies after " + LATEST);
        }
        return new DateSpan(first, last, day, precision != null ? precision : precisionOf(first, last));
    }

    /** UCDP's date precision for an interval whose extractor gives none: its length in days decides. */
    private static int precisionOf(LocalDate first, LocalDate last) {
        long days = last.toEpochDay() - first.toEpochDay() + 1;
        return days == 1 ? 1 : days <= 6 ? 2 : days <= 7 ? 3 : days <= 31 ? 4 : 5;
    }

    private @Nullable PlaceName place(@Nullable Fields p) {
        if (p == null) {
            return null;
        }
        p.noteUnknown(PLACE, warnings);
        Double lat = p.degrees("lat", 90);
        Double lon = p.degrees("lon", 180);
        if (p.has("lat") != p.has("lon")) {
            p.fault(p.has("lat") ? "lon" : "lat", "latitude and longitude come together");
        }
        String country = p.text("country", 3);
        if (country != null && !country.matches("[A-Za-z]{3}")) {
            p.fault("country", "is not an ISO 3166-1 alpha-3 code (such as SYR)");
        }
        return new PlaceName(
                p.text("name", NAME),
                p.text("admin1", NAME),
                p.text("admin2", NAME),
                country == null ? null : country.toUpperCase(Locale.ROOT),
                lat,
                lon,
                p.integer("precision", 1, 7));
    }

    /** Either {low, best, high}, any of which may be missing, or one number. */
    private @Nullable Count count(Fields f, String name) {
        if (!f.has(name)) {
            return null;
        }
        if (f.node().get(name).isNumber()) {
            Integer n = f.integer(name, 0, MOST_PEOPLE);
            return n == null ? null : new Count(n, n, n);
        }
        Fields c = f.nested(name);
        if (c == null) {
            return null;
        }
        c.noteUnknown(COUNT, warnings);
        Integer low = c.integer("low", 0, MOST_PEOPLE);
        Integer high = c.integer("high", 0, MOST_PEOPLE);
        Integer best = c.integer("best", 0, MOST_PEOPLE);
        Integer some = best != null ? best : low != null ? low : high;
        if (some == null) {
            return null;
        }
        Count count = new Count(low != null ? low : some, some, high != null ? high : some);
        if (count.low() > count.best() || count.best() > count.high()) {
            f.fault(name, "must be ordered low ≤ best ≤ high");
        }
        return count;
    }

    private List<Quantity> quantities(Fields f) {
        List<Quantity> all = new ArrayList<>();
        for (Fields q : f.each("quantities")) {
            q.noteUnknown(QUANTITY, warnings);
            Integer low = q.integer("low", 0, Integer.MAX_VALUE);
            Integer high = q.integer("high", 0, Integer.MAX_VALUE);
            if (low != null && high != null && low > high) {
                q.fault("low", "is more than high");
            }
            all.add(new Quantity(q.identifier("measure", 60).toUpperCase(Locale.ROOT), low, high, q.text("raw", NAME)));
        }
        return List.copyOf(all);
    }

    private static Codes codes(Fields f) {
        Fields acled = f.nested("acled");
        Fields plover = f.nested("plover");
        return new Codes(
                acled == null ? null : acled.text("eventType", 100),
                acled == null ? null : acled.text("subEventType", 100),
                plover == null ? null : plover.text("event", 40),
                plover == null ? null : plover.text("mode", 40),
                f.text("cameo", 4));
    }

    private Source source(Fields f, boolean retracted) {
        Source none = new Source(null, null, null, null, null, null, null, null);
        Fields s = f.nested("source");
        if (s == null) {
            if (!retracted && !f.has("source")) {
                f.fault("source", "is required");
            }
            return none;
        }
        s.noteUnknown(SOURCE, warnings);
        String url = s.text("url", 2000);
        if (url != null && !isWebAddress(url)) {
            s.fault("url", "is not an http or https address");
        }
        if (!retracted
                && !s.has("originalSource")
                && !s.has("publisher")
                && !s.has("article")
                && !s.has("title")
                && url == null) {
            f.fault("source", "names neither originalSource, publisher, article, title nor url");
        }
        return new Source(
                s.text("article", NAME),
                s.text("title", 1000),
                s.text("publisher", NAME),
                s.text("originalSource", 1000),
                url,
                s.date("publishedOn"),
                s.text("publishedBasis", 40),
                s.text("language", 40));
    }

    private static boolean isWebAddress(String url) {
        try {
            URI uri = URI.create(url);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            return Set.of("http", "https").contains(scheme) && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
