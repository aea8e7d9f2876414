package org.faultline.fact.linking;

import java.util.Locale;
import org.faultline.fact.event.LinkReason;
import org.faultline.fact.resolve.LinkingPlace;
import org.faultline.fact.resolve.ResolvedReport;
import org.faultline.report.Report;

/** Says in words why two reports cannot tell of one incident; {@link LinkReason} says why they are taken to. */
public final class LinkObjections {
    private LinkObjections() {}

    /** What speaks against one incident, the plainest contradiction alone; empty where nothing does. */
    public static String against(ResolvedReport a, ResolvedReport b) {
        if (Similarity.of(a, b) != null) {
            return "";
        }
        if (!a.family().equals(b.family())) {
            return kinds(a.report(), b.report());
        }
        if (Similarity.ofOneArticle(a, b)) {
            return "one source tells of them as different incidents";
        }
        if (!Similarity.daysMeet(a, b)) {
            return days(a, b);
        }
        return a.pairsWith(b) == 0
                ? "no pair of groups in common: " + a.pairs() + " and " + b.pairs()
                : places(a.spot(), b.spot());
    }

    private static String kinds(Report a, Report b) {
        if (a.clarity() != b.clarity()) {
            return "one tells of one incident and the other of many";
        }
        return ResolvedReport.kind(a.type()).equals(ResolvedReport.kind(b.type()))
                ? "one is " + a.status() + " and the other " + b.status()
                : a.type() + " and " + b.type() + " are different kinds of event";
    }

    private static String days(ResolvedReport a, ResolvedReport b) {
        if (a.vague() || b.vague()) {
            return "one of them knows the time only to within more than two months";
        }
        int precision =
                Math.max(a.report().date().precision(), b.report().date().precision());
        return String.format(
                Locale.ROOT,
                "the days %s and %s lie %d apart, %s",
                a.report().date().best(),
                b.report().date().best(),
                Similarity.daysApart(a, b),
                precision == 1 ? "both exact" : "more than their precision allows");
    }

    private static String places(LinkingPlace a, LinkingPlace b) {
        if (a.site().located() && b.site().located()) {
            String exact = a.bothExact(b) ? "both exact" : "more than their precision allows";
            return "the places lie " + LinkReason.km(a.measured(b)) + " apart, " + exact;
        }
        if (a.area().isEmpty() || b.area().isEmpty()) {
            return "no named place to compare";
        }
        return "'" + a.site().name() + "' and '" + b.site().name() + "' are not known to be one place";
    }
}
