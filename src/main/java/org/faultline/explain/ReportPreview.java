package org.faultline.explain;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.faultline.explain.lane.LaneCopy;
import org.faultline.explain.lane.LaneCopyMaker;
import org.faultline.report.Report;
import org.faultline.report.store.Calendar;
import org.faultline.rule.RuleBook;
import org.faultline.rule.RunningRules;
import org.faultline.rule.file.Rule;
import org.faultline.rule.firing.Firing;
import org.faultline.rule.language.model.RuleStatus;
import org.faultline.rule.language.model.Severity;

/** Says what a report would raise that nobody has delivered yet, on what is stored and known now. */
@ApplicationScoped
public class ReportPreview {
    /**
     * A match that the report would make.
     *
     * @param title of its rule
     * @param draft whether the rule is a draft, so that nobody is told
     * @param groupBy what its alert is told apart by
     */
    public record Raised(
            String rule, String title, Severity severity, String text, boolean draft, Map<String, String> groupBy) {}

    private final RunningRules running;
    private final LaneCopyMaker copies;
    private final Calendar calendar;

    ReportPreview(RunningRules running, LaneCopyMaker copies, Calendar calendar) {
        this.running = running;
        this.copies = copies;
        this.calendar = calendar;
    }

    /** The most severe first, one for each alert that would be made or changed. */
    public List<Raised> of(Report report) {
        return running.with(book -> of(report, book));
    }

    private List<Raised> of(Report report, RuleBook book) {
        List<LocalDate> days = List.of(report.date().best());
        try (LaneCopy copy = copies.of(copies.theatre(report), book, days, calendar.today(), List.of())) {
            Set<String> before = copy.standing().stream().map(Firing::id).collect(Collectors.toSet());
            return copy.suppose(report).stream()
                    .filter(f -> !before.contains(f.id()))
                    .map(f -> raised(f, book))
                    .collect(Collectors.toMap(r -> Map.of(r.rule(), r.groupBy()), r -> r, (first, second) -> second))
                    .values()
                    .stream()
                    .sorted(Comparator.comparing(Raised::severity)
                            .reversed()
                            .thenComparing(Raised::title)
                            .thenComparing(Raised::text))
                    .toList();
        }
    }

    private static Raised raised(Firing firing, RuleBook book) {
        Rule rule = book.rules().get(firing.rule());
        return new Raised(
                firing.rule(),
                rule == null ? firing.rule() : rule.title(),
                firing.severity(),
                firing.text(),
                rule != null && rule.status() == RuleStatus.DRAFT,
                firing.groupBy());
    }
}
