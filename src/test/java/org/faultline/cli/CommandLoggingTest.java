package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What libraries write down of each of their steps is not even put into words. */
class CommandLoggingTest {
    private static final Logger ROOT = Logger.getLogger("");

    private final Level before = ROOT.getLevel();

    @AfterEach
    void restore() {
        ROOT.setLevel(before);
    }

    @Test
    void commandsKeepLibrariesFromTellingEachOfTheirSteps() {
        ROOT.setLevel(Level.ALL);
        Logger library = Logger.getLogger("some.library");
        assertThat(library.isLoggable(Level.FINER)).isTrue();
        Commands.logWarningsOnly();
        assertThat(library.isLoggable(Level.FINER)).isFalse();
        assertThat(library.isLoggable(Level.WARNING)).isTrue();
    }
}
