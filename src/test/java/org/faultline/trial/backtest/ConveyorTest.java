package org.faultline.trial.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ConveyorTest {
    @Test
    void givesWhatWasPutInItsOrderAndWorksAheadOfWhoTakes() throws InterruptedException {
        CountDownLatch all = new CountDownLatch(3);
        try (Conveyor<Integer> conveyor = new Conveyor<>("test")) {
            for (int i = 0; i < 3; i++) {
                int made = i;
                conveyor.put(() -> {
                    all.countDown();
                    return made;
                });
            }
            all.await();
            assertThat(conveyor.size()).isEqualTo(3);
            assertThat(List.of(conveyor.take(), conveyor.take(), conveyor.take()))
                    .containsExactly(0, 1, 2);
            assertThat(conveyor.size()).isZero();
        }
    }

    @Test
    void whatFailedFailsWhoTakesItAndIsWaitedForWhenNobodyDoes() {
        List<String> done = Collections.synchronizedList(new ArrayList<>());
        try (Conveyor<Boolean> conveyor = new Conveyor<>("test")) {
            conveyor.put(() -> {
                throw new IllegalStateException("the file is gone");
            });
            assertThatThrownBy(conveyor::take)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the file is gone");
            conveyor.put(() -> {
                throw new IllegalStateException("and so is this");
            });
            conveyor.put(() -> done.add("the last"));
        }
        assertThat(done).containsExactly("the last");
    }
}
