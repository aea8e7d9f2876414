package org.faultline;

import org.faultline.cli.Commands;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Tests that start no service run like commands: with the same quiet, and so as fast. */
public final class QuietTests implements LauncherSessionListener {
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Commands.logWarningsOnly();
    }
}
