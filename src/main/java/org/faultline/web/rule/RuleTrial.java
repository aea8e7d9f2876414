package org.faultline.web.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.knowledge.actor.DisplayNames;
import org.faultline.notify.mail.words.MailPhrases;
import org.faultline.notify.mail.words.Words;
import org.faultline.rule.file.Rule;
import org.faultline.trial.backtest.BacktestReport;
import org.faultline.trial.backtest.BacktestSettings;
import org.faultline.trial.backtest.PastAlert;
import org.faultline.trial.backtest.Result;
import org.faultline.trial.backtest.RuleDifference;
import org.faultline.trial.backtest.RuleResult;
import org.faultline.trial.backtest.Timeline;
import org.faultline.web.page.Frame;
import org.jspecify.annotations.Nullable;

/**
 * What one rule would have raised over the stored reports, with its pictures.
 *
 * @param timeline its weeks and its alerts, drawn
 * @param lists its alerts, and those gained and lost against the rule that runs; only lists with something in them
 * @param compared whether a rule of that id runs, and this is a draft of it
 * @param gained alerts that it alone raises
 * @param lost alerts that it does not raise any more
 * @param changed alerts that both raise, with other evidence, severity or day
 */
public record RuleTrial(
        Result result,
        RuleResult rule,
        Timeline timeline,
        List<Listed> lists,
        boolean compared,
        int gained,
        int lost,
        int changed) {
    private static final int MOST = 300;

    /** Some alerts under a heading; {@code more} are not shown. */
    public record Listed(String heading, int size, List<Line> lines, int more) {}

    /** An alert with what it is about, in names. */
    public record Line(PastAlert alert, String about) {}

    /**
     * Tries a rule that runs, or a draft as if it were active, so that the mails are those that it would send.
     *
     * @param draft null for the rule of that id as it runs
     * @param compare whether a draft is held against the rule of its id that runs
     * @throws RuntimeException that answers with why it could not be worked out
     */
    public static RuleTrial of(
            Backtests backtests,
            String id,
            @Nullable Rule draft,
            boolean compare,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            Frame frame) {
        MailPhrases words = frame.words();
        DisplayNames names = frame.names();
        BacktestReport report = backtests.answer(
                draft == null ? null : draft.asActive(),
                BacktestSettings.usual(Backtests::subscribers).of(Set.of(id)).between(from, to));
        RuleResult rule = report.result().rules().stream()
                .filter(r -> r.rule().equals(id))
                .findFirst()
                .orElseThrow();
        Result before = report.before();
        boolean compared = compare
                && before != null
                && before.rules().stream().anyMatch(r -> r.rule().equals(id));
        RuleDifference difference = compared ? report.difference(id) : null;
        List<Listed> lists = new ArrayList<>();
        list(lists, words.say("trial.alerts"), rule.alerts(), names);
        if (difference != null) {
            list(lists, words.say("trial.gained"), difference.gained(), names);
            list(lists, words.say("trial.lost"), difference.lost(), names);
        }
        return new RuleTrial(
                report.result(),
                rule,
                new Timeline(report.result(), rule, null, difference, titles(words)),
                List.copyOf(lists),
                compared,
                difference == null ? 0 : difference.gained().size(),
                difference == null ? 0 : difference.lost().size(),
                difference == null ? 0 : difference.changed().size());
    }

    /** Whether nothing would have been raised, and nothing is lost. */
    public boolean nothing() {
        return lists.isEmpty();
    }

    public LocalDate firstWeek() {
        return result.weeks().get(0);
    }

    public double mails(String subscriber) {
        return rule.mailsAWeek(subscriber);
    }

    private static void list(List<Listed> into, String heading, List<PastAlert> alerts, DisplayNames names) {
        if (!alerts.isEmpty()) {
            List<Line> lines = alerts.stream()
                    .limit(MOST)
                    .map(a -> new Line(a, Words.line(a.groupBy(), names)))
                    .toList();
            into.add(new Listed(heading, alerts.size(), lines, alerts.size() - lines.size()));
        }
    }

    private static Timeline.Titles titles(MailPhrases words) {
        return new Timeline.Titles() {
            @Override
            public String week(LocalDate monday, int alerts) {
                return words.say("rule.week", Map.of("day", words.day(monday), "n", alerts));
            }

            @Override
            public String alert(PastAlert a) {
                return words.days(a.firstEvent(), a.lastEvent()) + ": " + words.own(a.summary(), 300);
            }

            @Override
            public String lost(PastAlert a) {
                return words.say("trial.lost.one", Map.of("alert", alert(a)));
            }
        };
    }
}
