package org.faultline.cli;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps libraries from telling commands every step they take. The service sets what is logged when it starts; where it does not run,
 * everything would be, and the engine writes down each fact word by word: a third of the time of a backtest's rules went into lines that nobody sees.
 */
public final class Quiet {
    private static final Logger ROOT = Logger.getLogger("");

    private Quiet() {}

    public static void keep() {
        ROOT.setLevel(Level.WARNING);
    }
}
