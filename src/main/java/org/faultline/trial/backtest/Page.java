package org.faultline.trial.backtest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A backtest as one HTML page that stands alone: nothing is loaded from elsewhere, and nothing in it runs. */
public final class Page {
    private static final int MOST_EPISODES = 300;

    private final BacktestReport tested;
    private final Result result;
    private final Markup page = new Markup();

    private Page(BacktestReport tested) {
        this.tested = tested;
        this.result = tested.result();
    }

    public static String of(BacktestReport tested) {
        return new Page(tested).write();
    }

    private String write() {
        page.raw("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .element("title", "Backtest " + result.from() + " to " + result.to())
                .raw("<style>" + css() + "</style></head><body>")
                .element("h1", "Backtest " + result.from() + " to " + result.to());
        about();
        table();
        result.rules().forEach(this::section);
        return page.raw("</body></html>\n").toString();
    }

    private void about() {
        page.element(
                "p", String.format(Locale.ROOT, "%,d reports, lived through as they became known.", result.reports()));
        if (result.tooLate() > 0) {
            page.element(
                    "p",
                    "soft",
                    String.format(
                            Locale.ROOT,
                            "%,d more came so late that what they belong to had been forgotten; they were left out.",
                            result.tooLate()));
        }
        if (result.toldTwice() > 0) {
            page.element(
                    "p",
                    "soft",
                    String.format(
                            Locale.ROOT,
                            "%,d have the id and the asOf of another and say something else; one of each counts.",
                            result.toldTwice()));
        }
        page.element(
                "p",
                "soft",
                "Bars are episodes by the week they were detected in. Below, each episode from its first to its last event, faint where"
                        + " it was withdrawn; upright lines are outcomes, dashed where nothing warned of them.");
        if (!result.silent().isEmpty()) {
            page.element(
                    "p",
                    "soft",
                    "Never heard of: " + String.join(", ", result.silent())
                            + ". While an expected source is silent, rules about absence raise nothing new.");
        }
    }

    private void table() {
        List<String> names = result.rules().isEmpty()
                ? List.of()
                : List.copyOf(result.rules().get(0).mails().keySet());
        page.raw("<div class=\"wide\"><table><thead><tr>").element("th", "text", "rule");
        headings().forEach(h -> page.element("th", h));
        names.forEach(n -> page.element("th", "mails a week, " + n.toLowerCase(Locale.ROOT)));
        page.raw("</tr></thead><tbody>");
        for (RuleResult rule : result.rules()) {
            page.raw("<tr><td class=\"text\"><a href=\"#")
                    .text(rule.rule())
                    .raw("\">")
                    .text(rule.rule())
                    .raw("</a></td>");
            cells(rule).forEach(c -> page.element("td", c));
            names.forEach(n -> page.element("td", decimal(rule.mailsAWeek(n))));
            page.raw("</tr>");
        }
        page.raw("</tbody></table></div>");
    }

    private List<String> headings() {
        List<String> all = new ArrayList<>(List.of("findings", "episodes", "episodes a week"));
        if (!tested.leads().isEmpty()) {
            all.addAll(List.of("outcomes warned of", "missed", "median lead", "episodes alone"));
        }
        if (tested.before() != null) {
            all.addAll(List.of("gained", "lost", "changed"));
        }
        return all;
    }

    private List<String> cells(RuleResult rule) {
        List<String> all = new ArrayList<>(
                List.of(number(rule.findings()), number(rule.episodes().size()), decimal(rule.episodesAWeek())));
        WarningLead lead = tested.lead(rule.rule());
        if (lead != null) {
            Double median = lead.medianDays();
            all.addAll(List.of(
                    number(lead.warnings().size()),
                    number(lead.missed().size()),
                    median == null ? "–" : decimal(median) + " d",
                    number(lead.alone())));
        }
        RuleDifference d = tested.difference(rule.rule());
        if (d != null) {
            all.addAll(List.of(
                    number(d.gained().size()),
                    number(d.lost().size()),
                    number(d.changed().size())));
        }
        return all;
    }

    private void section(RuleResult rule) {
        page.raw("<h2 id=\"").text(rule.rule()).raw("\">").text(rule.title()).raw("</h2>");
        page.element(
                "p",
                "soft",
                rule.rule() + ", " + rule.severity() + ", " + rule.status() + ", version " + rule.version());
        RuleDifference difference = tested.difference(rule.rule());
        if (rule.episodes().isEmpty()
                && (difference == null || difference.lost().isEmpty())) {
            page.element("p", "It would have raised nothing.");
            return;
        }
        new Timeline(result, rule, tested.lead(rule.rule()), difference).write(page);
        episodes("Episodes", rule.episodes());
        if (difference != null) {
            episodes("Gained", difference.gained());
            episodes("Lost", difference.lost());
            changes(difference.changed());
        }
    }

    private void episodes(String what, List<PastAlert> all) {
        if (all.isEmpty()) {
            return;
        }
        page.raw("<details>")
                .element("summary", what + " (" + all.size() + ")")
                .raw("<div class=\"wide\"><table><thead><tr>");
        List.of("detected", "first event", "last event", "severity", "stands", "about", "findings", "says")
                .forEach(h -> page.element("th", "text", h));
        page.raw("</tr></thead><tbody>");
        all.stream().limit(MOST_EPISODES).forEach(this::row);
        page.raw("</tbody></table></div>");
        if (all.size() > MOST_EPISODES) {
            page.element("p", "soft", "and " + (all.size() - MOST_EPISODES) + " more");
        }
        page.raw("</details>");
    }

    private void row(PastAlert e) {
        page.raw("<tr>");
        List.of(
                        e.detected(),
                        e.firstEvent(),
                        e.lastEvent(),
                        e.severity(),
                        e.condition().name().toLowerCase(Locale.ROOT) + (e.old() ? ", old when known" : ""),
                        String.join(", ", e.groupBy().values()),
                        e.findings())
                .forEach(c -> page.element("td", "text", c));
        page.element("td", "text long", e.summary()).raw("</tr>");
    }

    private void changes(List<RuleDifference.Change> changed) {
        if (changed.isEmpty()) {
            return;
        }
        page.raw("<details>")
                .element("summary", "Changed (" + changed.size() + ")")
                .raw("<ul>");
        changed.stream()
                .limit(MOST_EPISODES)
                .forEach(c -> page.element(
                        "li",
                        String.join(", ", c.what()) + ": " + Timeline.said(c.before()) + " → "
                                + Timeline.said(c.after())));
        page.raw("</ul></details>");
    }

    private static String number(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    private static String decimal(double n) {
        return n == 0 ? "0" : String.format(Locale.ROOT, n < 0.1 ? "%.3f" : "%.2f", n);
    }

    private static String css() {
        try (InputStream in = Objects.requireNonNull(Page.class.getResourceAsStream("page.css"), "page.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the style of the page", e);
        }
    }
}
