package org.faultline.web.rule;

import io.quarkus.qute.TemplateExtension;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.faultline.alert.figures.RuleFigures;
import org.faultline.alert.work.Precision;
import org.faultline.notify.mail.words.MailPhrases;
import org.faultline.rule.language.model.AlertTerms;
import org.faultline.trial.backtest.Result;

/** What the pages of rules say of figures and terms, in their language. */
@TemplateExtension
final class RuleSentences {
    /** Seconds below which there is nothing to tell. */
    private static final double LEAST = 0.001;

    private RuleSentences() {}

    /** A time, in UTC, set apart from what runs another way beside it. */
    static String utc(MailPhrases words, Instant at) {
        return "\u2068" + words.time(at, ZoneOffset.UTC) + "\u2069";
    }

    /** When alerts of a rule are told and when they are over, a sentence each. */
    static List<String> terms(MailPhrases words, AlertTerms t) {
        List<String> all = new ArrayList<>();
        all.add(words.say("rule.terms.quiet", Map.of("days", t.quietDays())));
        all.add(words.say("rule.terms.grace", Map.of("days", t.graceDays())));
        if (!t.hold().isZero()) {
            long minutes = t.hold().toMinutes();
            boolean hours = minutes % 60 == 0;
            all.add(words.say(
                    hours ? "rule.terms.holdHours" : "rule.terms.holdMinutes",
                    Map.of("n", hours ? minutes / 60 : minutes)));
        }
        if (t.sources() > 1) {
            all.add(words.say("rule.terms.sources", Map.of("n", t.sources())));
        }
        if (t.approval()) {
            all.add(words.say("rule.terms.approval"));
        }
        return all;
    }

    /** What people found its alerts to be worth. */
    static String verdicts(MailPhrases words, Precision p) {
        Double share = p.share();
        return share == null
                ? words.say("rule.precision.none")
                : words.say(
                        "rule.precision",
                        Map.of(
                                "percent",
                                Math.round(100 * share),
                                "judged",
                                p.judged(),
                                "useful",
                                p.useful(),
                                "noise",
                                p.noise(),
                                "wrong",
                                p.wrong()));
    }

    static String cost(MailPhrases words, RuleCost cost) {
        if (cost.seconds() < LEAST) {
            return words.say("rule.cost.little", Map.of("allowed", seconds(cost.allowed())));
        }
        return words.say(
                "rule.cost",
                Map.of(
                        "time", seconds(cost.seconds()),
                        "percent", Math.round(cost.percent()),
                        "allowed", seconds(cost.allowed())));
    }

    /** In as many digits as say something. */
    private static String seconds(double s) {
        return String.format(Locale.ROOT, s >= 10 ? "%.0f" : s >= 0.1 ? "%.2f" : "%.3f", s);
    }

    private static String seconds(Duration d) {
        return BigDecimal.valueOf(d.toMillis(), 3).stripTrailingZeros().toPlainString();
    }

    /** How many alerts there were in a week. */
    static String week(MailPhrases words, RuleFigures.Week week) {
        return words.say("rule.week", Map.of("day", words.day(week.monday()), "n", week.alerts()));
    }

    /** What the picture of the weeks shows, for those who do not see it. */
    static String chart(MailPhrases words, AlertWeeks chart) {
        return words.say(
                "rule.chart",
                Map.of("day", words.day(chart.weeks().get(0).monday()), "n", chart.all(), "most", chart.most()));
    }

    /** What a backtest lived through. */
    static String lived(MailPhrases words, Result result) {
        return words.say(
                "trial.lived",
                Map.of("n", result.reports(), "from", words.day(result.from()), "to", words.day(result.to())));
    }

    /** What is other than with the rule that runs. */
    static String compared(MailPhrases words, RuleTrial trial) {
        return words.say(
                "trial.compared", Map.of("gained", trial.gained(), "lost", trial.lost(), "changed", trial.changed()));
    }

    /** A rate, in as many digits as say something. */
    static String figure(Double n) {
        return n == 0 ? "0" : String.format(Locale.ROOT, n < 0.1 ? "%.3f" : "%.2f", n);
    }

    /** How the cases went. */
    static String ran(MailPhrases words, CaseRuns.Run run) {
        return words.say(
                "rule.cases.ran",
                Map.of("time", utc(words, run.at()), "n", run.results().size(), "failed", run.failed()));
    }
}
