package org.faultline.rule.file;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.faultline.fact.Coverage;

/**
 * Whether a rule that speaks of what did not happen can raise anything new: only while those are heard who would tell.
 *
 * @param why in a sentence for people
 */
public record AbsenceState(boolean on, String why) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    /**
     * @param sources all that are expected, as of today
     * @return empty for a rule that speaks of what happened
     */
    public static Optional<AbsenceState> of(Rule rule, List<Coverage> sources) {
        return rule.ofAbsence() ? Optional.of(state(rule, sources)) : Optional.empty();
    }

    private static AbsenceState state(Rule rule, List<Coverage> sources) {
        List<String> silent = sources.stream()
                .filter(c -> !c.healthy())
                .map(AbsenceState::sinceWhen)
                .toList();
        if (!silent.isEmpty()) {
            return new AbsenceState(
                    false,
                    "Off: " + sentence(silent)
                            + ". What nobody tells of may have happened all the same, so nothing new is raised.");
        } else if (!sources.isEmpty()) {
            return new AbsenceState(
                    true,
                    "On: " + sentence(sources.stream().map(Coverage::source).toList())
                            + (sources.size() == 1 ? " is" : " are") + " heard as often as expected.");
        } else if (rule.asksForSource()) {
            return new AbsenceState(
                    false,
                    "Off: no source is expected, so nobody would notice if nobody told. Name those that should be heard in"
                            + " config/sources.yaml.");
        }
        return new AbsenceState(true, "On, although no source is expected: whether anybody would tell is not known.");
    }

    private static String sinceWhen(Coverage c) {
        String every = c.cadenceDays() == 1 ? "every day" : "every " + c.cadenceDays() + " days";
        return c.source()
                + (c.lastSeen().equals(Coverage.NEVER)
                        ? " has never been heard"
                        : " has not been heard since " + DAY.format(c.lastSeen()))
                + " (expected " + every + ")";
    }

    private static String sentence(List<String> all) {
        int last = all.size() - 1;
        return last == 0 ? all.get(0) : String.join(", ", all.subList(0, last)) + " and " + all.get(last);
    }
}
