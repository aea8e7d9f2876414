package org.faultline.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.faultline.fact.Fact;
import org.faultline.fact.memory.FactBase;
import org.faultline.fixture.Findings;
import org.faultline.fixture.Reports;
import org.faultline.rule.budget.RuleCodeGate;
import org.faultline.rule.compile.Vocabulary;
import org.faultline.rule.sandbox.Fences;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every attack is refused by the whole fence, and by each layer that claims to, alone; none of them leaves a mark. */
class AttackTest {
    private static final List<Fact> FACTS = List.copyOf(new FactBase(Findings.KNOWLEDGE)
            .learn(List.of(Reports.clash("al-Bukamal")
                    .on("2024-11-02")
                    .between("regime", "IRGC")
                    .report()))
            .come());

    /** Each layer alone. */
    private static final Map<String, RuleCodeGate> FENCES = Map.of(
            "loader", Fences.only("loader", Vocabulary.classes()), "gate", Fences.only("gate", Vocabulary.classes()));

    @TempDir
    Path dir;

    private Marks marks;

    @BeforeEach
    void open() throws IOException {
        marks = new Marks(dir.resolve("attacked"));
    }

    @AfterEach
    void close() throws IOException {
        marks.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"right-side", "conditions", "declarations", "attributes", "literals", "ways-out", "endless"})
    void isRefusedByEachLayerThatClaimsTo(String family) {
        SoftAssertions all = new SoftAssertions();
        for (Attack attack : marks.attacks(family)) {
            for (String layer : attack.layers()) {
                if (!layer.equals("checker")) {
                    String refusal = RawRules.refusal(attack.text(), FENCES.get(layer), FACTS);
                    // the compiler speaks for the loader; a text it cannot read proves nothing
                    all.assertThat(refusal)
                            .as(attack.name() + " by the " + layer)
                            .matches(layer.equals("gate") ? "(?s)gate: .+" : "(?s)(compiler|engine): .+")
                            .doesNotContain("[ERR 1");
                    all.assertThat(marks.found()).as(attack.name()).isEmpty();
                }
            }
        }
        all.assertAll();
    }

    @Test
    void whatIsNoAttackPassesTheFence() {
        RuleCodeGate gate = new RuleCodeGate(Vocabulary.classes());
        String text = Attack.whole("when: Encounter( $dyad : dyad, id != \"x\" )");
        assertThat(RawRules.refusal(text, gate, FACTS)).isEmpty();
    }

    /** An attack does what it says where nothing holds it, or none of this would prove a thing. */
    @Test
    void anAttackLeavesItsMarkWithoutAFence() {
        Attack attack = marks.attacks("right-side").get(0);
        assertThat(RawRules.refusal(attack.text(), Fences.none(Vocabulary.classes()), FACTS))
                .isEmpty();
        assertThat(marks.found()).containsExactly("a property");
    }
}
