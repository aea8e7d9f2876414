package org.faultline.pipeline.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.faultline.alert.Snapshots;
import org.faultline.fact.event.FactChange;
import org.faultline.rule.firing.Evidence;
import org.junit.jupiter.api.Test;

class ReportChangesTest {
    @Test
    void ofSeveralRequestsInOneStepOnlyThoseBehindTheEvidenceMadeTheRevision() {
        ReportChanges step =
                ReportChanges.in(FactChange.NONE, Map.of("desk:a", "one", "desk:b", "two", "desk:c", "two"));
        assertThat(step.requests(Stream.of(toldBy("a")))).containsExactly("one");
        assertThat(step.requests(Stream.of(toldBy("b", "c"), toldBy("old")))).containsExactly("two");
        assertThat(step.requests(Stream.of(toldBy("c"), toldBy("a")))).containsExactly("one", "two");
        assertThat(step.requests(Stream.of(toldBy("old")))).isEmpty();
    }

    @Test
    void whereOneRequestMadeTheStepItMadeEveryRevisionOfIt() {
        ReportChanges step = ReportChanges.in(FactChange.NONE, Map.of("desk:a", "one", "desk:b", "one"));
        assertThat(step.requests(Stream.empty())).containsExactly("one");
        assertThat(ReportChanges.in(FactChange.NONE, Map.of()).requests(Stream.of(toldBy("a"))))
                .isEmpty();
    }

    private static Evidence toldBy(String... reports) {
        return Snapshots.evidence("event=" + String.join("+", reports));
    }
}
