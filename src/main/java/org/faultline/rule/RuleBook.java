package org.faultline.rule;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.faultline.fact.Fact;
import org.faultline.knowledge.actor.DisplayNames;
import org.faultline.rule.budget.Allowance;
import org.faultline.rule.compile.CompiledRules;
import org.faultline.rule.compile.PrintedRule;
import org.faultline.rule.compile.Vocabulary;
import org.faultline.rule.evaluate.CulpritFinder;
import org.faultline.rule.evaluate.Evaluation;
import org.faultline.rule.evaluate.EvaluationGuard;
import org.faultline.rule.evaluate.MatchSpan;
import org.faultline.rule.file.Rule;
import org.faultline.rule.file.RuleFault;
import org.faultline.rule.file.RuleFiles;
import org.faultline.rule.language.check.Checker;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.Position;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.model.RuleStatus;
import org.faultline.rule.language.print.Printer;
import org.faultline.rule.language.text.Code;
import org.faultline.rule.language.text.Fault;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.runtime.KieSession;

/** A compiled set of rules. Compiled once from its files; every evaluation is a session of its own over it. */
public final class RuleBook implements AutoCloseable {
    /** Enough that of a stream of news, where some comes late, hardly a day comes into sight twice. */
    private static final int PATIENCE = 8_000;

    private final Map<String, Rule> rules;
    private final CompiledRules build;
    private final KieBase base;
    private final boolean owner;

    private RuleBook(Map<String, Rule> rules, CompiledRules build, KieBase base, boolean owner) {
        this.rules = rules;
        this.build = build;
        this.base = base;
        this.owner = owner;
    }

    /**
     * Compiles every rule below a folder.
     *
     * @throws RuleFault naming every mistake in every file, if there is any
     */
    public static RuleBook compile(Path dir) {
        return compile(RuleFiles.under(dir), new Checker(Integer.MAX_VALUE));
    }

    /**
     * Compiles rules that need not stand in files, such as variants of one; each id may occur once.
     *
     * @throws RuleFault if the engine refuses one
     */
    public static RuleBook of(Collection<RuleModel> models) {
        return build(models.stream()
                .map(m -> new PrintedRule(new RuleFiles.File(m.id() + RuleFiles.ENDING, Printer.print(m)), m))
                .toList());
    }

    /**
     * Compiles rules that were read before, under the versions they had.
     *
     * @throws RuleFault if the engine refuses one
     */
    public static RuleBook again(Collection<Rule> rules) {
        return build(rules.stream()
                .map(r -> new PrintedRule(new RuleFiles.File(r.path(), r.text()), r.model()))
                .toList());
    }

    public static RuleBook compile(List<RuleFiles.File> files) {
        return compile(new RuleFiles(files, List.of()), new Checker(Integer.MAX_VALUE));
    }

    public static RuleBook compile(RuleFiles files, Checker checker) {
        RuleCheck check = RuleCheck.of(files, checker);
        List<Fault> stopping =
                check.faults().stream().filter(f -> f.code().stops()).toList();
        if (!stopping.isEmpty()) {
            throw new RuleFault(stopping);
        }
        return build(check.sources());
    }

    public static RuleBook build(List<PrintedRule> sources) {
        CompiledRules build = CompiledRules.of(sources);
        Map<String, Rule> rules = new TreeMap<>();
        sources.forEach(s -> rules.put(s.model().id(), Rule.of(s.file(), s.model())));
        return new RuleBook(rules, build, build.container().getKieBase(), true);
    }

    public Map<String, Rule> rules() {
        return rules;
    }

    /**
     * How many days apart two facts of one match can be: what has to be in memory together.
     *
     * @param horizon the most days that are allowed
     * @throws RuleFault naming each rule whose windows are wider than that
     */
    public int reach(int horizon) {
        List<Fault> faults = rules.values().stream()
                .filter(r -> MatchSpan.of(r.model()) > horizon)
                .map(r -> beyond(r, horizon))
                .toList();
        if (!faults.isEmpty()) {
            throw new RuleFault(faults);
        }
        return Math.min(horizon, MatchSpan.of(models()).orElse(horizon));
    }

