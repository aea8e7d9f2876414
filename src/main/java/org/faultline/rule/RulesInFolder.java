package org.faultline.rule;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.faultline.rule.compile.PrintedRule;
import org.faultline.rule.file.NotSaved;
import org.faultline.rule.file.Rule;
import org.faultline.rule.file.RuleFiles;
import org.faultline.rule.file.RuleWriter;
import org.faultline.rule.language.check.Checker;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.model.RuleStatus;
import org.faultline.rule.language.read.RuleReader;
import org.faultline.rule.language.text.Fault;
import org.faultline.rule.language.text.LexicalLimits;
import org.faultline.rule.language.text.Tokenizer;
import org.faultline.rule.warning.KnownValues;
import org.jspecify.annotations.Nullable;

/** The rules as they stand in their folder, whether or not they run, and what would be wrong with one more. */
public final class RulesInFolder {
    /** Of an id or a family: nothing in it leads out of the folder. */
    private static final Pattern FILE_NAME = Pattern.compile("(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*");

    private final Path dir;
    private final int horizon;

    /** @param horizon days that two facts of one match may lie apart */
    public RulesInFolder(Path dir, int horizon) {
        this.dir = dir;
        this.horizon = horizon;
    }

    /** Whether a rule or a family can have that name: lower-case words joined by a hyphen. */
    public static boolean isName(String name) {
        return FILE_NAME.matcher(name).matches();
    }

    /** The file of a rule, in whatever family. */
    public Optional<RuleFiles.File> find(String id) {
        return RuleFiles.under(dir).files().stream()
                .filter(f -> f.id().equals(id))
                .findFirst();
    }

    /** The names of the folders that rules stand in. */
    public List<String> families() {
        TreeSet<String> families = new TreeSet<>();
        RuleFiles.under(dir).files().forEach(f -> families.add(f.family()));
        families.remove("");
        return List.copyOf(families);
    }

    /** Whether the user that runs the service may write into it at all. */
    public boolean writable() {
        return Files.isDirectory(dir) && Files.isWritable(dir);
    }

    /**
     * What would be wrong with a text if it stood at a path, beside the other rules and for the engine.
     *
     * @param path below the folder; empty for a rule whose name is not known
     * @param known the values that its texts can be compared with
     */
    public List<Fault> check(String path, String text, KnownValues known) {
        RuleFiles standing = RuleFiles.under(dir);
        List<RuleFiles.File> files = new ArrayList<>(standing.files());
        boolean cases = files.stream().anyMatch(f -> f.path().equals(path) && f.hasCases());
        files.removeIf(f -> f.path().equals(path));
        files.add(new RuleFiles.File(path, text, cases));
        RuleCheck check = RuleCheck.of(new RuleFiles(files, standing.faults()), new Checker(horizon));
        List<Fault> own =
                check.faults().stream().filter(f -> f.path().equals(path)).toList();
        List<PrintedRule> printed = check.sources().stream()
                .filter(s -> s.file().path().equals(path))
                .toList();
        if (own.stream().anyMatch(f -> f.code().stops())) {
            return own;
        }
        List<Fault> all = new ArrayList<>(own.isEmpty() ? RuleCheck.refused(printed) : own);
        all.addAll(check.warnings(path, known));
        return all;
    }

    /**
     * Saves a draft as its file: a new one, or in the place of that draft as it stood when somebody began to change it. The text is one
     * that {@link #check} finds nothing wrong with.
     *
     * @param family the folder below this one
     * @param startedFrom the version of the file that the text was begun on; empty for a new rule
     * @return the path below this folder
     * @throws NotSaved saying why nothing was written
     */
    public synchronized String save(String family, String text, String startedFrom) {
        RuleModel model = glance(text);
        if (model == null || !FILE_NAME.matcher(model.id()).matches()) {
            throw new NotSaved(NotSaved.Field.TEXT, "the text holds no rule with a name that a file can have");
        } else if (!FILE_NAME.matcher(family).matches()) {
            throw new NotSaved(NotSaved.Field.FAMILY, "is lower-case words joined by -, such as allies");
        } else if (model.meta().status() != RuleStatus.DRAFT) {
            throw new NotSaved(
                    NotSaved.Field.TEXT,
                    "only drafts are saved from here; write @status(draft). Who looks after the rules folder makes it active");
        }
        RuleFiles.File standing = find(model.id()).orElse(null);
        if (standing != null) {
            refuseUnlessOwn(standing, family, startedFrom);
        }
        RuleWriter.write(dir, family, model.id() + RuleFiles.ENDING, text, standing != null);
        return family + "/" + model.id() + RuleFiles.ENDING;
    }

    private static void refuseUnlessOwn(RuleFiles.File standing, String family, String startedFrom) {
        RuleModel model = glance(standing.text());
        if (model == null || model.meta().status() != RuleStatus.DRAFT) {
            throw new NotSaved(
                    NotSaved.Field.TEXT,
                    "a rule that is no draft stands in " + standing.path()
                            + ", and is not written over from here; give this one another name");
        } else if (startedFrom.isEmpty()) {
            throw new NotSaved(
                    NotSaved.Field.TEXT,
                    "a draft of that name stands in " + standing.path()
                            + "; give this one another name, or edit that one");
        } else if (!standing.family().equals(family)) {
            throw new NotSaved(NotSaved.Field.FAMILY, "the draft stands in " + standing.path() + "; leave it there");
        } else if (!Rule.version(standing.text()).equals(startedFrom)) {
            throw new NotSaved(
                    NotSaved.Field.TEXT,
                    standing.path()
                            + " was changed by somebody else since you began; open it once more beside this page and bring the two together");
        }
    }

    /** What a text says of itself even if it has faults; null where no rule can be seen in it. */
    public static @Nullable RuleModel glance(String text) {
        Fault.Gatherer faults = new Fault.Gatherer("", text);
        return LexicalLimits.tooLarge(text, faults)
                ? null
                : RuleReader.read(Tokenizer.tokens(text, faults), faults).model();
    }
}
