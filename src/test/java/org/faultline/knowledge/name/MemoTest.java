package org.faultline.knowledge.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoTest {
    private final List<Integer> asked = new ArrayList<>();
    private final Memo<Integer, String> memo = new Memo<>(2, n -> {
        asked.add(n);
        return "answer " + n;
    });

    @Test
    void worksOutAgainOnlyWhatItHadToForget() {
        assertThat(List.of(1, 2, 1, 2)).allSatisfy(n -> assertThat(memo.of(n)).isEqualTo("answer " + n));
        assertThat(asked).containsExactly(1, 2);
        assertThat(List.of(3, 1)).allSatisfy(n -> assertThat(memo.of(n)).isEqualTo("answer " + n));
        assertThat(asked).containsExactly(1, 2, 3, 1);
    }

    @Test
    void givesTheFirstOfEquals() {
        Memo<List<String>, List<String>> one = Memo.ofEquals();
        List<String> first = List.of("a", "b");
        assertThat(one.of(first)).isSameAs(first);
        assertThat(one.of(new ArrayList<>(first))).isSameAs(first);
    }
}
