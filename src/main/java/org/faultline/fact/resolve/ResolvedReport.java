package org.faultline.fact.resolve;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.faultline.fact.ReportExcerpt;
import org.faultline.report.EventType;
import org.faultline.report.Report;
import org.faultline.report.Status;
import org.jspecify.annotations.Nullable;

/**
 * A report with its names looked up, and all that linking compares worked out once.
 *
 * @param family reports of different families never tell of one incident
 * @param pairs each pair of groups that face each other, or each group where one side is empty; sorted
 * @param origin with destination where a movement begins and ends; null where the report names none
 * @param from the first day of its interval, widened by its precision, in days since 1970-01-01; likewise to
 * @param since since when the report has been known
 * @param article what two reports have in common that are different incidents by their source's own word; null where nothing
 */
public record ResolvedReport(
        Report report,
        String key,
        String family,
        List<String> pairs,
        LinkingPlace spot,
        @Nullable LinkingPlace origin,
        @Nullable LinkingPlace destination,
        int from,
        int to,
        Instant since,
        @Nullable String article,
        ReportExcerpt excerpt) {
    /** A month that is only known as a month spans 60 days; what spans more cannot say which incident it means. */
    private static final int LONGEST_DAYS = 62;

    private static final Set<EventType> GROUND = Set.of(EventType.CLASH, EventType.ATTACK, EventType.BASE_ATTACK);
    private static final Set<EventType> REMOTE =
            Set.of(EventType.AIRSTRIKE, EventType.SHELLING, EventType.IED, EventType.CROSS_LINE_ATTACKS);
    private static final Set<EventType> INFLOW =
            Set.of(EventType.REDEPLOYMENT, EventType.REINFORCEMENT, EventType.REINFORCEMENT_CONVOY);

    /** The same, known since then. */
    ResolvedReport since(Instant then) {
        return new ResolvedReport(
                report, key, family, pairs, spot, origin, destination, from, to, then, article, excerpt);
    }

    /** What happened and what did not are never one incident, nor one incident and many. */
    static String family(Report report) {
        return kind(report.type()) + "/" + report.clarity() + "/" + standing(report.status());
    }

    public static String kind(EventType type) {
        return GROUND.contains(type)
                ? "GROUND"
                : REMOTE.contains(type) ? "REMOTE" : INFLOW.contains(type) ? "INFLOW" : type.name();
    }

    static String standing(Status status) {
        return status == Status.REPORTED || status == Status.CONFIRMED ? "HAPPENED" : status.name();
    }

    /** The day it could be known: that of publication, or since when the report has been there. */
    public LocalDate knownOn() {
        LocalDate published = report.source().publishedOn();
        return published != null ? published : LocalDate.ofInstant(since, ZoneOffset.UTC);
    }

    /** Known only to within more than two months. */
    public boolean vague() {
        return to - from > LONGEST_DAYS;
    }

    /** How many pairs of groups both name. */
    public int pairsWith(ResolvedReport other) {
        int common = 0;
        for (String pair : pairs) {
            common += other.pairs.contains(pair) ? 1 : 0;
        }
        return common;
    }

    /** The pairs of groups that both name. */
    public List<String> commonPairs(ResolvedReport other) {
        if (pairs.equals(other.pairs)) {
            return pairs;
        }
        List<String> common = new ArrayList<>(pairs);
        common.retainAll(other.pairs);
        return common;
    }
}
