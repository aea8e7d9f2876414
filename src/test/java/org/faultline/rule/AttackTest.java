package org.faultline.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.faultline.Findings;
import org.faultline.Reports;
import org.faultline.fact.Fact;
import org.faultline.fact.FactBase;
import org.faultline.rule.fence.Fence;
import org.faultline.rule.fence.Fences;
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

    @TempDir
    Path dir;

    private ServerSocket door;

    @BeforeEach
    void open() throws IOException {
        door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        door.setSoTimeout(1);
    }

    @AfterEach
    void close() throws IOException {
        door.close();
        System.clearProperty("faultline.attacked");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"right-side", "conditions", "declarations", "attributes", "literals", "ways-out", "endless"})
    void isRefusedByEachLayerThatClaimsTo(String family) {
        SoftAssertions all = new SoftAssertions();
        for (Attack attack : Attack.of(family, mark().toString(), door.getLocalPort())) {
            for (String layer : attack.layers()) {
                if (!layer.equals("checker")) {
                    String refusal = RawRules.refusal(attack.text(), Fences.only(layer, Vocabulary.classes()), FACTS);
                    // the compiler speaks for the loader; a text it cannot read proves nothing
                    all.assertThat(refusal)
                            .as(attack.name() + " by the " + layer)
                            .matches(layer.equals("gate") ? "(?s)gate: .+" : "(?s)(compiler|engine): .+")
                            .doesNotContain("[ERR 1");
                    all.assertThat(marks()).as(attack.name()).isEmpty();
                    System.clearProperty("faultline.attacked");
                }
            }
        }
        all.assertAll();
    }

    @Test
    void whatIsNoAttackPassesTheFence() {
        Fence fence = new Fence(Vocabulary.classes());
        String text = Attack.whole("when: Encounter( $dyad : dyad, id != \"x\" )");
        assertThat(RawRules.refusal(text, fence, FACTS)).isEmpty();
    }

    /** An attack does what it says where nothing holds it, or none of this would prove a thing. */
    @Test
    void anAttackLeavesItsMarkWithoutAFence() {
        Attack attack =
                Attack.of("right-side", mark().toString(), door.getLocalPort()).get(0);
        assertThat(RawRules.refusal(attack.text(), Fences.none(Vocabulary.classes()), FACTS))
                .isEmpty();
        assertThat(marks()).containsExactly("a property");
    }

    private Path mark() {
        return dir.resolve("attacked");
    }

    private List<String> marks() {
        List<String> found = new ArrayList<>();
        if (System.getProperty("faultline.attacked") != null) {
            found.add("a property");
        }
        if (mark().toFile().exists()) {
            found.add("a file");
        }
        if (Thread.getAllStackTraces().keySet().stream()
                .anyMatch(t -> t.getName().equals("faultline-attacked"))) {
            found.add("a thread");
        }
        try {
            door.accept().close();
            found.add("a connection");
        } catch (SocketTimeoutException e) {
            // nobody knocked
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
