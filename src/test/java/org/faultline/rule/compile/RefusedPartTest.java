package org.faultline.rule.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import org.faultline.rule.RuleCheck;
import org.faultline.rule.RuleFolder;
import org.faultline.rule.file.RuleFiles;
import org.faultline.rule.language.check.Checker;
import org.faultline.rule.language.model.Position;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.print.Printer;
import org.faultline.rule.language.text.Code;
import org.faultline.rule.language.text.Fault;
import org.faultline.rule.warning.KnownValues;
import org.junit.jupiter.api.Test;

/** What the engine refuses is named where it stands, in words of ours. */
class RefusedPartTest {
    private static final String TEXT =
            RuleFolder.rule("a", "@groupBy(\"dyad\") @severity(LOW)", """
              Encounter( type == CLASH, $dyad : dyad )
              Encounter( dyad == $dyad, deathsBest > 3, vehicles > 2 )
              accumulate( $day : DyadDay( dyad == $dyad ); $n : count( $day ); $n >= 2, $n <= 9 )
            """, "  alerts.raise($dyad, \"x\");");
    private static final RuleModel MODEL = RuleCheck.read("f/a.drl", TEXT).model();

    @Test
    void isTheTestWithoutWhichTheEngineTakesTheRule() {
        assertThat(refused("vehicles > 2")).isEqualTo(line("vehicles > 2"));
        assertThat(refused("$n <= 9")).isEqualTo(line("$n <= 9"));
    }

    @Test
    void isTheConditionWhereNoTestIsToBlameAlone() {
        assertThat(refused("accumulate")).isEqualTo(line("accumulate"));
        assertThat(refused("type == CLASH", "$dyad : dyad")).isEqualTo(line("Encounter( type"));
    }

    @Test
    void isTheRightSideWhereTheEngineTakesAllConditions() {
        assertThat(RefusedPart.of(MODEL, model -> true)).isEqualTo(line("alerts.raise"));
    }

    @Test
    void isOneFaultInOurWords() {
        RuleFiles.File file = new RuleFiles.File("f/a.drl", TEXT);
        PrintedRule broken = new PrintedRule(file, MODEL, Vocabulary.head() + "rule \"a\" when x.Y( z ) then end");
        PrintedRule sound = new PrintedRule(new RuleFiles.File("f/b.drl", TEXT), MODEL.withId("b"));
        assertThat(RuleCheck.refused(List.of(sound))).isEmpty();
        assertThat(RuleCheck.refused(List.of(sound, broken))).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(Code.ENGINE);
            assertThat(fault.path()).isEqualTo("f/a.drl");
            assertThat(fault.source()).isEqualTo("  alerts.raise($dyad, \"x\");");
            assertThat(fault.message())
                    .startsWith("the engine cannot run this, although no mistake was found in it; say it otherwise")
                    .doesNotContain("x.Y", "drools", "java");
        });
    }

    /** Two figures of one name compile, and are refused when the rules are put together. */
    @Test
    void isFoundAlsoWhereTheEngineCompilesWhatItCannotRun() {
        String day = "org.faultline.fact.aggregate.DyadDay( dyad == $d )";
        String count = "accumulate( $%1$s : " + day + "; $n : count( $%1$s ), $%1$ss : listed( $%1$s ) ) ";
        PrintedRule broken = new PrintedRule(
                new RuleFiles.File("f/a.drl", TEXT),
                MODEL,
                Vocabulary.head() + "rule \"a\" when org.faultline.fact.aggregate.DyadDay( $d : dyad ) "
                        + count.formatted("one") + count.formatted("two") + "then end");
        assertThat(RuleCheck.refused(List.of(broken))).extracting(f -> f.code()).containsExactly(Code.ENGINE);
    }

    @Test
    void aTextInWhichNothingIsWrongCompiles() {
        assertThat(RuleCheck.of("f/a.drl", TEXT, Checker.USUAL_HORIZON, List.of(), KnownValues.NONE))
                .allMatch(Fault::isWarning);
        assertThat(RuleCheck.of(
                        "f/a.drl",
                        TEXT.replace("vehicles", "vehicle"),
                        Checker.USUAL_HORIZON,
                        List.of(),
                        KnownValues.NONE))
                .extracting(f -> f.code())
                .containsExactly(Code.UNKNOWN_FIELD);
    }

    /** Where the engine is said to refuse every rule that holds all of these. */
    private static Position refused(String... parts) {
        Predicate<RuleModel> taken = model ->
                !List.of(parts).stream().anyMatch(part -> Printer.print(model).contains(part));
        return RefusedPart.of(MODEL, taken);
    }

    private static Position line(String part) {
        String before = TEXT.substring(0, TEXT.indexOf(part));
        int start = before.lastIndexOf('\n') + 1;
        return new Position(
                (int) before.lines().count() + (before.endsWith("\n") ? 1 : 0), before.length() - start + 1);
    }
}
