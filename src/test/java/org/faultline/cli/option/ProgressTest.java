package org.faultline.cli.option;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void saysShareRowsRateRejectsAndTimeLeft() {
        assertThat(Progress.line(new Progress.State("ged.csv", 250, 0, 1000, 12_345, 7), 10))
                .isEqualTo("[######------------------]  25 %  12,345 rows, 1,235/s, 7 refused, 30 s left  ged.csv");
    }

    @Test
    void worksTheTimeLeftOutFromWhatThisRunDidItself() {
        // 800 of 1,000 bytes were there before: 100 bytes in 5 s leave 5 s for the other 100
        assertThat(Progress.line(new Progress.State("f", 900, 800, 1000, 50, 0), 5))
                .contains(" 90 %", ", 5 s left");
        assertThat(Progress.line(new Progress.State("f", 801, 800, 1000, 0, 0), 5))
                .doesNotContain("left");
    }

    @Test
    void saysNoShareOfWhatHasNoEnd() {
        assertThat(Progress.line(new Progress.State("standard input", 10, 0, -1, 2_000, 0), 4))
                .isEqualTo("2,000 rows, 500/s, 0 refused  standard input");
        assertThat(Progress.line(new Progress.State("f", 0, 0, 0, 0, 0), 0)).isEqualTo("0 rows, 0/s, 0 refused  f");
    }

    @Test
    void neverBreaksInTwo() {
        assertThat(Progress.line(new Progress.State("x".repeat(300), 1, 0, 10, 1, 0), 1))
                .hasSize(118)
                .endsWith("x…");
    }

    @Test
    void saysTimeAsPeopleDo() {
        assertThat(Progress.time(59.4)).isEqualTo("59 s");
        assertThat(Progress.time(61)).isEqualTo("1 min 1 s");
        assertThat(Progress.time(7_380)).isEqualTo("2 h 3 min");
    }

    @Test
    void saysATroubleAtOnceAndOnce() {
        Progress progress = new Progress(new PrintStream(out, true, UTF_8), false);
        Progress.State state = new Progress.State("f", 1, 0, 10, 1, 0);
        progress.show(state);
        assertThat(out.toString(UTF_8)).isEmpty();
        progress.trouble("http://h cannot be reached; trying again");
        progress.show(state);
        progress.show(state);
        assertThat(out.toString(UTF_8)).isEqualTo("http://h cannot be reached; trying again" + System.lineSeparator());
        progress.trouble("");
        progress.show(state);
        assertThat(out.toString(UTF_8).lines()).hasSize(2).last().asString().contains("1 rows", "0 refused");
    }

    @Test
    void onATerminalTheLineIsDrawnOverAndTakenAway() {
        Progress progress = new Progress(new PrintStream(out, true, UTF_8), true);
        progress.trouble("waiting");
        progress.show(new Progress.State("f", 1, 0, 10, 1, 0));
        progress.clear();
        assertThat(out.toString(UTF_8)).isEqualTo("\r\u001B[Kwaiting\r\u001B[K");
    }
}
