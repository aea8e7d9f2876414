package org.faultline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.util.List;
import org.faultline.fact.linking.LinkDecision;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.faultline.pipeline.lane.LaneInputs;
import org.junit.jupiter.api.Test;

/** What a change of decisions makes the lane work out again. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class LanesServiceTest {
    @Inject
    Service service;

    @Inject
    Lanes lanes;

    /** Where names are decided on at the same time, everything is worked out by months, and these must be among them. */
    @Test
    void aDecisionOnLinksTouchesTheMonthsOfItsReports() {
        service.empty();
        service.deliver("""
                {"dataset": "desk", "externalId": "one", "asOf": "2024-11-17T01:00:00Z", "type": "CLASH",
                 "date": {"best": "2024-11-10"}, "sideA": ["NDF"], "sideB": ["IRGC"], "place": {"name": "al-Mayadin"},
                 "source": {"publisher": "Desk A", "publishedOn": "2024-11-12"}, "quote": "A clash, says A."}
                """);
        LaneInputs before = lanes.inputs("world");
        List<LinkDecision> decisions = List.of(new LinkDecision(1, "desk:one", "desk:none", true, null, null, null));
        LaneInputs after =
                new LaneInputs(before.rules(), before.configured(), before.knowledge(), before.names(), decisions);
        assertThat(lanes.touched(before, after).months()).containsExactly(YearMonth.of(2024, 11));
        assertThat(lanes.touched(before, before).months()).isEmpty();
    }
}
