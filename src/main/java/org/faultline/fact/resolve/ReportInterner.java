package org.faultline.fact.resolve;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.faultline.knowledge.name.Memo;
import org.faultline.report.Codes;
import org.faultline.report.Count;
import org.faultline.report.DateSpan;
import org.faultline.report.PlaceName;
import org.faultline.report.Report;
import org.faultline.report.Source;
import org.jspecify.annotations.Nullable;

/** Makes reports that are kept share one copy of what many of them say: each is read with texts of its own. */
public final class ReportInterner {
    /** The times of one delivery are often one; those of others are mostly not worth holding on to. */
    private static final int FEW = 1000;

    private final Memo<String, String> texts = Memo.ofEquals();
    private final Memo<Instant, Instant> times = new Memo<>(FEW, Function.identity());
    private final Memo<LocalDate, LocalDate> days = Memo.ofEquals();
    private final Memo<DateSpan, DateSpan> dates = Memo.ofEquals();
    private final Memo<List<String>, List<String>> names = Memo.ofEquals();
    private final Memo<PlaceName, PlaceName> places = Memo.ofEquals();
    private final Memo<Count, Count> counts = Memo.ofEquals();
    private final Memo<Codes, Codes> codes = Memo.ofEquals();

    /** An equal one. */
    public KnownReport shared(KnownReport known) {
        return new KnownReport(shared(known.report()), times.of(known.since()), known.newest());
    }

    private Report shared(Report r) {
        return new Report(
                texts.of(r.dataset()),
                r.externalId(),
                times.of(r.asOf()),
                r.retracted(),
                r.type(),
                r.status(),
                r.clarity(),
                dates.of(r.date()),
                names.of(r.sideA()),
                names.of(r.sideB()),
                names.of(r.assocA()),
                names.of(r.assocB()),
                place(r.place()),
                place(r.origin()),
                place(r.destination()),
                count(r.fatalities()),
                count(r.injured()),
                List.copyOf(r.quantities()),
                r.outcome(),
                codes.of(r.codes()),
                shared(r.source()),
                r.quote(),
                List.copyOf(r.flags()));
    }

    private Source shared(Source s) {
        return new Source(
                s.article(),
                s.title(),
                text(s.publisher()),
                text(s.originalSource()),
                s.url(),
                s.publishedOn() == null ? null : days.of(s.publishedOn()),
                text(s.publishedBasis()),
                text(s.language()));
    }

    private @Nullable String text(@Nullable String text) {
        return text == null ? null : texts.of(text);
    }

    private @Nullable Count count(@Nullable Count count) {
        return count == null ? null : counts.of(count);
    }

    private @Nullable PlaceName place(@Nullable PlaceName p) {
        return p == null
                ? null
                : places.of(new PlaceName(
                        p.name(),
                        text(p.admin1()),
                        text(p.admin2()),
                        text(p.country()),
                        p.lat(),
                        p.lon(),
                        p.precision()));
    }
}
