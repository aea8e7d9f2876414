package org.faultline.cli;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.name.KnowledgeFault;
import org.faultline.rule.language.text.Fault;
import org.faultline.trial.cases.CaseFiles;
import org.faultline.trial.cases.CaseKnowledge;
import org.faultline.trial.cases.check.CaseCheck;
import org.jspecify.annotations.Nullable;

/** What {@code check} says of cases files, so that {@code test} says the same of one mistake. */
record CheckedCases(Map<Path, List<Fault>> byFile) {
    static final CheckedCases NONE = new CheckedCases(Map.of());

    /**
     * Checks cases files and all below folders.
     *
     * @param book the folder of all rules
     */
    static CheckedCases of(List<Path> asked, Path book, Supplier<Knowledge> configured) {
        return new CheckedCases(CaseCheck.of(asked, book, wanted -> known(wanted, configured)).faults().stream()
                .collect(Collectors.groupingBy(f -> Path.of(f.path()))));
    }

    /** Null where its files have faults, which are named where the cases are run. */
    private static @Nullable Knowledge known(CaseKnowledge wanted, Supplier<Knowledge> configured) {
        try {
            return wanted.read(configured);
        } catch (KnowledgeFault | UncheckedIOException e) {
            return null;
        }
    }

    boolean faulty(Path file) {
        return byFile.containsKey(file);
    }

    /** A file that is not run, with what was said of it here, else what is said of it otherwise. */
    CaseFiles.Unread unread(Path file, String rule, List<Fault> otherwise) {
        return new CaseFiles.Unread(file, rule, byFile.getOrDefault(file, otherwise));
    }
}
