package org.faultline.trial.backtest.page;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.faultline.trial.backtest.BacktestReport;
import org.faultline.trial.backtest.PastAlert;
import org.faultline.trial.backtest.RuleDifference;
import org.faultline.trial.backtest.RuleResult;
import org.faultline.trial.backtest.Timeline;

/**
 * A backtest as one HTML page that stands alone: nothing is loaded from elsewhere, and nothing in it runs. Laid out by
 * {@code templates/backtest.html}, which finds the public methods here under {@code page}; the command that writes it runs without the
 * service, so the engine is its own.
 */
public final class Page {
    private static final int MOST_ALERTS = 300;
    private static final Template TEMPLATE = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .build()
            .parse(source(), Variant.forContentType(Variant.TEXT_HTML));

    private final BacktestReport tested;

    private Page(BacktestReport tested) {
        this.tested = tested;
    }

    public static String of(BacktestReport tested) {
        return TEMPLATE.data("page", new Page(tested))
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
        return n == 0 ? "0" : String.format(Locale.ROOT, n < 0.1 ? "%.3f" : "%.2f", n);
    }

    private static String source() {
        try (InputStream in = Objects.requireNonNull(Page.class.getResourceAsStream("/templates/backtest.html"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the template of the page", e);
        }
    }
}
