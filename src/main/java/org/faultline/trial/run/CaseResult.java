package org.faultline.trial.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.faultline.trial.cases.Case;
import org.faultline.trial.cases.CaseFile;
import org.faultline.trial.nearmiss.NearMiss;

/**
 * How a case, or a variation of it, went.
 *
 * @param name the case's sentence, with the variation in brackets
 * @param line where the case stands in its file
 * @param differences what is otherwise than expected: {@code -} expected and not found, {@code +} found and not expected, {@code ~}
 *     found otherwise, {@code !} otherwise in another order of arrival; none where it passed
 * @param near where the rule was silent: what kept it from firing, the nearest first
 */
public record CaseResult(Path file, String rule, String name, int line, List<String> differences, List<NearMiss> near) {
    public boolean passed() {
        return differences.isEmpty();
    }

    static CaseResult of(CaseFile file, Case c, List<String> differences, List<NearMiss> near) {
        return new CaseResult(
                file.path(), file.rule(), c.name(), c.line(), List.copyOf(differences), List.copyOf(near));
    }

    /** What is otherwise at one step; an alert that was withdrawn need not be expected. */
    static List<String> differences(List<Case.Expected> expected, List<FoundAlert> found) {
        List<Case.Expected> missing = new ArrayList<>(expected);
        List<FoundAlert> left = new ArrayList<>(found);
        for (Case.Expected e : expected) {
            left.stream()
                    .filter(f ->
                            f.groupBy().equals(e.groupBy()) && f.differences(e).isEmpty())
                    .findFirst()
                    .ifPresent(f -> {
                        left.remove(f);
                        missing.remove(e);
                    });
        }
        List<String> lines = new ArrayList<>();
        for (Case.Expected e : missing) {
            FoundAlert other = left.stream()
                    .filter(f -> f.groupBy().equals(e.groupBy()))
                    .findFirst()
                    .orElse(null);
            if (other == null) {
                lines.add("- " + FoundAlert.shown(e));
            } else {
                left.remove(other);
                lines.add("~ " + FoundAlert.shown(e.groupBy()) + ": " + String.join("; ", other.differences(e)));
            }
        }
        left.stream().filter(FoundAlert::stands).forEach(f -> lines.add("+ " + f.shown()));
        return lines.stream().collect(Collectors.toList());
    }
}
