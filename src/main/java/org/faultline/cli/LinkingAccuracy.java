package org.faultline.cli;

import java.util.List;
import java.util.Locale;

/** How far linking agrees with the labels: pairs rightly linked, wrongly linked, wrongly not linked, rightly not linked. */
record LinkingAccuracy(long truePositives, long falsePositives, long falseNegatives, long trueNegatives) {

    static LinkingAccuracy of(List<LabelledPair.Verdict> verdicts) {
        return new LinkingAccuracy(
                count(verdicts, true, true),
                count(verdicts, true, false),
                count(verdicts, false, true),
                count(verdicts, false, false));
    }

    private static long count(List<LabelledPair.Verdict> verdicts, boolean linked, boolean same) {
        return verdicts.stream()
                .filter(v -> v.linked() == linked && v.pair().same() == same)
                .count();
    }

    /** The share of links that are right; 1 where there is none. */
    double precision() {
        return share(truePositives, falsePositives);
    }

    /** The share of pairs of one incident that are linked; 1 where there is none. */
    double recall() {
        return share(truePositives, falseNegatives);
    }

    /** The harmonic mean of the two. */
    double f1() {
        double sum = precision() + recall();
        return sum == 0 ? 0 : 2 * precision() * recall() / sum;
    }

    private static double share(long part, long rest) {
        return part + rest == 0 ? 1 : (double) part / (part + rest);
    }

    /** The table as the manual has it. */
    String markdown() {
        return String.format(
                Locale.ROOT,
                "| pairs | precision | recall | F1 |%n|---|---|---|---|%n| %d | %.3f (%d of %d links are right) "
                        + "| %.3f (%d of %d pairs of one incident are linked) | %.3f |%n",
                truePositives + falsePositives + falseNegatives + trueNegatives,
                precision(),
                truePositives,
                truePositives + falsePositives,
                recall(),
                truePositives,
                truePositives + falseNegatives,
                f1());
    }
}
