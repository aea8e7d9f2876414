package org.faultline.rule;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.faultline.rule.compile.CompiledRules;
import org.faultline.rule.compile.PrintedRule;
import org.faultline.rule.file.Rule;
import org.faultline.rule.file.RuleFault;
import org.faultline.rule.file.RuleFiles;
import org.faultline.rule.language.check.Checked;
import org.faultline.rule.language.check.Checker;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.FactPattern;
import org.faultline.rule.language.model.Position;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.model.RuleStatus;
import org.faultline.rule.language.model.Term;
import org.faultline.rule.language.text.Code;
import org.faultline.rule.language.text.Fault;
import org.faultline.rule.warning.KnownValues;
import org.faultline.rule.warning.RuleWarnings;
import org.faultline.rule.warning.SoundRule;

/**
 * All files of a rule book checked: each alone, against each other and, where nothing is wrong with it so far, by the engine.
 *
 * @param files how many there were
 * @param faults of all of them, by file and place
 */
public record RuleCheck(int files, List<PrintedRule> sources, List<Fault> faults) {
    /**
     * Checks files and all files below folders; they are called by the paths given.
     *
     * @param book the folder of all rules, for what a rule says of others
     */
    public static RuleCheck of(List<Path> paths, Path book, int horizon, KnownValues known) {
        RuleFiles all = new RuleFiles(new ArrayList<>(), new ArrayList<>());
        paths.forEach(all::add);
        return of(all, book, horizon, known);
    }

    /**
     * Checks files that were read before, and says what the authors are warned of.
     *
     * @param book the folder of all rules, for what a rule says of others
     */
    public static RuleCheck of(RuleFiles asked, Path book, int horizon, KnownValues known) {
        List<RuleFiles.File> standing =
                Files.isDirectory(book) ? RuleFiles.under(book).files() : List.of();
        Set<String> ids = standing.stream().map(RuleFiles.File::id).collect(Collectors.toSet());
        return of(asked, new Checker(horizon), ids).compiled().warned(sound(standing), known);
    }

    /**
     * What is wrong with the text of one rule, also for the engine, and what its author is warned of.
     *
     * @param path empty where it stands in no file
     * @param others the other rules there are
     * @param known the values that texts of a rule can be compared with
     */
    public static List<Fault> of(String path, String text, int horizon, Collection<Rule> others, KnownValues known) {
        Checked checked = new Checker(horizon).check(path, text);
        RuleModel model = checked.model();
        if (model == null) {
            return checked.faults();
        }
        List<Fault> all = new ArrayList<>(refused(List.of(new PrintedRule(new RuleFiles.File(path, text), model))));
        List<SoundRule> standing = others.stream()
                .map(r -> new SoundRule(r.path(), r.text(), r.model()))
                .toList();
        all.addAll(RuleWarnings.of(new SoundRule(path, text, model), standing, known));
        all.sort(Fault.BY_PLACE);
        return all;
    }

    /** With what the authors are warned of. */
    private RuleCheck warned(List<SoundRule> others, KnownValues known) {
        List<SoundRule> own = own();
        List<SoundRule> standing = new ArrayList<>(own);
        others.stream()
                .filter(o -> own.stream()
                        .noneMatch(r -> r.model().id().equals(o.model().id())))
                .forEach(standing::add);
        List<Fault> all = new ArrayList<>(faults);
        own.forEach(rule -> all.addAll(RuleWarnings.of(rule, standing, known)));
        all.sort(Fault.BY_PLACE);
        return new RuleCheck(files, sources, all);
    }

    private List<SoundRule> own() {
        return sources.stream()
                .map(s -> new SoundRule(s.file().path(), s.file().text(), s.model()))
                .toList();
    }

    /** Those that can be read; what is wrong with them is not asked here. */
    private static List<SoundRule> sound(List<RuleFiles.File> files) {
        List<SoundRule> all = new ArrayList<>();
        for (RuleFiles.File file : files) {
            RuleModel model = RulesInFolder.glance(file.text());
            if (model != null) {
                all.add(new SoundRule(file.path(), file.text(), model));
            }
        }
        return all;
    }

    /** What the author of one of them is warned of. */
    public List<Fault> warnings(String path, KnownValues known) {
        List<SoundRule> own = own();
        return own.stream()
                .filter(rule -> rule.path().equals(path))
                .flatMap(rule -> RuleWarnings.of(rule, own, known).stream())
                .toList();
    }

