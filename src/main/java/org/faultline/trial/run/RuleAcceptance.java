package org.faultline.trial.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.faultline.knowledge.Knowledge;
import org.faultline.rule.LoadedRules;
import org.faultline.rule.RuleBook;
import org.faultline.rule.file.Rule;
import org.faultline.rule.language.text.Fault;
import org.faultline.trial.cases.CaseFault;
import org.faultline.trial.cases.CaseFile;
import org.faultline.trial.cases.CaseFiles;
import org.jspecify.annotations.Nullable;

/**
 * Which rules of a folder run: each whose text has no fault, and if the text is new, whose cases hold. In the place of one that may not
 * run, the text that ran before runs on. A start and a reload decide by this alike.
 *
 * @param unheard the rules that may not run and of which no text ran before
 * @param faults why a rule, or a change of its cases, was refused
 * @param failing cases of other rules that fail or cannot be read
 */
public record RuleAcceptance(RuleBook book, Set<String> unheard, List<String> faults, List<String> failing) {
    /** What ran before. */
    public interface Before {
        /** The version of the rule that ran last, or null where none did. */
        @Nullable
        String version(String rule);

        /** That rule, or null where none ran or it cannot run any more. */
        @Nullable
        Rule rule(String id, String path);
    }

    /** Decides step by step. */
    private static final class Decider {
        private final LoadedRules loaded;
        private final Before before;
        private final Predicate<Path> casesChanged;
        private final CaseTester trials;
        private final Map<String, String> refused;
        private final List<String> faults = new ArrayList<>();
        private final List<String> failing = new ArrayList<>();

        Decider(LoadedRules loaded, Before before, Predicate<Path> casesChanged, CaseTester trials) {
            this.loaded = loaded;
            this.before = before;
            this.casesChanged = casesChanged;
            this.trials = trials;
            this.refused = new TreeMap<>(loaded.faulty());
            loaded.faults().stream().map(Fault::toString).forEach(faults::add);
        }

        private boolean isNew(@Nullable Rule rule) {
            return rule != null && !rule.version().equals(before.version(rule.id()));
        }

        /** @param all whether the cases of rules that are not new are run too, to be told of */
        void tryOn(CaseFiles cases, boolean all) {
            for (CaseFile file : cases.files()) {
                Rule rule = loaded.book().rules().get(file.rule());
                if (isNew(rule) || (all && !loaded.faulty().containsKey(file.rule()))) {
                    failed(rule, file.path(), failures(file));
                }
            }
            for (CaseFiles.Unread file : cases.unread()) {
                Rule rule = loaded.book().rules().get(file.rule());
                if (isNew(rule) || all) {
                    failed(
                            rule,
                            file.path(),
                            file.faults().stream().map(Fault::toString).toList());
                }
            }
        }

        private void failed(@Nullable Rule rule, Path file, List<String> failures) {
            if (failures.isEmpty()) {
                return;
            }
            if (rule != null && isNew(rule)) {
                refused.put(rule.id(), rule.path());
                faults.addAll(failures);
            } else if (rule != null && casesChanged.test(file)) {
                faults.addAll(failures);
            } else {
                failing.addAll(failures);
            }
        }

        private List<String> failures(CaseFile file) {
            try {
                return trials.run(file).results().stream()
                        .filter(r -> !r.passed())
                        .map(r -> r.file() + ":" + r.line() + ": the case \"" + r.name() + "\" fails: "
                                + String.join("; ", r.differences()))
                        .toList();
            } catch (CaseFault e) {
                return e.faults().stream().map(Fault::toString).toList();
            }
        }

        RuleAcceptance decided() {
            Map<String, Rule> old = new TreeMap<>();
            refused.forEach((id, path) -> {
                Rule rule = before.rule(id, path);
                if (rule != null) {
                    old.put(id, rule);
                }
            });
            Set<String> unheard = new TreeSet<>(refused.keySet());
            unheard.removeAll(old.keySet());
            return new RuleAcceptance(book(old), unheard, List.copyOf(faults), List.copyOf(failing));
        }

        private RuleBook book(Map<String, Rule> old) {
            Map<String, Rule> rules = new TreeMap<>(loaded.book().rules());
            boolean less = rules.keySet().removeAll(refused.keySet());
            if (!less && old.isEmpty()) {
                return loaded.book();
            }
            rules.putAll(old);
            RuleBook book = RuleBook.again(rules.values());
            loaded.book().close();
            return book;
        }
    }

    /**
     * Decides.
     *
     * @param cases those that are tried: of rules that are new all, of others where {@code all} is said
     * @param casesChanged whether a cases file is another than when its rule was taken over
     * @param all whether cases of rules that are not new are tried too, to be told of
     */
    public static RuleAcceptance of(
            LoadedRules loaded,
            Before before,
            CaseFiles cases,
            Predicate<Path> casesChanged,
            Knowledge configured,
            boolean all) {
        Decider decider = new Decider(loaded, before, casesChanged, new CaseTester(loaded.book(), configured));
        decider.tryOn(cases, all);
        return decider.decided();
    }
}
