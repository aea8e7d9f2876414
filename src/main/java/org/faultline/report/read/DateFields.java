package org.faultline.report.read;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.faultline.report.DateSpan;
import org.faultline.report.Status;
import org.jspecify.annotations.Nullable;

/** When an event took place, and that it does not lie further ahead than a clock may be wrong or a plan may reach. */
final class DateFields {
    /** A source's clock may run ahead of ours by a day. */
    static final Duration AS_OF_SKEW = Duration.ofDays(1);
    /** An event may be dated up to so many days ahead: time zones, and papers dated by the day they are sold. */
    static final int EVENT_SKEW_DAYS = 3;
    /** What is only planned may lie ahead, but not beyond all plans. */
    static final int PLAN_YEARS = 2;

    static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);
    private static final Set<String> DATE = Set.of("start", "end", "best", "precision");

    private DateFields() {}

    static DateSpan read(
            Fields f, boolean retracted, Status status, @Nullable Instant received, Scalars.Faults warnings) {
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
        } else if (received != null) {
            checkSkew(d, end != null ? "end" : "best", last, status, received);
        }
        return new DateSpan(first, last, day, precision != null ? precision : precisionOf(first, last));
    }

    /** UCDP's date precision for an interval whose extractor gives none: its length in days decides. */
    private static int precisionOf(LocalDate first, LocalDate last) {
        long days = last.toEpochDay() - first.toEpochDay() + 1;
        return days == 1 ? 1 : days <= 6 ? 2 : days <= 7 ? 3 : days <= 31 ? 4 : 5;
    }

    private static void checkSkew(Fields d, String name, LocalDate last, Status status, Instant received) {
        LocalDate today = LocalDate.ofInstant(received, ZoneOffset.UTC);
        boolean planned = status == Status.PLANNED;
        LocalDate bound = planned ? today.plusYears(PLAN_YEARS) : today.plusDays(EVENT_SKEW_DAYS);
        if (last.isAfter(bound)) {
            String what =
                    planned ? PLAN_YEARS + " years after today for a plan" : EVENT_SKEW_DAYS + " days after today";
            d.fault(name, "lies in the future: later than " + bound + ", " + what + " (" + today + ")");
        }
    }

    static void checkAsOf(Fields f, @Nullable Instant asOf, @Nullable Instant received) {
        if (asOf != null && received != null && asOf.isAfter(received.plus(AS_OF_SKEW))) {
            f.fault(
                    "asOf",
                    "lies in the future: later than " + received.plus(AS_OF_SKEW) + ", a day after now (" + received
                            + ")");
        }
    }
}