    /** With what the engine has against those that have no other fault. */
    private RuleCheck compiled() {
        Map<String, PrintedRule> byId = new TreeMap<>();
        sources.forEach(s -> byId.putIfAbsent(s.model().id(), s));
        List<Fault> all = new ArrayList<>(faults);
        all.addAll(refused(List.copyOf(byId.values())));
        all.sort(Fault.BY_PLACE);
        return new RuleCheck(files, sources, all);
    }

    public static List<Fault> refused(List<PrintedRule> sources) {
        if (sources.isEmpty()) {
            return List.of();
        }
        try {
            CompiledRules.of(sources).close();
            return List.of();
        } catch (RuleFault e) {
            return e.faults();
        }
    }

    /** Without the engine, where what is checked is built anyway. */
    public static RuleCheck of(RuleFiles files, Checker checker) {
        return of(files, checker, Set.of());
    }

    private static RuleCheck of(RuleFiles files, Checker checker, Collection<String> others) {
        List<PrintedRule> sources = new ArrayList<>();
        List<Fault> faults = new ArrayList<>(files.faults());
        Map<String, String> ids = new TreeMap<>();
        others.forEach(id -> ids.put(id, ""));
        // what cannot be read is a rule nevertheless, which others may build on
        files.faults().stream().map(Fault::path).map(RuleFiles::id).forEach(id -> ids.put(id, ""));
        for (RuleFiles.File file : files.files()) {
            Checked checked = checker.check(file.path(), file.text());
            faults.addAll(checked.faults());
            RuleModel model = checked.model();
            if (model != null) {
                sources.add(new PrintedRule(file, model));
            }
            String other = ids.put(file.id(), file.path());
            if (other != null && !other.isEmpty()) {
                Position at = model == null ? new Position(1, 1) : model.at();
                faults.add(fault(
                        file,
                        at,
                        Code.ID,
                        "has the same id as " + other + "; give one of the two files and its rule another name"));
            }
        }
        sources.forEach(s -> faults.addAll(amongOthers(s, ids.keySet())));
        faults.sort(Fault.BY_PLACE);
        return new RuleCheck(files.files().size() + files.faults().size(), sources, faults);
    }

    /** What only the other files and the cases can tell. */
    private static List<Fault> amongOthers(PrintedRule source, Set<String> ids) {
        List<Fault> faults = new ArrayList<>();
        RuleModel rule = source.model();
        if (rule.meta().status() == RuleStatus.ACTIVE && !source.file().hasCases()) {
            faults.add(fault(
                    source.file(),
                    rule.at(),
                    Code.NO_CASE,
                    "an active rule has cases beside it; write " + rule.id() + ".cases.yaml"));
        }
        for (FactPattern p : rule.patterns()) {
            if (p.type().equals("Finding")) {
                p.constraints().stream()
                        .flatMap(c -> asked(c).stream())
                        .filter(t -> !ids.contains(t.value()))
                        .forEach(t -> faults.add(fault(
                                source.file(),
                                t.at(),
                                Code.NEVER_OCCURS,
                                "there is no rule " + t.value() + Checker.nearest(t.value(), ids))));
            }
        }
        return faults;
    }

    private static List<Term.Text> asked(Constraint c) {
        if (c instanceof Constraint.Comparison x
                && x.left() instanceof Term.Path p
                && p.of() == null
                && p.fields().equals(List.of("rule"))
                && x.right() instanceof Term.Text t) {
            return List.of(t);
        }
        return c instanceof Constraint.AnyOf any
                ? any.of().stream().flatMap(o -> asked(o).stream()).toList()
                : List.of();
    }

    private static Fault fault(RuleFiles.File file, Position at, Code code, String message) {
        String line = file.text().lines().skip(at.line() - 1L).findFirst().orElse("");
        return new Fault(file.path(), at.line(), at.column(), code, message, line);
    }

    /**
     * A rule read from a text.
     *
     * @param path below the rules folder, {@code <family>/<id>.drl}
     * @throws RuleFault naming every mistake in it
     */
    public static Rule read(String path, String text) {
        RuleFiles.File file = new RuleFiles.File(path, text);
        RuleCheck check = RuleCheck.of(new RuleFiles(List.of(file), List.of()), new Checker(Integer.MAX_VALUE));
        if (check.sources().isEmpty()) {
            throw new RuleFault(check.faults());
        }
        return Rule.of(file, check.sources().get(0).model());
    }
}
