package org.faultline.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.faultline.fixture.GeneratedPart;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.KnowledgeReader;
import org.faultline.rule.file.RuleFiles;
import org.faultline.rule.language.check.Checker;
import org.faultline.rule.language.text.Code;
import org.faultline.rule.language.text.Fault;
import org.faultline.rule.warning.KnownValues;
import org.faultline.trial.cases.check.CaseCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many of the mistakes of people who did not know the checker it leads to the right rule or case: by one fault, at its line and
 * column (two more or less), with what to write. The manual has the score by kind, beside what Drools says of the same rules;
 * {@code -Dupdate=true} writes it anew, which takes a minute.
 */
class AnalystMistakesTest {
    private static final String PAGE = "rule-faults.md";
    private static final Path RULES = Path.of("rules");
    private static final int COLUMNS = 2;

    /** What a corpus of short rules lacks here and there, and is not about. */
    private static final Set<Code> BESIDE_THE_POINT = Set.of(
            Code.HEAD,
            Code.DUPLICATE,
            Code.NO_CASE,
            Code.NOT_HAPPENED,
            Code.NO_ROLE,
            Code.UNKNOWN_AREA,
            Code.SEEN_AREA);

    private static final Knowledge KNOWLEDGE = KnowledgeReader.read(Path.of("config"));

    private static final KnownValues KNOWN = KnownValues.of(KNOWLEDGE);

    @TempDir
    Path dir;

    @Test
    void nineteenOfTwentyInRulesAreLedToTheRightRule() throws IOException {
        Map<String, Score> byKind = rules();
        assertThat(share(byKind)).as(byKind.toString()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void nineteenOfTwentyInCasesAreLedToTheRightCase() throws IOException {
        Map<String, Score> byKind = cases();
        assertThat(share(byKind)).as(byKind.toString()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void whatIsTakenAsItStandsIsNoFault() throws IOException {
        for (AnalystMistake none : AnalystMistake.accepted()) {
            Score score = new Score();
            score.count(none, none.beside().isEmpty() ? ofRule(none) : misnamed(none, family(none.beside())));
            assertThat(score.faults).as(none.toString()).isZero();
        }
    }

    @Test
    void theManualHasTheScoreByKind() throws IOException {
        String rules = table(rules());
        GeneratedPart ofRules = GeneratedPart.of(PAGE, "rules-by-kind");
        if (GeneratedPart.isUpdated()) {
            ofRules.update(rules + row("Drools 10.2.0 alone", drools()));
        }
        assertThat(ofRules.text()).contains(rules);
        GeneratedPart.of(PAGE, "cases-by-kind").is(table(cases()));
    }

    private static double share(Map<String, Score> byKind) {
        Score all = all(byKind);
        return (double) all.led / all.mistakes;
    }

    private Map<String, Score> rules() throws IOException {
        Map<String, Score> byKind = new TreeMap<>();
        for (AnalystMistake mistake : AnalystMistake.inRules()) {
            List<Fault> faults =
                    mistake.file().endsWith(RuleFiles.ENDING) ? ofRule(mistake) : misnamed(mistake, "allies");
            byKind.computeIfAbsent(mistake.kind(), k -> new Score()).count(mistake, faults);
        }
        return byKind;
    }

    private static List<Fault> ofRule(AnalystMistake mistake) {
        RuleFiles.File file = new RuleFiles.File("allies/" + mistake.file(), mistake.text(), true);
        return RuleCheck.of(new RuleFiles(List.of(file), List.of()), RULES, Checker.USUAL_HORIZON, KNOWN)
                .faults();
    }

    private Map<String, Score> cases() throws IOException {
        Map<String, Score> byKind = new TreeMap<>();
        for (AnalystMistake mistake : AnalystMistake.inCases()) {
            byKind.computeIfAbsent(mistake.kind(), k -> new Score())
                    .count(mistake, misnamed(mistake, family(mistake.beside())));
        }
        return byKind;
    }

    /** What is said of a file that stands in the folder of its rule. */
    private List<Fault> misnamed(AnalystMistake mistake, String family) throws IOException {
        Path folder = Files.createDirectories(dir.resolve(family));
        Path file = Files.writeString(folder.resolve(mistake.file()), mistake.text());
        Function<org.faultline.trial.cases.CaseKnowledge, Knowledge> all = k -> KNOWLEDGE;
        List<Fault> faults = CaseCheck.of(List.of(file), RULES, all).faults();
        Files.delete(file);
        return faults;
    }

    private static String family(String rule) throws IOException {
        try (Stream<Path> files = Files.walk(RULES)) {
            return files.filter(f -> f.endsWith(rule + RuleFiles.ENDING))
                    .map(f -> f.getParent().getFileName().toString())
                    .findFirst()
                    .orElse("allies");
        }
    }

    /** With every message it has of a file; it counts columns from 0 here and from 1 there. */
    private static Score drools() {
        Score score = new Score();
        for (AnalystMistake mistake : AnalystMistake.inRules()) {
            List<Fault> said = RawDrools.said(mistake.text()).stream()
                    .map(s -> new Fault("", s.line(), s.column(), Code.ENGINE, s.text(), ""))
                    .toList();
            score.count(mistake, said);
        }
        return score;
    }

    private static Score all(Map<String, Score> byKind) {
        Score all = new Score();
        byKind.values().forEach(all::add);
        return all;
    }

    private static String table(Map<String, Score> byKind) {
        StringBuilder out = new StringBuilder(
                "| kind | mistakes | right place | one fault | names the remedy | all three |\n|---|---|---|---|---|---|\n");
        byKind.forEach((kind, score) -> out.append(row(kind, score)));
        return out.append(row("**all**", all(byKind))).toString();
    }

    private static String row(String kind, Score s) {
        return "| " + kind + " | " + s.mistakes + " | " + s.place + " | " + s.one + " | " + s.remedy + " | " + s.led
                + " |\n";
    }

    private static final class Score {
        private int faults;
        private int mistakes;
        private int place;
        private int one;
        private int remedy;
        private int led;
        private final List<AnalystMistake> missed = new ArrayList<>();

        void count(AnalystMistake mistake, List<Fault> all) {
            List<Fault> faults = all.stream()
                    .filter(f -> !BESIDE_THE_POINT.contains(f.code()))
                    .toList();
            boolean there = faults.stream()
                    .anyMatch(f -> f.line() == mistake.line() && Math.abs(f.column() - mistake.column()) <= COLUMNS);
            boolean named = faults.stream()
                    .anyMatch(f -> mistake.remedy().matcher(f.message()).find());
            boolean ledThere = there && named && faults.size() == 1;
            this.faults += faults.size();
            mistakes++;
            place += there ? 1 : 0;
            one += faults.size() == 1 ? 1 : 0;
            remedy += named ? 1 : 0;
            led += ledThere ? 1 : 0;
            if (!ledThere) {
                missed.add(mistake);
            }
        }

        void add(Score other) {
            mistakes += other.mistakes;
            place += other.place;
            one += other.one;
            remedy += other.remedy;
            led += other.led;
        }

        @Override
        public String toString() {
            return led + " of " + mistakes + ", without " + missed;
        }
    }
}
