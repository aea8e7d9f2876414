package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the engine writes down of each of its steps is not even put into words. */
class QuietTest {
    private static final Logger ROOT = Logger.getLogger("");

    private final Level before = ROOT.getLevel();

    @AfterEach
    void restore() {
        ROOT.setLevel(before);
    }

    @Test
    void commandsKeepTheEngineFromTellingEachOfItsSteps() {
        ROOT.setLevel(Level.ALL);
        Logger engine = Logger.getLogger("org.drools.core.reteoo.EntryPointNode");
        assertThat(engine.isLoggable(Level.FINER)).isTrue();
        Quiet.keep();
        assertThat(engine.isLoggable(Level.FINER)).isFalse();
        assertThat(engine.isLoggable(Level.WARNING)).isTrue();
    }
}
