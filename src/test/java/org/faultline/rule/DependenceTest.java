package org.faultline.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.rule.RuleFolder.model;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.faultline.rule.drl.RuleModel;
import org.junit.jupiter.api.Test;

/** Rules are only evaluated apart that do not build on each other, over whatever others. */
class DependenceTest {
    private static List<Set<String>> apart(int most, RuleModel... rules) {
        return Dependence.apart(Arrays.asList(rules), most);
    }

    private static final RuleModel ONE = model("one", "Quarrel( $d : dyad )");
    private static final RuleModel TWO = model("two", "DyadDay( $d : dyad )");
    private static final RuleModel THREE = model("three", "Tally( $d : admin1 )");
    private static final RuleModel ON_ONE = model("on-one", "Finding( rule == \"one\", $d : dyad )");
    private static final RuleModel ON_THAT = model("on-that", "Finding( rule == \"on-one\", $d : dyad )");

    @Test
    void whoBuildsOnAnotherIsWithItAndWithWhomThatBuildsOn() {
        assertThat(apart(3, ON_THAT, THREE, ONE, TWO, ON_ONE))
                .containsExactlyInAnyOrder(Set.of("one", "on-one", "on-that"), Set.of("two"), Set.of("three"));
    }

    @Test
    void groupsAreOfAboutTheSameSizeAndNoMoreThanAskedFor() {
        assertThat(apart(2, ONE, TWO, THREE)).extracting(Set::size).containsExactlyInAnyOrder(1, 2);
        assertThat(apart(1, ONE, TWO, THREE)).hasSize(1);
        assertThat(apart(2, ON_THAT, THREE, ONE, TWO, ON_ONE))
                .containsExactlyInAnyOrder(Set.of("one", "on-one", "on-that"), Set.of("two", "three"));
    }

    @Test
    void ofTheProjectsRulesOneStandsApart() {
        try (RuleBook book = RuleBook.compile(Path.of("rules"))) {
            assertThat(book.apart(2))
                    .extracting(b -> b.rules().size())
                    .containsExactly(book.rules().size() - 1, 1);
            assertThat(book.apart(1)).containsExactly(book);
        }
    }
}