    static Fault beyond(Rule rule, int horizon) {
        Position at = MatchSpan.widest(rule.model())
                .map(Constraint.Window::at)
                .orElse(rule.model().at());
        return new Fault(
                rule.path(),
                at.line(),
                at.column(),
                Code.BEYOND_HORIZON,
                "its windows span " + MatchSpan.of(rule.model()) + " days, but faultline.horizon is " + horizon,
                rule.text().lines().skip(at.line() - 1L).findFirst().orElse(""));
    }

    /** What its rules say, by id. */
    private List<RuleModel> models() {
        return rules.values().stream().map(Rule::model).toList();
    }

    /** The ids of the rules that join facts of any dates, and so see only what is in memory together. */
    public List<String> unbounded() {
        return rules.values().stream()
                .filter(r -> !MatchSpan.bounded(r.model()))
                .map(Rule::id)
                .toList();
    }

    /** The first 12 hex digits of a hash over all rules with their versions and whether they are active. */
    public String version() {
        return Rule.version(rules.values().stream()
                .map(r -> r.id() + " " + r.version() + " " + r.status())
                .collect(Collectors.joining("\n")));
    }

    /** The active rules that speak of what did not happen. */
    public List<Rule> ofAbsence() {
        return rules.values().stream()
                .filter(r -> r.status() == RuleStatus.ACTIVE && r.ofAbsence())
                .toList();
    }

    /** Whether some rule has a pattern for facts of that type. */
    public boolean asksFor(Class<? extends Fact> type) {
        return models().stream().flatMap(m -> m.patterns().stream()).anyMatch(p -> p.factType() == type);
    }

    /** A new evaluation with no facts in it. */
    public Evaluation evaluation(DisplayNames names) {
        return evaluation(Allowance.generous(), names);
    }

    /**
     * Likewise, with what each rule in it may use.
     *
     * @param names those that what is raised is put into words with
     */
    public Evaluation evaluation(Allowance allowance, DisplayNames names) {
        return evaluation(allowance, names, PATIENCE);
    }

    /** @param patience changes of facts, for each type, for which those that none of them concerns are kept before the rules */
    public Evaluation evaluation(Allowance allowance, DisplayNames names, int patience) {
        KieSession session = base.newKieSession();
        CulpritFinder culpritFinder =
                new CulpritFinder(rules.keySet(), id -> only(Set.of(id)).evaluation(allowance, names));
        return new Evaluation(
                session,
                rules,
                new EvaluationGuard(session, build.passed(), allowance, culpritFinder),
                patience,
                names);
    }

    private RuleBook only(Set<String> ids) {
        Set<String> others = new TreeSet<>(rules.keySet());
        others.removeAll(ids);
        return without(others);
    }

    /**
     * The same rules but for some, over the same compiled classes: cheap. It lives as long as this book does; closing it
     * frees nothing.
     *
     * @throws IllegalArgumentException if there is no rule of such an id
     */
    public RuleBook without(Set<String> ids) {
        if (!rules.keySet().containsAll(ids)) {
            throw new IllegalArgumentException(ids + " are not all among " + rules.keySet());
        }
        KieBase fewer = build.container().newKieBase(KieServices.get().newKieBaseConfiguration());
        Map<String, Rule> left = new TreeMap<>(rules);
        left.keySet().removeAll(ids);
        // of a book that already lacks some, those are to be left out again
        fewer.getKiePackages().stream()
                .flatMap(p -> p.getRules().stream())
                .map(org.kie.api.definition.rule.Rule::getName)
                .filter(id -> !left.containsKey(id))
                .toList()
                .forEach(id -> fewer.removeRule(Vocabulary.PACKAGE, id));
        return new RuleBook(left, build, fewer, false);
    }

    /** Those that run in a theatre, likewise. */
    public RuleBook in(String theatre) {
        Set<String> others = rules.values().stream()
                .filter(r -> !r.runsIn(theatre))
                .map(Rule::id)
                .collect(Collectors.toSet());
        return others.isEmpty() ? this : without(others);
    }

    @Override
    public void close() {
        if (owner) {
            build.close();
        }
    }
}
