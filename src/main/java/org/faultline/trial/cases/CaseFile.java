package org.faultline.trial.cases;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * {@code <rule>.cases.yaml}, a list of cases such as
 *
 * <pre>
 * - knowledge: sample                                  # what the cases below run on: sample, a folder, or config, which it is where absent
 * - case: allies clash twice in a week                 # a sentence
 *   reports:
 *     - E001-01                                        # a report of the sample corpus,
 *     - {like: E000-10, status: ALLEGED}               # one that differs from it in the fields named,
 *     - {id: a, type: CLASH, on: 2024-11-02, sideA: [regime], sideB: [IRGC], place: al-Bukamal}    # or one of its own
 *   today: 2024-11-18                                  # for rules that ask for the day; may be left out
 *   fires:                                             # exactly these, or else:  silent: true
 *     - groupBy: {dyad: assad-side|iran-axis, admin1: Deir ez-Zor}
 *       evidence: [E001-01, a]                         # every event, by one of its reports; like all that follows it may be left out
 *       severity: HIGH
 *       certainty: LIKELY
 *       condition: ACTIVE
 *       text: 2 days of clashes                        # word for word, or between slashes a regular expression
 *   also: [late, duplicate, retracted, other-actor]    # variations that hold too
 * </pre>
 *
 * or with {@code from: 2024-11-01} (day 1) and {@code steps:} instead of reports, each with {@code on: day 3}, {@code arrive: […]},
 * {@code withdraw: [a]} and what then stands. See {@link CaseReports} for the short form of reports.
 *
 * @param rule the id of the rule it is about
 */
public record CaseFile(Path path, String rule, List<Case> cases) {
    public static final String ENDING = ".cases.yaml";

    /** @throws CaseFault naming every fault of the file */
    public static CaseFile read(Path path) {
        return read(path, () -> Files.readString(path));
    }

    /**
     * Reads a text as if it stood in that file.
     *
     * @throws CaseFault naming every fault of it
     */
    public static CaseFile read(Path path, String text) {
        return read(path, () -> text);
    }

    private static CaseFile read(Path path, CaseReader.Source source) {
        List<String> faults = new ArrayList<>();
        List<Case> cases = new CaseReader(path, faults).cases(source);
        if (!faults.isEmpty()) {
            throw new CaseFault(faults);
        }
        return new CaseFile(path, rule(path), cases);
    }

    /** The same with some of its cases. */
    public CaseFile only(Predicate<Case> wanted) {
        return new CaseFile(path, rule, cases.stream().filter(wanted).toList());
    }

    /** Where the cases of the rule in a file stand. */
    public static Path beside(Path rule) {
        return rule.resolveSibling(rule.getFileName().toString().replaceFirst("\\.drl$", "") + ENDING);
    }

    /** The id of the rule that the cases of a file are about. */
    static String rule(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }
}
