package org.faultline.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.faultline.fixture.GeneratedPart;
import org.faultline.rule.language.check.Checker;
import org.faultline.rule.language.check.Mistake;
import org.faultline.rule.language.text.Code;
import org.faultline.rule.language.text.Fault;
import org.junit.jupiter.api.Test;

/**
 * The codes and the score of the checker in the analysts' manual; {@code -Dupdate=true} writes them anew, which takes a minute, since
 * Drools then compiles every mistake.
 */
class ManualCodesTest {
    private static final String PAGE = "rule-faults.md";

    @Test
    void itsCodesAreThoseOfTheChecker() throws IOException {
        StringBuilder table = new StringBuilder("| code | what is wrong | example |\n|---|---|---|\n");
        for (Code code : Code.values()) {
            String example = code.example().isEmpty() ? "" : "`" + code.example() + "`";
            table.append("| `" + code + "` | " + code.meaning() + " | " + example.replace("|", "\\|") + " |\n");
        }
        GeneratedPart.of(PAGE, "codes").is(table.toString());
    }

    @Test
    void itsScoreIsWhatTheCheckerReaches() throws IOException {
        Checker checker = new Checker(Checker.USUAL_HORIZON);
        Score ours = new Score();
        for (Mistake m : Mistake.all()) {
            List<Fault> faults = checker.check(m.path(), m.text()).faults();
            ours.count(
                    faults.stream().anyMatch(f -> f.line() == m.line()),
                    faults.stream().anyMatch(f -> f.line() == m.line() && f.column() == m.column()),
                    faults.stream()
                            .anyMatch(f -> m.remedy().matcher(f.message()).find()));
        }
        String mine = ours.row("`check`");
        GeneratedPart score = GeneratedPart.of(PAGE, "score");
        if (GeneratedPart.isUpdated()) {
            score.update(
                    "| | mistakes | a fault at all | right line | right column | names the remedy |\n|---|---|---|---|---|---|\n"
                            + mine + drools().row("Drools 10.2.0 alone"));
        }
        assertThat(score.text()).contains(mine);
    }

    /** With every message it has of a file taken for it, also those that repeat each other; it counts columns from 0 here and from 1 there. */
    private static Score drools() {
        Score score = new Score();
        for (Mistake m : Mistake.all()) {
            List<RawDrools.Said> said = RawDrools.said(m.text());
            Predicate<RawDrools.Said> line = f -> f.line() == m.line();
            score.count(
                    said.stream().anyMatch(line),
                    said.stream().anyMatch(line.and(f -> f.column() == m.column() || f.column() == m.column() - 1)),
                    said.stream().anyMatch(f -> m.remedy().matcher(f.text()).find()),
                    !said.isEmpty());
        }
        return score;
    }

    private static final class Score {
        private int all;
        private int noticed;
        private int line;
        private int column;
        private int remedy;

        void count(boolean rightLine, boolean rightColumn, boolean named) {
            count(rightLine, rightColumn, named, rightLine);
        }

        void count(boolean rightLine, boolean rightColumn, boolean named, boolean noticedAtAll) {
            all++;
            noticed += noticedAtAll ? 1 : 0;
            line += rightLine ? 1 : 0;
            column += rightColumn ? 1 : 0;
            remedy += named ? 1 : 0;
        }

        String row(String who) {
            return "| " + who + " | " + all + " | " + noticed + " | " + line + " | " + column + " | " + remedy + " |\n";
        }
    }
}
