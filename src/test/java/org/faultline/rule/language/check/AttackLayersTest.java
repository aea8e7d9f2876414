package org.faultline.rule.language.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.faultline.rule.Attack;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.print.EnginePrinter;
import org.faultline.rule.language.text.CheckLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The checker refuses every attack where it stands, whichever of its layers is left out. */
class AttackLayersTest {
    private static final int PORT = 9;

    /**
     * An expression that takes for ever elsewhere is one that RE2/J answers in linear time. The others are accepted with a layer left
     * out: a comment is not in the model, and a name of that shape is not printed.
     */
    private static final Set<String> ACCEPTED = Set.of(
            "backtracking", "unicode escape in a comment", "unicode escape ends a line comment", "name with a quote");

    private static List<Attack> attacks() {
        return Attack.FAMILIES.stream()
                .flatMap(family -> Attack.of(family, "attacked", PORT).stream())
                .toList();
    }

    @Test
    void theCorpusIsLargeEnough() {
        assertThat(attacks()).hasSizeGreaterThanOrEqualTo(100);
    }

    @Test
    void everyAttackIsRefusedAtItsPlaceOrDisarmed() {
        refuses(EnumSet.allOf(CheckLayer.class));
        assertThat(attacks().stream()
                        .filter(a -> new Checker(Checker.USUAL_HORIZON)
                                        .check("a.drl", a.text())
                                        .model()
                                != null)
                        .map(Attack::name))
                .containsExactly("backtracking");
    }

    @ParameterizedTest
    @EnumSource(CheckLayer.class)
    void everyAttackIsRefusedOrDisarmedWithoutOneLayer(CheckLayer off) {
        refuses(EnumSet.complementOf(EnumSet.of(off)));
    }

    private static void refuses(Set<CheckLayer> layers) {
        Checker checker = new Checker(Checker.USUAL_HORIZON, layers);
        SoftAssertions all = new SoftAssertions();
        for (Attack attack : attacks()) {
            Checked checked = checker.check("a.drl", attack.text());
            all.assertThat(checked.faults()).as(attack.name()).allMatch(f -> f.line() > 0 && f.column() > 0);
            RuleModel model = checked.model();
            all.assertThat(model == null || disarmed(model)).as(attack.name()).isTrue();
            all.assertThat(model == null || ACCEPTED.contains(attack.name()))
                    .as(attack.name() + " is accepted")
                    .isTrue();
        }
        all.assertAll();
    }

    /** The printer refuses the model, or nothing of the attack is in what it prints. */
    private static boolean disarmed(RuleModel model) {
        try {
            String printed = EnginePrinter.print(model);
            return !printed.contains("setProperty") && !printed.contains("\\u") && !printed.contains(" matches ");
        } catch (IllegalArgumentException e) {
            return true;
        }
    }
}
