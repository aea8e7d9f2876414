package org.faultline.rule;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.faultline.rule.compile.PrintedRule;
import org.faultline.rule.file.FilesBelow;
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
     * The file that a draft is kept in, wherever its text comes from.
     *
     * @param family the folder below the rules folder
     * @throws NotSaved where it can have none
     */
    public static RuleFiles.File draft(String family, String text) {
        RuleModel model = glance(text);
        if (model == null || !isName(model.id())) {
            throw new NotSaved(NotSaved.Field.TEXT, "the text holds no rule with a name that a file can have");
        } else if (!isName(family)) {
            throw new NotSaved(NotSaved.Field.FAMILY, "is lower-case words joined by -, such as allies");
        } else if (model.meta().status() != RuleStatus.DRAFT) {
            throw new NotSaved(
                    NotSaved.Field.TEXT,
                    "only drafts are saved from here; write @status(draft). Who looks after the rules folder makes it active");
        }
        return new RuleFiles.File(family + "/" + model.id() + RuleFiles.ENDING, text);
    }

    /**
     * Saves a draft as its file: a new one, or in the place of that draft as it stood when somebody began to change it. The text is one
     * that {@link #check} finds nothing wrong with.
     *
     * @param startedFrom the version of the file that the text was begun on; empty for a new rule
     * @param newer what was saved elsewhere and is about to be written here, which then counts for what stands here; null where nothing is
     * @throws NotSaved saying why nothing was written
     */
    public synchronized void save(RuleFiles.File draft, String startedFrom, RuleFiles.@Nullable File newer) {
        RuleFiles.File standing = find(draft.id()).orElse(null);
        RuleFiles.File expected = newer == null ? standing : newer;
        if (expected != null) {
            refuseUnlessOwn(expected, draft, startedFrom);
        }
        write(draft, standing);
    }

    /**
     * Writes a draft that was saved elsewhere, unless a file stands here that is somebody's own.
     *
     * @param replaced the versions of the file that a save took the place of
     * @return whether it stands here now
     * @throws NotSaved saying why it cannot be written
     */
    public synchronized boolean write(RuleFiles.File draft, Set<String> replaced) {
        if (isBehind(draft, replaced)) {
            write(draft, find(draft.id()).orElse(null));
        }
        return find(draft.id()).filter(f -> isSame(f, draft)).isPresent();
    }

    /** Whether a draft that was saved elsewhere belongs here: where there is no file of its rule, or one that a save took the place of. */
    public boolean isBehind(RuleFiles.File draft, Set<String> replaced) {
        RuleFiles.File standing = find(draft.id()).orElse(null);
        return standing == null
                || (standing.path().equals(draft.path())
                        && !isSame(standing, draft)
                        && isDraft(standing)
                        && replaced.contains(Rule.version(standing.text())));
    }

    private void write(RuleFiles.File draft, RuleFiles.@Nullable File standing) {
        RuleWriter.write(dir, draft.family(), draft.id() + RuleFiles.ENDING, draft.text(), standing != null);
    }

    private static boolean isSame(RuleFiles.File one, RuleFiles.File other) {
        return one.path().equals(other.path()) && one.text().equals(other.text());
    }

    private static boolean isDraft(RuleFiles.File file) {
        RuleModel model = glance(file.text());
        return model != null && model.meta().status() == RuleStatus.DRAFT;
    }

    /** By the names of their files, also of those that cannot be read; empty where the folder cannot be looked through. */
    public Set<String> ids() {
        FilesBelow found = FilesBelow.find(dir, RuleFiles.ENDING);
        return found.unreadable().isEmpty()
                ? found.paths().stream().map(f -> RuleFiles.id(f.toString())).collect(Collectors.toSet())
                : Set.of();
    }

    private static void refuseUnlessOwn(RuleFiles.File standing, RuleFiles.File draft, String startedFrom) {
        if (isSame(standing, draft)) {
            return; // saved twice, as whoever did got no answer
        } else if (!isDraft(standing)) {
            throw new NotSaved(
                    NotSaved.Field.TEXT,
                    "a rule that is no draft stands in " + standing.path()
                            + ", and is not written over from here; give this one another name");
        } else if (startedFrom.isEmpty()) {
            throw new NotSaved(
                    NotSaved.Field.TEXT,
                    "a draft of that name stands in " + standing.path()
                            + "; give this one another name, or edit that one");
        } else if (!standing.path().equals(draft.path())) {
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
