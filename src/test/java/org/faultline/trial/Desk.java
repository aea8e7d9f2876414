package org.faultline.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.faultline.fixture.Findings;
import org.faultline.knowledge.Knowledge;
import org.faultline.rule.RuleBook;
import org.faultline.trial.cases.CaseFile;
import org.faultline.trial.run.CaseResult;
import org.faultline.trial.run.CaseResults;
import org.faultline.trial.run.CaseTester;

/** An analyst's desk: one rule in a folder, tried on cases. */
public record Desk(Path dir, String rule) {
    public static final Knowledge KNOWLEDGE = Findings.KNOWLEDGE;

    /** A rule of that name with that left side, grouped by dyad. */
    public static Desk with(Path dir, String rule, String when) {
        write(dir.resolve(rule + ".drl"), """
                rule "%s"
                  @title("Tried") @severity(HIGH) @status(active) @groupBy("dyad") @quiet("14d")
                when
                  %s
                then
                  alerts.raise($dyad, "Seen between {dyad}");
                end
                """.formatted(rule, when));
        return new Desk(dir, rule);
    }

    public List<CaseResult> run(String cases) {
        return trial(cases).results();
    }

    public CaseResults trial(String cases) {
        Path file = dir.resolve(rule + CaseFile.ENDING);
        write(file, cases);
        try (RuleBook book = RuleBook.compile(dir)) {
            return new CaseTester(book, KNOWLEDGE).run(CaseFile.read(file));
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
