package org.faultline.fact.resolve;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.faultline.fact.ReportExcerpt;
import org.faultline.knowledge.name.Memo;
import org.faultline.report.Flag;
import org.faultline.report.Quantity;
import org.faultline.report.Report;
import org.faultline.report.Source;
import org.jspecify.annotations.Nullable;

/** Makes of a report what an explanation shows of it. */
final class ReportExcerptReader {
    private final Memo<LocalDate, String> days = new Memo<>(LocalDate::toString);

    ReportExcerpt telling(Report r) {
        Source s = r.source();
        return new ReportExcerpt(
                r.dataset(),
                r.externalId(),
                r.asOf(),
                orEmpty(r.quote()),
                orEmpty(s.originalSource() != null ? s.originalSource() : s.publisher()),
                orEmpty(s.publisher()),
                orEmpty(s.title()),
                orEmpty(s.url()),
                s.publishedOn() == null ? "" : days.of(s.publishedOn()),
                article(r),
                readings(r));
    }

    private static String article(Report r) {
        Source s = r.source();
        if (s.url() != null) {
            return s.url();
        } else if (s.article() != null) {
            return r.dataset() + " " + s.article();
        }
        return s.title() == null ? r.key() : s.title() + ", " + orEmpty(s.publisher()) + ", " + s.publishedOn();
    }

    private static List<String> readings(Report r) {
        List<String> readings = new ArrayList<>();
        for (Flag flag : r.flags()) {
            readings.add(flag.words());
        }
        for (Quantity q : r.quantities()) {
            if (q.basis() != null) {
                readings.add("\"" + orEmpty(q.raw()) + "\": " + q.basis());
            }
        }
        return List.copyOf(readings);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
