package org.faultline.trial.cases.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.knowledge.Knowledge;
import org.faultline.rule.file.FilesBelow;
import org.faultline.rule.file.RuleFiles;
import org.faultline.rule.language.text.Code;
import org.faultline.rule.language.text.Fault;
import org.faultline.trial.cases.CaseContext;
import org.faultline.trial.cases.CaseFault;
import org.faultline.trial.cases.CaseFile;
import org.faultline.trial.cases.CaseKnowledge;
import org.faultline.trial.cases.name.CaseNames;
import org.jspecify.annotations.Nullable;

/**
 * All that is wrong with the cases files at or below some paths, each against the rule it is about and the knowledge it runs on.
 *
 * @param faults also of files whose name keeps them from being read
 * @param meantFor rules that such a file is probably about
 */
public record CaseCheck(List<Fault> faults, Set<String> meantFor) {
    private static final Pattern GROUP_BY = Pattern.compile("@groupBy\\s*\\(\\s*\"([^\"\\n]*)\"");

    private static final Pattern ALERT_TEXT =
            Pattern.compile("alerts\\s*\\.\\s*raise\\s*\\([^;]*?\"((?:\\\\.|[^\"\\\\\n])*)\"\\s*\\)\\s*;");

    /** Looks at some rule files, cases files and folders, with the ids of the rules of a book. */
    private static final class Run {
        private final Map<String, Path> rules = new TreeMap<>();
        private final Function<CaseKnowledge, @Nullable CaseNames> names;
        private final List<Fault> faults = new ArrayList<>();
        private final Set<String> meantFor = new TreeSet<>();
        private final Set<Path> looked = new HashSet<>();

        Run(Function<CaseKnowledge, @Nullable Knowledge> knowledge) {
            this.names = CaseContext.names(knowledge);
        }

        void know(Path folder) {
            if (Files.isDirectory(folder)) {
                List<Path> found = FilesBelow.find(folder, "").paths();
                for (Path file : found) {
                    MisnamedFile misnamed = MisnamedFile.of(file, Set.of());
                    String name = misnamed == null ? String.valueOf(file.getFileName()) : misnamed.name();
                    if (name.endsWith(RuleFiles.ENDING)) {
                        rules.putIfAbsent(RuleFiles.id(name), file);
                    }
                }
            }
        }

        void look(Path asked) {
            if (Files.isDirectory(asked)) {
                FilesBelow found = FilesBelow.find(asked, "");
                found.paths().forEach(this::one);
                found.unreadable().forEach((at, reason) -> {
                    if (at.toString().endsWith(CaseFile.ENDING)) {
                        faults.add(CaseFault.of(at, 1, Code.CASE_FILE, "this file " + reason));
                    }
                });
            } else if (asked.toString().endsWith(RuleFiles.ENDING)) {
                Path beside = CaseFile.beside(asked);
                if (Files.exists(beside, LinkOption.NOFOLLOW_LINKS)) {
                    one(beside);
                }
            } else {
                one(asked);
            }
        }

        private void one(Path file) {
            if (!looked.add(file)) {
                return;
            }
            if (file.toString().endsWith(CaseFile.ENDING)) {
                cases(file);
            } else if (Files.isRegularFile(file)) {
                MisnamedFile misnamed = MisnamedFile.of(file, rules.keySet());
                if (misnamed != null) {
                    meantFor.add(misnamed.rule());
                    faults.add(CaseFault.of(file, 1, Code.CASE_FILE, misnamed.message(file)));
                }
            }
        }

        private void cases(Path file) {
            String id = CaseFile.rule(file);
            Path rule = rules.get(id);
            if (rule == null && Files.isRegularFile(file)) {
                String near = MisnamedFile.nearest(id, rules.keySet());
                meantFor.add(near);
                faults.add(CaseFault.of(
                        file,
                        1,
                        Code.CASE_FILE,
                        "there is no rule '" + id + "' that these cases could be about"
                                + (near.isEmpty()
                                        ? "; a cases file has the name of its rule: <id>" + CaseFile.ENDING
                                        : "; rename the file to " + near + CaseFile.ENDING)));
            }
            faults.addAll(CaseFile.check(file, context(file)));
        }

        /** The rule that a cases file is about, beside it or elsewhere in the book. */
        private CaseContext context(Path file) {
            String id = CaseFile.rule(file);
            Path beside = file.resolveSibling(id + RuleFiles.ENDING);
            Path of = Files.isRegularFile(beside) ? beside : rules.get(id);
            String text = of == null ? "" : text(of);
            return new CaseContext(groupBy(text), alertText(text), names);
        }

        /** Empty where it cannot be read. */
        private static String text(Path rule) {
            try {
                return Files.size(rule) > 200_000 ? "" : Files.readString(rule);
            } catch (IOException e) {
                return "";
            }
        }

        /** What a rule says it is grouped by, whatever else is wrong with it. */
        private static @Nullable List<String> groupBy(String rule) {
            Matcher m = GROUP_BY.matcher(rule);
            return m.find() && !m.group(1).isBlank()
                    ? List.of(m.group(1).strip().split("\\s*,\\s*", -1))
                    : null;
        }

        /** The text of its alerts, likewise. */
        private static @Nullable String alertText(String rule) {
            Matcher m = ALERT_TEXT.matcher(rule);
            return m.find() ? m.group(1).replaceAll("\\\\(.)", "$1") : null;
        }
    }

    /**
     * Checks rule files' cases, cases files and all below folders.
     *
     * @param book the folder of all rules
     * @param knowledge what cases run on; null where that cannot be read, so that names may be anything
     */
    public static CaseCheck of(List<Path> asked, Path book, Function<CaseKnowledge, @Nullable Knowledge> knowledge) {
        Run run = new Run(knowledge);
        run.know(book);
        for (Path path : asked) {
            Path folder = Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
            if (folder != null) {
                run.know(folder);
            }
        }
        asked.forEach(run::look);
        return new CaseCheck(List.copyOf(run.faults), Set.copyOf(run.meantFor));
    }

    /** Checks a text as if it stood in that file. */
    public static List<Fault> ofText(
            Path file, String text, Path book, Function<CaseKnowledge, @Nullable Knowledge> knowledge) {
        Run run = new Run(knowledge);
        run.know(book);
        return CaseFile.check(file, text, run.context(file));
    }
}
