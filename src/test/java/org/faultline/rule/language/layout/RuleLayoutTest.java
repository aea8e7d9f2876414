package org.faultline.rule.language.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.faultline.rule.file.RuleFiles;
import org.faultline.rule.language.check.Checker;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.print.EnginePrinter;
import org.faultline.rule.language.print.Printer;
import org.faultline.rule.language.text.Comment;
import org.faultline.rule.language.text.Fault;
import org.faultline.rule.language.text.Token;
import org.faultline.rule.language.text.Tokenizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleLayoutTest {
    static List<RuleFiles.File> rules() {
        return RuleFiles.under(Path.of("rules")).files();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theRulesThatComeWithTheProgramAreLaidOut(RuleFiles.File rule) {
        assertThat(RuleLayout.of(rule.text())).isEqualTo(rule.text());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void howARuleIsWrittenMakesNoDifference(RuleFiles.File rule) {
        List<Token> tokens = tokens(rule.text());
        String head = rule.text().substring(0, rule.text().indexOf("rule \""));
        for (String between : List.of(" ", "\n", "\r\n\t")) {
            assertThat(RuleLayout.of(head + joined(tokens, between))).isEqualTo(rule.text());
        }
    }

    /** With comments strewn in at random: none is lost, the rule says the same, and laid out twice is laid out once. */
    @ParameterizedTest
    @MethodSource("rules")
    void commentsAreKeptWhereverTheyStand(RuleFiles.File rule) {
        List<Token> tokens = tokens(rule.text());
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            List<String> words = new ArrayList<>();
            for (Token token : tokens.subList(0, tokens.size() - 1)) {
                words.add(written(token));
                words.add(
                        switch (random.nextInt(12)) {
                            case 0 -> " // behind " + words.size() + "\n";
                            case 1 -> "\n// above " + words.size() + "\n";
                            case 2 -> " /* between " + words.size() + " */ ";
                            case 3 -> "\n/* several\n * lines " + words.size() + "\n */\n";
                            default -> " ";
                        });
            }
            String text = String.join("", words);
            String laidOut = RuleLayout.of(text);
            assertThat(model(rule.path(), laidOut)).isEqualTo(model(rule.path(), rule.text()));
            assertThat(comments(laidOut)).containsExactlyInAnyOrderElementsOf(comments(text));
            assertThat(RuleLayout.of(laidOut)).as("from\n%s", text).isEqualTo(laidOut);
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theEngineIsGivenTheSame(RuleFiles.File rule) {
        String ugly = RuleLayout.of(Printer.print(model(rule.path(), rule.text())));
        assertThat(EnginePrinter.print(model(rule.path(), ugly)))
                .isEqualTo(EnginePrinter.print(model(rule.path(), rule.text())));
    }

    @Test
    void metadataStandInOneOrderAndLongTestsAreBroken() {
        String text = """
                import org.faultline.fact.Role;
                // whose it is
                rule "a" @groupBy("dyad")   // told apart by the pair
                  @severity( LOW ) @title("Any")
                when
                  not(Encounter(deathsBest>=-5||$x:dyad==""&&(happened)) and DyadDay() )
                  $a:Encounter( type in (CLASH,ATTACK,AIRSTRIKE,SHELLING,ABDUCTION,CAPTURE,EXPLOSION,RAID,AMBUSH,SNIPING,ARREST,DEMONSTRATION), $dyad:dyad)
                  accumulate(DyadDay(dyad==$dyad, this after [0d , 7d] $a);$n:count();$n>1+2*3)
                then alerts.raise($n>9?HIGH:LOW,$dyad,"{n}"); end
                """.replace("$x:dyad", "dyad");
        assertThat(RuleLayout.of(text)).isEqualTo("""
                import org.faultline.fact.Role;
                // whose it is
                rule "a"
                  @title("Any")
                  @severity(LOW)
                  @groupBy("dyad") // told apart by the pair
                when
                  not( Encounter( deathsBest >= -5 || dyad == "" && (happened) ) and DyadDay() )
                  $a : Encounter( type in (CLASH, ATTACK, AIRSTRIKE, SHELLING, ABDUCTION, CAPTURE, EXPLOSION, RAID, AMBUSH, SNIPING,
                                  ARREST, DEMONSTRATION), $dyad : dyad )
                  accumulate(
                    DyadDay( dyad == $dyad, this after[0d, 7d] $a );
                    $n : count();
                    $n > 1 + 2 * 3 )
                then
                  alerts.raise($n > 9 ? HIGH : LOW, $dyad, "{n}");
                end
                """);
    }

    @Test
    void whatHasAFaultIsNotTouched() {
        assertThatThrownBy(() -> RuleLayout.of("rule \"a\" when then end"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("has faults");
    }

    private static List<Token> tokens(String text) {
        return Tokenizer.tokens(text, new Fault.Gatherer("", text));
    }

    private static String joined(List<Token> tokens, String between) {
        return String.join(between, tokens.stream().map(RuleLayoutTest::written).toList());
    }

    private static String written(Token token) {
        return token.sort() == Token.Sort.TEXT ? Printer.quoted(token.text()) : token.text();
    }

    private static List<String> comments(String text) {
        List<String> all = new ArrayList<>(Tokenizer.comments(text).stream()
                .map(Comment::text)
                .map(t -> t.replaceAll("\\s+", " ").strip())
                .toList());
        Collections.sort(all);
        return all;
    }

    private static RuleModel model(String path, String text) {
        return Objects.requireNonNull(new Checker(400).check(path, text).model(), text);
    }
}
