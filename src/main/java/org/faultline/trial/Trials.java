package org.faultline.trial;

import java.nio.file.Path;
import java.util.List;
import org.faultline.knowledge.Knowledge;
import org.faultline.rule.Rule;
import org.faultline.rule.RuleBook;

/** Runs cases over a rule book, whoever asks for it: the command, or the service before it takes over new rules. */
public final class Trials {
    private final RuleBook book;
    private final Knowledge knowledge;

    public Trials(RuleBook book, Knowledge knowledge) {
        this.book = book;
        this.knowledge = knowledge;
    }

    /**
     * Every case below a folder, with its variations.
     *
     * @throws CaseFault naming every fault of every file, or every file whose rule is not in the book
     */
    public static List<CaseResult> run(RuleBook book, Knowledge knowledge, Path folder) {
        Trials trials = new Trials(book, knowledge);
        List<CaseFile> files = CaseFile.under(List.of(folder));
        trials.known(files);
        return files.stream().flatMap(f -> trials.run(f).results().stream()).toList();
    }

    /** @throws CaseFault naming every file whose rule is not in the book */
    public void known(List<CaseFile> files) {
        List<String> faults = files.stream()
                .filter(f -> !book.rules().containsKey(f.rule()))
                .map(Trials::unknown)
                .toList();
        if (!faults.isEmpty()) {
            throw new CaseFault(faults);
        }
    }

    /**
     * Every case of a file, each followed by its variations.
     *
     * @throws CaseFault if its rule is not in the book
     */
    public Trial run(CaseFile file) {
        Rule rule = book.rules().get(file.rule());
        if (rule == null) {
            throw new CaseFault(List.of(unknown(file)));
        }
        CaseRunner runner = new CaseRunner(book, knowledge, rule, rule.model());
        List<CaseResult> results =
                file.cases().stream().flatMap(c -> runner.run(file, c).stream()).toList();
        return new Trial(file, results, rule.model(), runner.situations());
    }

    private static String unknown(CaseFile file) {
        return file.path() + ":1: there is no rule \"" + file.rule() + "\"";
    }
}
