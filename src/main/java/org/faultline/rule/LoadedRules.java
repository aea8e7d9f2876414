package org.faultline.rule;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.faultline.rule.compile.PrintedRule;
import org.faultline.rule.evaluate.MatchSpan;
import org.faultline.rule.file.Rule;
import org.faultline.rule.file.RuleFault;
import org.faultline.rule.file.RuleFiles;
import org.faultline.rule.language.check.Checker;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.text.Fault;

/**
 * What of a rules folder can run, and what is wrong with the rest of it.
 *
 * @param faults of the rules that are not in the book
 */
public record LoadedRules(RuleBook book, List<Fault> faults) {
    /**
     * Compiles every rule of a folder that has no fault.
     *
     * @param horizon days that two facts of one match may lie apart
     * @throws RuleFault if the folder, or one in it, cannot be read: nobody knows then which rules there are
     */
    public static LoadedRules from(Path dir, int horizon) {
        return from(dir, horizon, id -> true);
    }

    /**
     * Compiles only some rules of a folder and those that they build on, which takes a part of the time; faults are those of all.
     *
     * @param wanted whether a rule is one of them, by its id
     */
    public static LoadedRules from(Path dir, int horizon, Predicate<String> wanted) {
        RuleFiles files = RuleFiles.under(dir);
        List<Fault> folders = files.faults().stream()
                .filter(f -> !f.path().endsWith(RuleFiles.ENDING))
                .toList();
        if (!folders.isEmpty()) {
            throw new RuleFault(folders);
        }
        RuleCheck check = RuleCheck.of(files, new Checker(Integer.MAX_VALUE));
        List<Fault> faults = new ArrayList<>();
        check.faults().stream().filter(f -> f.code().stops()).forEach(faults::add);
        check.sources().stream()
                .map(s -> Rule.of(s.file(), s.model()))
                .filter(r -> MatchSpan.of(r.model()) > horizon)
                .map(r -> RuleBook.beyond(r, horizon))
                .forEach(faults::add);
        return new LoadedRules(build(needed(check.sources(), wanted), faults), faults);
    }

    private static List<PrintedRule> needed(List<PrintedRule> all, Predicate<String> wanted) {
        List<RuleModel> models = all.stream().map(PrintedRule::model).toList();
        Set<String> ids = RuleFoundations.of(
                models.stream().map(RuleModel::id).filter(wanted).collect(Collectors.toSet()), models);
        return all.stream().filter(s -> ids.contains(s.model().id())).toList();
    }

    /** Leaves out those with a fault, and adds what the engine refuses. */
    private static RuleBook build(List<PrintedRule> all, List<Fault> faults) {
        Set<String> wrong = faults.stream().map(Fault::path).collect(Collectors.toSet());
        List<PrintedRule> sources =
                all.stream().filter(s -> !wrong.contains(s.file().path())).toList();
        try {
            return RuleBook.build(sources);
        } catch (RuleFault e) {
            faults.addAll(e.faults());
            return build(sources, faults);
        }
    }

    /** The ids of the rules with a fault, each with its path below the folder. */
    public Map<String, String> faulty() {
        Map<String, String> paths = new TreeMap<>();
        faults.stream()
                .map(Fault::path)
                .filter(path -> !book.rules().containsKey(RuleFiles.id(path)))
                .forEach(path -> paths.put(RuleFiles.id(path), path));
        return paths;
    }
}
