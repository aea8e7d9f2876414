package org.faultline.fact.linking;

import org.faultline.fact.event.Link;
import org.faultline.fact.event.LinkReason;
import org.faultline.fact.resolve.LinkingPlace;
import org.faultline.fact.resolve.ResolvedReport;
import org.jspecify.annotations.Nullable;

/**
 * How well two reports agree that may tell of one incident. The score is 0.35 date + 0.35 place + 0.2 dyad + 0.1 type, each
 * from 0 to 1:
 *
 * <ul>
 *   <li>date: 1 less the days between the best dates over the days by which both may be off, times 1, 0.9, 0.8, 0.6 or 0.4 for the
 *       coarser of the two date precisions 1 to 5;
 *   <li>place: 1 less half of the distance over the greatest distance allowed, times 1, 0.8, 0.6, 0.5, 0.4, 0.3 or 0.3 for the
 *       coarser of the two place precisions 1 to 7;
 *   <li>dyad: the pairs of groups that both name over those that either names;
 *   <li>type: 1 for the same, a half for another of the family.
 * </ul>
 *
 * The weights are a judgement, not a measurement: they order similarities that the conditions of {@link #of} have let pass.
 */
record Similarity(ResolvedReport a, ResolvedReport b, double score) implements Comparable<Similarity> {
    private static final double[] DATED = {1, 1, 0.9, 0.8, 0.6, 0.4};
    private static final double[] PLACED = {1, 1, 0.8, 0.6, 0.5, 0.4, 0.3, 0.3};

    /** The surest first; among equals by the keys, so that the order says nothing about who came first. */
    @Override
    public int compareTo(Similarity other) {
        int byScore = Double.compare(other.score, score);
        int byA = byScore != 0 ? byScore : a.key().compareTo(other.a.key());
        return byA != 0 ? byA : b.key().compareTo(other.b.key());
    }

    /** The similarity of two reports, or null where they cannot tell of one incident: {@link LinkObjections#against} says why. */
    static @Nullable Similarity of(ResolvedReport x, ResolvedReport y) {
        if (!daysMeet(x, y) || !x.family().equals(y.family()) || ofOneArticle(x, y)) {
            return null;
        }
        double km = x.spot().kmTo(y.spot());
        int common = Double.isNaN(km) ? 0 : x.pairsWith(y);
        if (common == 0) {
            return null;
        }
        double score = 0.35 * date(x, y) + 0.35 * place(x, y, km) + 0.2 * dyad(x, y, common) + 0.1 * type(x, y);
        double rounded = Math.round(score * 1000) / 1000.0;
        return x.key().compareTo(y.key()) < 0 ? new Similarity(x, y, rounded) : new Similarity(y, x, rounded);
    }

    /** Intervals, widened, that meet; a vague one meets only one that is exactly as vague. */
    static boolean daysMeet(ResolvedReport a, ResolvedReport b) {
        if (a.vague() || b.vague()) {
            return a.from() == b.from() && a.to() == b.to();
        }
        return a.from() <= b.to() && b.from() <= a.to();
    }

    /** One article tells of different incidents in its different reports. */
    static boolean ofOneArticle(ResolvedReport a, ResolvedReport b) {
        return a.article() != null && a.article().equals(b.article());
    }

    static long daysApart(ResolvedReport a, ResolvedReport b) {
        return Math.abs(
                a.report().date().best().toEpochDay() - b.report().date().best().toEpochDay());
    }

    private static double date(ResolvedReport a, ResolvedReport b) {
        double slack = (a.to() - a.from()) + (b.to() - b.from()) + 1;
        int precision =
                Math.max(a.report().date().precision(), b.report().date().precision());
        return (1 - daysApart(a, b) / slack) * DATED[precision];
    }

    private static double place(ResolvedReport a, ResolvedReport b, double km) {
        double most = a.spot().bothExact(b.spot()) ? LinkingPlace.EXACT_KM : LinkingPlace.NEAR_KM;
        int precision = Math.max(a.spot().site().precision(), b.spot().site().precision());
        return (1 - km / most / 2) * PLACED[precision];
    }

    private static double dyad(ResolvedReport a, ResolvedReport b, int common) {
        return (double) common / (a.pairs().size() + b.pairs().size() - common);
    }

    private static double type(ResolvedReport a, ResolvedReport b) {
        return a.report().type() == b.report().type() ? 1 : 0.5;
    }

    Link link() {
        return new Link(a.key(), b.key(), score, LinkReason.Agreement.of(a, b));
    }
}
