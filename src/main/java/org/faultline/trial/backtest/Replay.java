package org.faultline.trial.backtest;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.faultline.alert.Alert;
import org.faultline.alert.lifecycle.Snapshot;
import org.faultline.engine.AlertsInMemory;
import org.faultline.engine.Engine;
import org.faultline.fact.Coverage;
import org.faultline.fact.linking.LinkDecision;
import org.faultline.fact.resolve.KnownReport;
import org.faultline.fact.store.SourceWatch;
import org.faultline.knowledge.Knowledge;
import org.faultline.report.Report;
import org.faultline.rule.RuleBook;
import org.faultline.rule.file.Rule;
import org.faultline.rule.firing.FiringChange;
import org.faultline.rule.language.model.RuleStatus;
import org.faultline.trial.backtest.history.MonthWindow;

/**
 * One rule book living through days by what the service itself runs, months of facts let go when nothing can need them any more. Drafts
 * raise here too, as this is where they are tried.
 */
final class Replay implements AutoCloseable {
    private final Engine engine;
    private final AlertsInMemory alerts;
    private final SourceWatch watch;
    private final MonthWindow window;
    private final int mostInMemory;
    private final Map<String, Rule> rules;
    private final MailCounts mails;
    private final List<PastAlert> past = new ArrayList<>();
    private LocalDate looked = LocalDate.MIN;
    private long refused;
    private long toldTwice;

    /**
     * @param reach days that facts of one match can lie apart
     * @param from the first day whose mails are counted
     */
    Replay(
            RuleBook book,
            Knowledge knowledge,
            List<LinkDecision> decisions,
            BacktestSettings settings,
            int reach,
            LocalDate from) {
        this.engine = new Engine(book, knowledge, decisions);
        this.rules = new TreeMap<>(book.rules());
        // the others are run nevertheless, since rules build on rules
        rules.values().removeIf(r -> r.status() == RuleStatus.RETIRED || !settings.ask(r.id()));
        this.mails = new MailCounts(settings.subscribers().get(), from);
        this.alerts = new AlertsInMemory(rules, settings.maxLatenessDays(), mails::count);
        this.watch = new SourceWatch(knowledge.sources(), Map.of());
        this.window = new MonthWindow(reach);
        this.mostInMemory = settings.mostInMemory();
    }

    /**
     * Lets a day pass on which these became known.
     *
     * @param reports in the order in which they became known
     */
    void day(LocalDate today, List<Report> reports) {
        boolean forgot = forget(today);
        List<Report> news = admitted(reports, today);
        news.forEach(watch::hear);
        toldTwice += toldTwice(news);
        FiringChange change = engine.day(
                today, watch.on(today), news.stream().map(KnownReport::now).toList());
        if (forgot) {
            alerts.letGo(window.held(), this::keep);
        }
        alerts.update(change, today.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** Once a month, as whole months go. Forgetting is no retraction: what rules then no longer find changes no alert. */
    private boolean forget(LocalDate today) {
        if (engine.size() <= mostInMemory || YearMonth.from(today).equals(YearMonth.from(looked))) {
            return false;
        }
        looked = today;
        List<YearMonth> months = window.letGo(today);
        months.forEach(month -> engine.forget(month.atDay(1), month.atEndOfMonth()));
        return !months.isEmpty();
    }

    private List<Report> admitted(List<Report> reports, LocalDate today) {
        List<Report> admitted = reports.stream()
                .filter(r -> r.retracted() || window.open(r.date().best()))
                .toList();
        refused += reports.size() - admitted.size();
        TreeSet<LocalDate> days = new TreeSet<>();
        admitted.stream()
                .filter(r -> !r.retracted())
                .forEach(r -> days.add(r.date().best()));
        days.forEach(day -> window.need(day, today));
        return admitted;
    }

    /** @param news in the order in which they became known, so that two of one revision are neighbours */
    private static long toldTwice(List<Report> news) {
        return IntStream.range(1, news.size())
                .filter(i -> isToldTwice(news.get(i - 1), news.get(i)))
                .count();
    }

    private static boolean isToldTwice(Report one, Report next) {
        return one.asOf().equals(next.asOf()) && one.key().equals(next.key()) && !one.equals(next);
    }

    private void keep(Alert alert, int firings) {
        Snapshot told = alert.latest();
        if (told != null) {
            past.add(PastAlert.of(alert, told, firings));
        }
    }

    /** The alerts there were, each as it was told last. */
    List<PastAlert> end() {
        alerts.letGo(this::keep);
        return past;
    }

    /** The rules whose alerts are told. */
    Map<String, Rule> rules() {
        return rules;
    }

    /** The processor time of each rule so far, in nanoseconds; estimated. */
    Map<String, Long> ruleTimes() {
        return engine.ruleTimes();
    }

    MailCounts mails() {
        return mails;
    }

    /** How many reports are in memory. */
    int size() {
        return engine.size();
    }

    /** How many reports came too late for what is held in memory. */
    long refused() {
        return refused;
    }

    /** How many reports had the id and the asOf of another and said something else. */
    long toldTwice() {
        return toldTwice;
    }

    /** Which of the sources that are expected were never heard. */
    List<String> silent(LocalDate today) {
        return watch.on(today).stream()
                .filter(c -> c.lastSeen().equals(Coverage.NEVER))
                .map(Coverage::source)
                .toList();
    }

    @Override
    public void close() {
        engine.close();
    }
}
