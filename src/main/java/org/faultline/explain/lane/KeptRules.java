package org.faultline.explain.lane;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.faultline.alert.store.AlertSearch;
import org.faultline.fact.Fact;
import org.faultline.fact.event.FactChange;
import org.faultline.knowledge.actor.DisplayNames;
import org.faultline.rule.RuleBook;
import org.faultline.rule.RuleCheck;
import org.faultline.rule.RunningRules;
import org.faultline.rule.evaluate.Evaluation;
import org.faultline.rule.file.Rule;
import org.faultline.rule.file.RuleFault;
import org.faultline.rule.language.model.RuleModel;
import org.jspecify.annotations.Nullable;

/** The rules at any version that ever ran. */
@ApplicationScoped
public class KeptRules {
    private static final int MOST_REMEMBERED = 200;
    private static final Set<String> OF_RULES = Set.of("Finding", "Concern");

    /** A rule at a version, or why it cannot be read any more. */
    public record Found(@Nullable Rule rule, @Nullable String why) {
        @Nullable
        public RuleModel model() {
            return rule == null ? null : rule.model();
        }
    }

    private record Key(String rule, String version) {}

    private final RunningRules running;
    private final AlertSearch alertSearch;

    /** A version never changes; the eldest are forgotten. */
    private final Map<Key, Found> read = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Found> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    KeptRules(RunningRules running, AlertSearch alertSearch) {
        this.running = running;
        this.alertSearch = alertSearch;
    }

    public Found find(String id, String version) {
        Rule now = running.book().rules().get(id);
        if (now != null && now.version().equals(version)) {
            return new Found(now, null);
        }
        Key key = new Key(id, version);
        synchronized (read) {
            Found known = read.get(key);
            if (known == null) {
                known = read(id, version);
                read.put(key, known);
            }
            return known;
        }
    }

    /** The title of a rule that runs; of any other its id. */
    public String title(String id) {
        Rule rule = running.book().rules().get(id);
        return rule == null ? id : "“" + rule.title() + "”";
    }

    private Found read(String id, String version) {
        String text = alertSearch.ruleText(id, version).orElse(null);
        if (text == null) {
            return new Found(null, "the text of " + id + " at version " + version + " was not kept");
        }
        try {
            return new Found(RuleCheck.read("kept/" + id + ".drl", text), null);
        } catch (RuleFault e) {
            return new Found(
                    null,
                    "version " + version + " of " + id + " passes today's checks no more: "
                            + e.faults().get(0).message());
        }
    }

    /** Works something out with a rule and those it builds on; others are left out, so that no more is looked at than it can reach. */
    public <T> T with(Rule rule, Function<RuleBook, T> work) {
        Rule now = running.book().rules().get(rule.id());
        if (now != null && now.version().equals(rule.version())) {
            return running.with(book -> work.apply(needed(book, rule)));
        }
        List<Rule> all = new ArrayList<>();
        if (buildsOnRules(rule.model())) {
            all.addAll(running.book().rules().values());
            all.removeIf(r -> r.id().equals(rule.id()));
        }
        all.add(rule);
        try (RuleBook own = RuleBook.again(all)) {
            return work.apply(own);
        }
    }

    private static RuleBook needed(RuleBook book, Rule rule) {
        Set<String> others = new TreeSet<>(book.rules().keySet());
        others.remove(rule.id());
        return buildsOnRules(rule.model()) ? book : book.without(others);
    }

    public static boolean buildsOnRules(RuleModel model) {
        return model.patterns().stream().anyMatch(p -> OF_RULES.contains(p.type()));
    }

    /** Some facts, and what the rules that run find in them. */
    public List<Fact> findings(Collection<Fact> facts, DisplayNames names) {
        return running.with(book -> {
            try (Evaluation evaluation = book.evaluation(names)) {
                evaluation.apply(new FactChange(List.of(), facts));
                return evaluation.facts();
            }
        });
    }
}
