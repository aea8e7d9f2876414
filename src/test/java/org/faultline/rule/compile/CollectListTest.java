package org.faultline.rule.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a rule collects is every value that holds, as often as it does. */
class CollectListTest {
    private record Thing(String name) {}

    private final CollectList list = new CollectList();
    private final CollectList.Values values = list.createContext();

    @Test
    void ofTwoThatAreEqualTheOneThatGoesIsTakenOut() {
        Thing old = new Thing("a");
        Thing other = new Thing("a");
        list.init(values);
        list.accumulate(values, old);
        list.accumulate(values, other);
        list.reverse(values, other);
        assertThat((List<?>) list.getResult(values)).hasSize(1).first().isSameAs(old);
    }

    @Test
    void aValueThatIsMadeAnewForEachUseIsTakenOutByWhatItSays() {
        list.init(values);
        list.accumulate(values, 1000);
        list.accumulate(values, 7);
        list.reverse(values, Integer.valueOf("1000"));
        assertThat(list.getResult(values)).isEqualTo(List.of(7));
    }
}
