package org.faultline.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code <rule>.cases.yaml}, a list of cases such as
 *
 * <pre>
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
    static CaseFile read(Path path) {
        List<String> faults = new ArrayList<>();
        List<Case> cases = new CaseReader(path, faults).cases();
        if (!faults.isEmpty()) {
            throw new CaseFault(faults);
        }
        String name = path.getFileName().toString();
        return new CaseFile(path, name.substring(0, name.length() - ENDING.length()), cases);
    }

    /**
     * Every cases file at or below some paths.
     *
     * @throws CaseFault naming every fault of all of them
     * @throws UncheckedIOException if a path cannot be read
     */
    public static List<CaseFile> under(List<Path> paths) {
        List<String> faults = new ArrayList<>();
        List<CaseFile> files = new ArrayList<>();
        for (Path path : paths.stream().flatMap(CaseFile::below).toList()) {
            try {
                files.add(read(path));
            } catch (CaseFault e) {
                faults.addAll(e.faults());
            }
        }
        if (!faults.isEmpty()) {
            throw new CaseFault(faults);
        }
        return files;
    }

    private static Stream<Path> below(Path path) {
        try (Stream<Path> found = Files.walk(path)) {
            return found.filter(f -> f.toString().endsWith(ENDING)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + path, e);
        }
    }
}
