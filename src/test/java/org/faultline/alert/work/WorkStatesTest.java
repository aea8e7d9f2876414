package org.faultline.alert.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.faultline.alert.lifecycle.Workflow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every state with every deed. */
class WorkStatesTest {
    private static final Instant AT = Instant.parse("2024-11-18T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "OPEN,         ACKNOWLEDGE, ACKNOWLEDGED",
        "OPEN,         ASSIGN,      OPEN",
        "OPEN,         NOTES,       OPEN",
        "OPEN,         CLOSE,       CLOSED",
        "OPEN,         REOPEN,      ",
        "OPEN,         VERDICT,     OPEN",
        "OPEN,         APPROVE,     OPEN",
        "ACKNOWLEDGED, ACKNOWLEDGE, ",
        "ACKNOWLEDGED, ASSIGN,      ACKNOWLEDGED",
        "ACKNOWLEDGED, NOTES,       ACKNOWLEDGED",
        "ACKNOWLEDGED, CLOSE,       CLOSED",
        "ACKNOWLEDGED, REOPEN,      ",
        "ACKNOWLEDGED, VERDICT,     ACKNOWLEDGED",
        "ACKNOWLEDGED, APPROVE,     ACKNOWLEDGED",
        "CLOSED,       ACKNOWLEDGE, ",
        "CLOSED,       ASSIGN,      ",
        "CLOSED,       NOTES,       CLOSED",
        "CLOSED,       CLOSE,       ",
        "CLOSED,       REOPEN,      OPEN",
        "CLOSED,       VERDICT,     CLOSED",
        "CLOSED,       APPROVE,     "
    })
    void aDeedLeadsFromAStateToAnotherOrIsRefused(Workflow from, WorkAction deed, @Nullable Workflow to) {
        Work work = in(from);
        int version = work.version();
        if (to == null) {
            assertThatThrownBy(() -> work.take(act(deed, "Omar"), 1, AT))
                    .isInstanceOf(NotAllowed.class)
                    .hasMessageContaining(from.name());
            assertThat(work.state()).isEqualTo(from);
            assertThat(work.version()).isEqualTo(version);
            assertThat(WorkAction.allowed(from)).doesNotContain(deed);
        } else {
            WorkEntry entry = work.take(act(deed, "Omar"), 1, AT);
            assertThat(work.state()).isEqualTo(to);
            assertThat(work.version()).isEqualTo(version + 1);
            assertThat(entry.number()).isEqualTo(version + 1);
            assertThat(work.changedBy()).isEqualTo("Omar");
            assertThat(WorkAction.allowed(from)).contains(deed);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ACKNOWLEDGE, Rana, , true",
        "ACKNOWLEDGE, Omar, , false",
        "ACKNOWLEDGE, Rana, REOPEN CLOSE, false",
        "NOTES, Rana, ACKNOWLEDGE, true",
        "ASSIGN, Rana, NOTES, true",
        "ASSIGN, Rana, ACKNOWLEDGE CLOSE, true",
        "VERDICT, Rana, CLOSE, true",
        "VERDICT, Omar, , false",
        "CLOSE, Rana, NOTES, true",
        "CLOSE, Rana, REOPEN, false"
    })
    void theSameByTheSamePersonHoldsUntilItIsUndone(
            WorkAction deed, String again, @Nullable String between, boolean holds) {
        Work work = Work.none(1);
        WorkEntry done = work.take(act(deed, "Rana"), 1, AT);
        for (String other : between == null ? List.<String>of() : List.of(between.split(" "))) {
            WorkAction next = WorkAction.valueOf(other);
            if (next.allowedIn(work.state())) {
                work.take(act(next, "Omar"), 1, AT);
            }
        }
        assertThat(work.holds(act(deed, again), done)).isEqualTo(holds);
    }

    @Test
    void aVerdictAndAnAssigneeAreThoseGivenLast() {
        Work work = Work.none(1);
        WorkEntry first = work.take(WorkRequest.verdict("Rana", Verdict.NOISE, null), 1, AT);
        WorkEntry second = work.take(WorkRequest.verdict("Omar", Verdict.USEFUL, null), 1, AT);
        assertThat(work.verdict()).isEqualTo(Verdict.USEFUL);
        assertThat(second.from()).isEqualTo("NOISE");
        assertThat(second.to()).isEqualTo("USEFUL");
        assertThat(work.holds(WorkRequest.verdict("Rana", Verdict.NOISE, null), first))
                .isFalse();
        work.take(WorkRequest.assign("Rana", "Omar", null), 1, AT);
        WorkEntry back = work.take(WorkRequest.assign("Rana", null, null), 1, AT);
        assertThat(work.assignee()).isNull();
        assertThat(work.holds(WorkRequest.assign("Rana", null, null), back)).isTrue();
        assertThat(work.holds(WorkRequest.assign("Rana", "Omar", null), back)).isFalse();
    }

    @Test
    void whatAnyDeedsLeadToIsOneNumberATimeAndNothingIsHalfDone() {
        for (int seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            Work work = Work.none(1);
            List<WorkEntry> trail = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                WorkAction deed = WorkAction.values()[random.nextInt(WorkAction.values().length)];
                Workflow before = work.state();
                try {
                    trail.add(work.take(act(deed, "person-" + random.nextInt(3)), i, AT));
                } catch (NotAllowed e) {
                    assertThat(work.state()).isEqualTo(before);
                }
                assertThat(work.closedFor() != null).isEqualTo(work.state() == Workflow.CLOSED);
                assertThat(work.closedBy() != null).isEqualTo(work.state() == Workflow.CLOSED);
            }
            assertThat(trail)
                    .as("seed %d", seed)
                    .extracting(WorkEntry::number)
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(work.version()).isEqualTo(trail.size());
        }
    }

    @Test
    void somethingCanBeDoneInEveryState() {
        Set<WorkAction> all = EnumSet.noneOf(WorkAction.class);
        for (Workflow state : Workflow.values()) {
            all.addAll(WorkAction.allowed(state));
        }
        assertThat(all).containsExactly(WorkAction.values());
    }

    private static Work in(Workflow state) {
        Work work = Work.none(1);
        switch (state) {
            case OPEN -> {}
            case ACKNOWLEDGED -> work.take(act(WorkAction.ACKNOWLEDGE, "Rana"), 1, AT);
            case CLOSED -> work.take(act(WorkAction.CLOSE, "Rana"), 1, AT);
        }
        return work;
    }

    private static WorkRequest act(WorkAction deed, String by) {
        return switch (deed) {
            case ASSIGN -> WorkRequest.assign(by, "Omar", null);
            case CLOSE -> WorkRequest.close(by, CloseUntil.ENDS, null);
            case VERDICT -> WorkRequest.verdict(by, Verdict.USEFUL, null);
            case ACKNOWLEDGE, NOTES, REOPEN, APPROVE -> WorkRequest.of(deed, by, "seen");
        };
    }
}
