package org.faultline.alert.certainty;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.faultline.alert.certainty.CertaintyReason.Kind;
import org.faultline.alert.certainty.CertaintyReason.Within;
import org.faultline.rule.firing.Assessment;
import org.faultline.rule.firing.Evidence;
import org.faultline.rule.firing.Firing;

/** Says how sure a firing is, and why, in the words of a desk. */
final class CertaintyReasons {
    /** As many as somebody may read. */
    private static final int MOST = 50;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private CertaintyReasons() {}

    static AssessedCertainty.Assessed of(Firing firing, List<String> ofAlert) {
        Assessment.Result result = firing.assessed();
        Certainty level = !result.doubts().isEmpty()
                ? Certainty.POSSIBLE
                : result.soleSources().isEmpty() ? Certainty.OBSERVED : Certainty.LIKELY;
        List<CertaintyReason> reasons = new ArrayList<>(doubts(firing, result.doubts()));
        if (!result.soleSources().isEmpty()) {
            reasons.add(needed(result.soleSources(), result.sources(), ofAlert));
        } else if (level == Certainty.OBSERVED) {
            reasons.add(new CertaintyReason(
                    Kind.SEVERAL_SOURCES,
                    null,
                    result.sources(),
                    "it would stand without any one of its sources: " + joined(result.sources())));
        }
        return new AssessedCertainty.Assessed(level, reasons);
    }

    private static List<CertaintyReason> doubts(Firing firing, List<Assessment.Doubt> doubts) {
        Map<String, Evidence> events =
                firing.evidence().stream().collect(Collectors.toMap(Evidence::event, Function.identity(), (a, b) -> a));
        List<CertaintyReason> all = new ArrayList<>();
        for (Assessment.Doubt doubt : doubts) {
            Evidence event = events.get(doubt.event());
            if (event != null && all.size() < MOST) {
                all.add(doubt(doubt.kind(), event));
            }
        }
        if (doubts.size() > MOST) {
            all.add(new CertaintyReason(Kind.MORE, null, List.of(), "and " + (doubts.size() - MOST) + " more"));
        }
        return all;
    }

    private static CertaintyReason doubt(Assessment.Kind kind, Evidence e) {
        String what = "the " + words(e.type()) + " of " + DAY.format(e.day());
        return switch (kind) {
            case DATE ->
                reason(
                        Kind.DATE,
                        e,
                        what + " may have been on any day " + days(e) + ", and it would not hold for all of them");
            case PLACE ->
                reason(
                        Kind.PLACE,
                        e,
                        "the place of " + what + " is known only roughly ("
                                + (e.place().isEmpty() ? "none is given" : e.place())
                                + "), and it would not hold for every place that may be meant");
            case ALLEGED -> reason(Kind.ALLEGED, e, what + " is only alleged");
        };
    }

    private static CertaintyReason reason(Kind kind, Evidence e, String text) {
        return new CertaintyReason(kind, e.event(), List.of(), text);
    }

    private static String days(Evidence e) {
        return Within.of(e).of(day(e.start()), day(e.end()));
    }

    private static String day(LocalDate date) {
        return DAY.format(date);
    }

    private static CertaintyReason needed(List<String> needed, List<String> sources, List<String> ofAlert) {
        if (sources.size() < 2) {
            return new CertaintyReason(
                    Kind.ONE_SOURCE,
                    null,
                    needed,
                    ofAlert.size() < 2
                            ? "one source tells all of it: " + joined(needed)
                            : "one source tells all that the summary rests on, " + joined(needed)
                                    + "; the others tell of other events of this alert");
        }
        return new CertaintyReason(
                Kind.NEEDED_SOURCES,
                null,
                needed,
                needed.size() == 1
                        ? "it would not hold without one of its sources, " + joined(needed)
                        : "it would not hold without any one of these sources: " + joined(needed));
    }

    private static String joined(List<String> names) {
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    private static String words(String constant) {
        return String.join(" ", Arrays.asList(constant.toLowerCase(Locale.ROOT).split("_")));
    }
}
