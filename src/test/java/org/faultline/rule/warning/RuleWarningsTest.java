package org.faultline.rule.warning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.faultline.knowledge.KnowledgeReader;
import org.faultline.rule.language.check.Checker;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.text.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleWarningsTest {
    private static final KnownValues KNOWN = KnownValues.of(KnowledgeReader.read(Path.of("config")));

    private static final String HEAD = """
            /*
             * Fires   on a clash.
             * Why     one is enough.
             * Misses  others.
             * Noise   none.
             */
            """;
    private static final String WHEN = """
            $clash : Encounter( type == CLASH, happened, role == SIDE_A, deathsBest >= 5, $dyad : dyad )
              $next : DyadDay( violent, dyad == $dyad, this after[0d, 7d] $clash )
            """;

    @Test
    void aRuleThatSaysWhatItIsForAndIsTheOnlyOneHasNone() {
        assertThat(warnings(rule("a", HEAD, WHEN))).isEmpty();
        assertThat(warnings(
                        rule("a", HEAD, WHEN),
                        rule("b", HEAD, WHEN.replace("CLASH", "ATTACK")),
                        rule("c", HEAD, WHEN.replace("deathsBest >= 5", "deathsBest > 5")),
                        rule(
                                "d",
                                HEAD,
                                WHEN.replace("deathsBest >= 5", "deathsBest >= 6")
                                        .replace("7d", "8d"))))
                .isEmpty();
    }

    @Test
    void theHeadAnswersFourQuestions() {
        assertThat(warnings(rule("a", "", WHEN)))
                .singleElement()
                .asString()
                .startsWith("f/a.drl:1:6: warning HEAD no comment at the head says what it fires on");
        assertThat(warnings(rule("a", HEAD.replace("Misses", "Omits").replace("Noise   none", "Noise"), WHEN)))
                .singleElement()
                .asString()
                .contains(
                        ":7:6: warning HEAD the comment at the head does not say Misses, Noise; write a line for each");
        assertThat(warnings(rule("a", "", WHEN).replace("draft", "retired"))).isEmpty();
    }

    @Test
    void namesAndTheOrderOfTestsMakeNoOtherRule() {
        String other = """
                $a : Encounter( $pair : dyad, $unasked : admin1, deathsBest >= 5, happened, type == CLASH, role == SIDE_A )
                  $b : DyadDay( this after[0d, 7d] $a, dyad == $pair, violent )
                """;
        String renamed = rule("b", HEAD, other).replace("raise($dyad", "raise($pair");
        assertThat(warnings(rule("a", HEAD, WHEN), renamed))
                .singleElement()
                .asString()
                .contains(":7:6: warning DUPLICATE the rule b asks for the same;");
        assertThat(warnings(rule("a", HEAD, WHEN), renamed.replace("draft", "retired")))
                .isEmpty();
    }

    @Test
    void oneOtherNumberTextOrWindowIsNamed() {
        assertThat(warnings(rule("a", HEAD, WHEN), rule("b", HEAD, WHEN.replace(">= 5", ">= 10"))))
                .singleElement()
                .asString()
                .contains("the rule b asks for the same but for 10 in the place of 5;");
        assertThat(warnings(rule("a", HEAD, WHEN), rule("b", HEAD, WHEN.replace("7d", "14d"))))
                .singleElement()
                .asString()
                .contains("14d in the place of 7d");
    }

    @Test
    void theDraftOfARuleIsNoOther() {
        String active = rule("a", HEAD, WHEN).replace("draft", "active");
        String draft = rule("a-draft", HEAD, WHEN.replace(">= 5", ">= 6"));
        assertThat(warnings(draft, active)).isEmpty();
        assertThat(warnings(active, draft)).isEmpty();
        assertThat(warnings(draft.replace("a-draft", "b-draft"), active)).hasSize(1);
    }

    @Test
    void aWarningIsAcceptedWithAReason() {
        String other = rule("b", HEAD, WHEN);
        String accepted = HEAD + "// accepted: DUPLICATE: two desks want to be told apart\n";
        assertThat(warnings(rule("a", accepted, WHEN), other)).isEmpty();
        assertThat(warnings(rule("a", accepted, WHEN)))
                .singleElement()
                .asString()
                .contains(":7:1: warning ACCEPTANCE there is no warning DUPLICATE here; leave this line out");
        assertThat(warnings(rule("a", HEAD + "// accepted: DUPLICATE:\n", WHEN), other))
                .extracting(f -> f.code().name())
                .containsExactly("ACCEPTANCE", "DUPLICATE");
        assertThat(warnings(rule("a", HEAD + "// accepted: DUPLICAT: so\n", WHEN), other))
                .first()
                .asString()
                .contains("there is no warning DUPLICAT; did you mean DUPLICATE?; only warnings can be accepted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "groupA == \"Iran\"; did you mean \"iran-axis\"?",
                "groupA == \"the Iranian axis\"; did you mean \"iran-axis\"?",
                "groupA == \"iran-axes\"; did you mean \"iran-axis\"?",
                "groupA == \"IRGC\"; did you mean \"iran-axis\"?",
                "groupA in (\"isis\", \"Wagner\"); write \"Wagner (unknown)\"",
                "country == \"Syria\"; did you mean \"SYR\"?",
                "country == \"SY\"; SYR",
                "admin1 == \"Deir Ezzor\"; did you mean \"Deir ez-Zor\"?",
                "dyad == \"iran-axis|assad-side\"; write \"assad-side|iran-axis\"",
                "dyad == \"israel - hamas\"; write \"hamas|israel\""
            })
    void aNameThatNobodyHasIsNamedWithTheOneThatIsMeant(String test, String remedy) {
        assertThat(warnings(rule("a", HEAD, WHEN.replace("happened", "happened, " + test))))
                .singleElement()
                .asString()
                .contains(":10:", "warning DOUBTFUL", remedy);
    }

    @Test
    void namesThatAreKnownOrToldToBeUnknownAreNone() {
        for (String test : List.of(
                "groupA == \"iran-axis\"",
                "groupA == \"Wagner (unknown)\"",
                "country == \"SYR\"",
                "admin1 == \"Somewhere\"",
                "admin1 != \"\"",
                "dyad == \"assad-side|iran-axis\"")) {
            assertThat(warnings(rule("a", HEAD, WHEN.replace("happened", "happened, " + test))))
                    .as(test)
                    .isEmpty();
        }
    }

    @Test
    void aPatternOnEventsSaysWhetherTheyHappened() {
        assertThat(warnings(rule("a", HEAD, WHEN.replace("happened, ", ""))))
                .singleElement()
                .asString()
                .contains("10:12: warning NOT_HAPPENED", "write Encounter( happened, … )");
        for (String asked : List.of("status == PLANNED, ", "happened || status == ALLEGED, ")) {
            assertThat(warnings(rule("a", HEAD, WHEN.replace("happened, ", asked))))
                    .as(asked)
                    .isEmpty();
        }
        String same = WHEN + "  not Encounter( coercive, dyad == $dyad )\n";
        assertThat(warnings(rule("a", HEAD, same))).isEmpty();
    }

    @Test
    void anEncounterSaysWhetherGroupsBesideASideAreMeant() {
        assertThat(warnings(rule("a", HEAD, WHEN.replace("role == SIDE_A, ", ""))))
                .singleElement()
                .asString()
                .contains("10:12: warning NO_ROLE", "write Encounter( role == SIDE_A, … )");
        for (String asked : List.of("role in (SIDE_A, ASSOC), ", "role != ASSOC, ")) {
            assertThat(warnings(rule("a", HEAD, WHEN.replace("role == SIDE_A, ", asked))))
                    .as(asked)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "; $area : admin1; admin1 == $area; 10:; write admin1 != \"\"",
                "; $area : admin2; $area == admin2; 10:; write admin2 != \"\"",
                "; $area : event.origin.admin1; event.origin.admin1 == $area; 10:; write event.origin.admin1 != \"\"",
                "; $one : admin1; admin1 == $x.admin1; 11:; write admin1 != \"\"",
                "admin1 != \"\",; $area : admin1; admin1 == $area; ;",
                "admin1 == \"Homs\",; $area : admin1; admin1 == $area; ;",
                "admin1 in (\"Homs\", \"Hama\"),; $area : admin1; admin1 == $area; ;",
                "; $area : admin1; admin1 != \"\", admin1 == $area; ;",
                "; $area : admin1; admin1 == $area || $area == \"\"; ;",
                "crossesBorder,; $area : goalCountry; originCountry == $area; ;",
                "; $area : admin1; happened; ;",
            })
    void anUnknownAreaJoinsNothing(String known, String name, String join, String line, String remedy) {
        String when = """
                $x : Involvement( happened, role == SIDE_A, %s $dyad : group, %s )
                  $y : Involvement( happened, role == SIDE_B, group == $dyad, %s, this after[0d, 7d] $x )
                """.formatted(known == null ? "" : known, name, join);
        List<Fault> warnings = warnings(rule("a", HEAD, when));
        if (line == null) {
            assertThat(warnings).isEmpty();
        } else {
            assertThat(warnings).singleElement().asString().contains(":" + line, "warning UNKNOWN_AREA", remedy);
        }
    }

    @Test
    void eachUnknownAreaIsNamed() {
        String when = """
                $x : Involvement( happened, role == SIDE_A, $dyad : group, $one : admin1, $two : admin2 )
                  $y : Involvement( happened, role == SIDE_B, group == $dyad, admin1 == $one, admin2 == $two )
                  $z : Involvement( happened, role == SIDE_B, group == $dyad, admin1 == $one )
                """;
        assertThat(warnings(rule("a", HEAD, when))).extracting(Fault::column).containsExactly(62, 77);
    }

    @Test
    void anUnknownAreaIsNotCounted() {
        String when = """
                $latest : Encounter( violent, happened, role == SIDE_A, $dyad : dyad )
                  accumulate(
                    $day : DyadDay( violent, dyad == $dyad, $area : admin1, this before[0d, 7d] $latest );
                    $areas : distinct( $area ), $days : collectList( $day );
                    $areas >= 2 )
                """;
        assertThat(warnings(rule("a", HEAD, when)))
                .singleElement()
                .asString()
                .contains(":12:", "warning UNKNOWN_AREA admin1 is counted");
        assertThat(warnings(rule("a", HEAD, when.replace("$area :", "admin1 != \"\", $area :"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "mobilizing; $area : admin1; 11:; write $area : goalAdmin1",
                "type in (REINFORCEMENT, REDEPLOYMENT); $area : admin2; 11:; write $area : event.goal.admin2",
                "type == REINFORCEMENT || type == REDEPLOYMENT; admin1 == $where; 11:; write goalAdmin1",
                "type == REINFORCEMENT; $area : goalAdmin1; ;",
                "type == WITHDRAWAL; $area : admin1; ;",
                "violent; $area : admin1; ;",
            })
    void forcesAreWhereTheyGo(String type, String test, String line, String remedy) {
        String when = """
                $hit : Involvement( violent, happened, role == SIDE_B, $dyad : group, admin1 != "", $where : admin1 )
                  $move : Involvement( %s, happened, role == SIDE_A, group == $dyad, %s, this after[0d, 7d] $hit )
                """.formatted(type, test);
        String rule = rule("a", HEAD, when);
        List<Fault> warnings = warnings(
                test.startsWith("$area")
                        ? rule.replace("(\"dyad\")", "(\"dyad, admin1\")").replace("raise($dyad", "raise($dyad, $area")
                        : rule);
        if (line == null) {
            assertThat(warnings).isEmpty();
        } else {
            assertThat(warnings).singleElement().asString().contains(":" + line, "warning SEEN_AREA", remedy);
        }
    }

    @Test
    void valuesStandInTheOrderOfGroupByWhichNamesFields() {
        String two = rule("a", HEAD, WHEN.replace("$dyad : dyad", "$dyad : dyad, $area : admin1"));
        String swapped = two.replace("\"dyad\")", "\"dyad, admin1\")").replace("raise($dyad", "raise($area, $dyad");
        assertThat(warnings(swapped))
                .singleElement()
                .asString()
                .contains("13:16: warning DOUBTFUL", "write alerts.raise($dyad, $area, \"…\")");
        String area = two.replace("\"dyad\")", "\"dyad, area\")").replace("raise($dyad", "raise($dyad, $area");
        assertThat(warnings(area))
                .singleElement()
                .asString()
                .contains("8:63: warning DOUBTFUL", "no fact has a field area", "write @groupBy(\"dyad, admin1\")");
    }

    private static String rule(String id, String head, String when) {
        return head + """
                rule "%s"
                  @title("Any") @severity(LOW) @status(draft) @groupBy("dyad")
                when
                  %s
                then
                  alerts.raise($dyad, "Any");
                end
                """.formatted(id, when.strip());
    }

    /** Those of the first, among the others. */
    private static List<Fault> warnings(String... texts) {
        List<SoundRule> rules = new ArrayList<>();
        for (String text : texts) {
            String id = text.replaceAll("(?s).*rule \"([\\w-]+)\".*", "$1");
            RuleModel model = new Checker(400).check("f/" + id + ".drl", text).model();
            assertThat(model).as(text).isNotNull();
            rules.add(new SoundRule("f/" + id + ".drl", text, model));
        }
        return RuleWarnings.of(rules.get(0), rules, KNOWN);
    }
}
