package org.faultline.report.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.faultline.report.Clarity;
import org.faultline.report.Codes;
import org.faultline.report.Count;
import org.faultline.report.EventType;
import org.faultline.report.Flag;
import org.faultline.report.Outcome;
import org.faultline.report.PlaceName;
import org.faultline.report.Quantity;
import org.faultline.report.Report;
import org.faultline.report.Source;
import org.faultline.report.Status;
import org.jspecify.annotations.Nullable;

/** The fields of a report, each with its check; a report with any fault is refused whole. */
final class ReportFields {
    static final Set<String> REPORT = Set.of(
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
            "quote",
            "flags");
    private static final Set<String> COUNT = Set.of("low", "best", "high");
    private static final Set<String> QUANTITY = Set.of("measure", "low", "high", "raw", "basis");
    private static final Set<String> SOURCE = Set.of(
            "article", "title", "publisher", "originalSource", "url", "publishedOn", "publishedBasis", "language");
    static final int NAME = 300;
    private static final int QUOTE = 8192;
    private static final int MOST_PEOPLE = 10_000_000;

    private final @Nullable Instant received;
    private final Scalars.Faults warnings;

    private ReportFields(@Nullable Instant received, Scalars.Faults warnings) {
        this.received = received;
        this.warnings = warnings;
    }

    /**
     * A report, which is only to be used when no fault was added.
     *
     * @param arrival stands in for an absent asOf
     * @param received when it is being delivered; null for what is stored, which no passing of time may make wrong
     */
    static Report read(
            JsonNode node,
            Instant arrival,
            @Nullable Instant received,
            Scalars.Faults faults,
            Scalars.Faults warnings) {
        return new ReportFields(received, warnings).report(new Fields(node, "", faults), arrival);
    }

    private Report report(Fields f, Instant arrival) {
        f.noteUnknown(REPORT, warnings);
        boolean retracted = f.flag("retracted");
        Instant asOf = f.instant("asOf");
        DateFields.checkAsOf(f, asOf, received);
        if (received != null) {
            MissingWords.check(f, warnings);
        }
        Report report = new Report(
                dataset(f),
                f.identifier("externalId", 200),
                (asOf == null ? arrival : asOf).truncatedTo(ChronoUnit.MICROS), // as PostgreSQL keeps it
                retracted,
                type(f, retracted),
                f.oneOf("status", Status.class, Status.REPORTED),
                f.oneOf("clarity", Clarity.class, Clarity.SINGLE),
                DateFields.read(f, retracted, status(f), received, warnings),
                f.names("sideA"),
                f.names("sideB"),
                f.names("assocA"),
                f.names("assocB"),
                place(f, "place"),
                place(f, "origin"),
                place(f, "destination"),
                count(f, "fatalities"),
                count(f, "injured"),
                quantities(f),
                f.oneOf("outcome", Outcome.class, Outcome.UNSTATED),
                codes(f),
                source(f, retracted),
                f.text("quote", QUOTE),
                f.allOf("flags", Flag.class));
        if (!retracted && !f.has("sideA") && !f.has("sideB")) {
            f.fault("sideA", "one of sideA and sideB is required");
        }
        return report;
    }

    /** Ends at the first colon of a key, so it holds none itself; an external id may. */
    private static String dataset(Fields f) {
        String dataset = f.identifier("dataset", 60);
        if (dataset.indexOf(':') >= 0) {
            f.fault("dataset", "holds ':', which separates it from the external id");
        }
        return dataset;
    }

    private @Nullable PlaceName place(Fields f, String name) {
        return PlaceFields.read(f.nested(name), received != null, warnings);
    }

    /** The status without a word about what is wrong with it, which is said once. */
    private static Status status(Fields f) {
        return "PLANNED".equalsIgnoreCase(f.node().path("status").asText()) ? Status.PLANNED : Status.REPORTED;
    }

    private static EventType type(Fields f, boolean retracted) {
        EventType type = f.oneOf("type", EventType.class);
        if (type == null && !f.has("type") && !retracted) {
            f.fault("type", "is required");
        }
        return type == null ? EventType.OTHER : type;
    }

    /** Either {low, best, high}, any of which may be missing, or one number. */
    private @Nullable Count count(Fields f, String name) {
        if (!f.has(name)) {
            return null;
        }
        if (!f.node().get(name).isObject()) {
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
            all.add(new Quantity(
                    q.identifier("measure", 60).toUpperCase(Locale.ROOT),
                    low,
                    high,
                    q.text("raw", NAME),
                    q.text("basis", NAME)));
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
