package org.faultline.app.metrics;

/** Figures that somebody has to look up, in the database mostly: now and then, and not whenever they are asked for. */
interface Looked {
    void look();

    /** The last look failed: what was known before may be wrong by now. */
    void lost();
}
