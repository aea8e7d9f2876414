package org.faultline.trial.backtest.page;

import io.quarkus.qute.Template;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.faultline.trial.backtest.BacktestReport;
import org.faultline.trial.backtest.PastAlert;
import org.faultline.trial.backtest.RuleDifference;
import org.faultline.trial.backtest.RuleResult;
import org.faultline.trial.backtest.Timeline;

/**
 * A backtest as one HTML page that stands alone: nothing is loaded from elsewhere, and nothing in it runs. Laid out by
 * {@code templates/backtest.html}, which finds the public methods here under {@code page}.
 */
public final class Page {
    private static final int MOST_ALERTS = 300;
    private static final Template TEMPLATE = PageTemplates.of("backtest.html");

    private final BacktestReport tested;

    private Page(BacktestReport tested) {
        this.tested = tested;
    }

    public static String of(BacktestReport tested) {
        return PageTemplates.styled(TEMPLATE)
                .data("page", new Page(tested))
                .data("tested", tested)
                .data("result", tested.result())
                .render();
    }

    public Set<String> subscribers() {
        List<RuleResult> rules = tested.result().rules();
        return rules.isEmpty() ? Set.of() : rules.get(0).mails().keySet();
    }

    public Timeline timeline(RuleResult rule) {
        return new Timeline(tested.result(), rule, tested.lead(rule.rule()), tested.difference(rule.rule()));
    }

    /** The alerts to be listed, by heading. */
    public Map<String, List<PastAlert>> lists(RuleResult rule) {
        Map<String, List<PastAlert>> all = new LinkedHashMap<>();
        all.put("Alerts", rule.alerts());
        RuleDifference difference = tested.difference(rule.rule());
        if (difference != null) {
            all.put("Gained", difference.gained());
            all.put("Lost", difference.lost());
        }
        return all;
    }

    public <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(all.size(), MOST_ALERTS));
    }

    /** How many are not among the first. */
    public int more(List<?> all) {
        return Math.max(0, all.size() - MOST_ALERTS);
    }

    public String list(Collection<String> texts) {
        return String.join(", ", texts);
    }

    public String lower(Object any) {
        return any.toString().toLowerCase(Locale.ROOT);
    }

    public String number(Number n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    public String decimal(double n) {
        return Rates.shown(n);
    }
}
