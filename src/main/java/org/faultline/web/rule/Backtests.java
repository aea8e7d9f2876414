package org.faultline.web.rule;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.faultline.alert.NewRevision;
import org.faultline.fact.store.LinkDecisionLog;
import org.faultline.knowledge.Decisions;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.RunningKnowledge;
import org.faultline.notify.policy.NotificationDryRun;
import org.faultline.report.store.Calendar;
import org.faultline.report.store.ReportLog;
import org.faultline.rule.RuleBook;
import org.faultline.rule.RunningRules;
import org.faultline.rule.file.Rule;
import org.faultline.rule.file.RuleFailure;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.model.RuleStatus;
import org.faultline.rule.language.model.Severity;
import org.faultline.settings.Settings;
import org.faultline.trial.backtest.Backtest;
import org.faultline.trial.backtest.BacktestReport;
import org.faultline.trial.backtest.BacktestSettings;
import org.faultline.trial.backtest.Result;
import org.faultline.trial.backtest.history.KnownSince;
import org.faultline.trial.backtest.history.SortedReports;
import org.faultline.web.http.Problem;
import org.jspecify.annotations.Nullable;

/** Replays the stored reports, one replay at a time and none for longer than is allowed, so that the service goes on beside it. */
@ApplicationScoped
public class Backtests {
    /** Another replay runs. */
    static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1;

        Busy(Running other) {
            super("a backtest of " + other.what() + " runs since " + other.since() + "; ask again when it is over");
        }
    }

    /** It would have taken longer than is allowed. */
    static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLong(Duration allowed) {
            super("it took longer than " + allowed.toSeconds()
                    + " seconds (faultline.backtest-limit); ask for days up to an earlier 'to', or export the reports and run the"
                    + " backtest command over them");
        }
    }

    /** What runs, and since when. */
    record Running(String what, Instant since) {}

    private final RunningRules rules;
    private final RunningKnowledge configured;
    private final Decisions decisions;
    private final LinkDecisionLog linkDecisions;
    private final ReportLog reportLog;
    private final Calendar calendar;
    private final Duration allowed;
    private final int maxLatenessDays;
    private final int horizon;
    private final AtomicReference<@Nullable Running> running = new AtomicReference<>();

    public Backtests(
            RunningRules rules,
            RunningKnowledge configured,
            Decisions decisions,
            LinkDecisionLog linkDecisions,
            ReportLog reportLog,
            Calendar calendar,
            Settings settings) {
        this.rules = rules;
        this.configured = configured;
        this.decisions = decisions;
        this.linkDecisions = linkDecisions;
        this.reportLog = reportLog;
        this.calendar = calendar;
        this.allowed = settings.backtestLimit();
        this.maxLatenessDays = settings.maxLateness();
        this.horizon = settings.horizon();
    }

    /**
     * Replays the rules that run, and beside them those with a draft in place of the rule of its name.
     *
     * @throws Busy if another replay runs
     * @throws TooLong if it takes longer than is allowed
     * @throws IllegalArgumentException naming a rule that is unknown, or days on which nothing became known
     */
    public BacktestReport run(@Nullable Rule draft, BacktestSettings asked) {
        Set<String> ids = new TreeSet<>(asked.rules());
        if (draft != null) {
            ids.add(draft.id());
        }
        Running mine = new Running(ids.isEmpty() ? "all rules" : String.join(", ", ids), calendar.now());
        Running other = running.compareAndExchange(null, mine);
        if (other != null) {
            throw new Busy(other);
        }
        try {
            return run(draft, asked, ids);
        } finally {
            running.set(null);
        }
    }

    /** The same for who asked over HTTP: what keeps it from an answer is thrown as a problem. */
    public BacktestReport answer(@Nullable Rule draft, BacktestSettings asked) {
        try {
            return run(draft, asked);
        } catch (Busy e) {
            throw Problem.of(409, "Busy", e.getMessage()).thrown();
        } catch (TooLong e) {
            throw Problem.of(422, "Too long", e.getMessage()).thrown();
        } catch (RuleFailure e) {
            throw Problem.of(422, "The rule went wrong", e.rule() + " " + e.reason())
                    .thrown();
        } catch (IllegalArgumentException e) {
            throw Problem.of(400, "Bad input", e.getMessage()).thrown();
        }
    }

    private BacktestReport run(@Nullable Rule draft, BacktestSettings asked, Set<String> ids) {
        long until = System.nanoTime() + allowed.toNanos();
        try (SortedReports spool = new SortedReports()) {
            reportLog.all((report, dated) -> {
                check(until);
                spool.add(KnownSince.of(report, dated));
            });
            Backtest backtest = new Backtest(
                    spool,
                    known(),
                    linkDecisions.standing(),
                    asked.within(maxLatenessDays, horizon).of(ids));
            Backtest.Watcher watcher = (day, reports, held) -> check(until);
            // a copy of its own, which no reload takes away
            try (RuleBook now = RuleBook.of(standing())) {
                if (draft == null) {
                    backtest.check(now);
                    return BacktestReport.of(backtest.run(now, watcher), List.of(), 0, null);
                }
                try (RuleBook tried = RuleBook.of(with(draft))) {
                    backtest.check(tried);
                    Result before = backtest.run(now, watcher);
                    return BacktestReport.of(backtest.run(tried, watcher), List.of(), 0, before);
                }
            }
        }
    }

    /** What the folder says, and what people decided about names. */
    private Knowledge known() {
        return decisions.applied(configured.now());
    }

    private List<RuleModel> standing() {
        return rules.book().rules().values().stream()
                .filter(r -> r.status() != RuleStatus.RETIRED)
                .map(Rule::model)
                .toList();
    }

    private List<RuleModel> with(Rule draft) {
        List<RuleModel> models = new ArrayList<>(standing());
        models.removeIf(m -> m.id().equals(draft.id()));
        models.add(draft.model());
        return models;
    }

    private void check(long until) {
        if (System.nanoTime() > until) {
            throw new TooLong(allowed);
        }
    }

    /** One for each least severity that can be subscribed to. */
    public static Map<String, Predicate<NewRevision>> subscribers() {
        Map<String, Predicate<NewRevision>> all = new LinkedHashMap<>();
        for (Severity least : Severity.values()) {
            all.put(least.name(), new NotificationDryRun(least)::mails);
        }
        return all;
    }
}
