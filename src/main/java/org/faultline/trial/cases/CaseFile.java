package org.faultline.trial.cases;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.faultline.rule.language.text.Code;
import org.faultline.rule.language.text.Fault;
import org.faultline.trial.cases.text.CaseFaults;
import org.faultline.trial.cases.text.FileText;

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
 * {@code withdraw: [a]} and what then stands. See {@link
 * org.faultline.trial.cases.word.ReportKey} for the fields of reports.
 *
 * @param rule the id of the rule it is about
 */
public record CaseFile(Path path, String rule, List<Case> cases) {
    public static final String ENDING = ".cases.yaml";

    /**
     * Reads it for running: names may be anything.
     *
     * @throws CaseFault naming every fault of the file
     */
    public static CaseFile read(Path path) {
        List<Case> cases = new ArrayList<>();
        List<Fault> faults = read(path, FileText.of(path), CaseContext.NONE, cases);
        if (!faults.isEmpty()) {
            throw new CaseFault(faults);
        }
        return new CaseFile(path, rule(path), List.copyOf(cases));
    }

    /** All that is wrong with a file, also with the names in it. */
    public static List<Fault> check(Path path, CaseContext context) {
        return read(path, FileText.of(path), context, new ArrayList<>());
    }

    /** All that is wrong with a text as if it stood in that file. */
    public static List<Fault> check(Path path, String text, CaseContext context) {
        return read(path, FileText.of(text), context, new ArrayList<>());
    }

    private static List<Fault> read(Path path, FileText file, CaseContext context, List<Case> into) {
        CaseFaults faults = new CaseFaults(path.toString(), file.text());
        if (file.fault() != null) {
            faults.add(file.at(), Code.CASE_FILE, file.fault());
        } else {
            into.addAll(new CaseReader(path, faults, context).cases());
        }
        return faults.inOrder();
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
    public static String rule(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }
}
