package org.faultline.pipeline;

import java.nio.file.Path;
import org.faultline.rule.FolderState;

/** Sees when a folder is other than it was taken over, once it has been still from one look to the next: an editor may not be done saving. */
final class FolderWatch {
    private final Path dir;
    private String taken;
    private String seen = "";

    /** @param taken what it was like when it was read */
    FolderWatch(Path dir, String taken) {
        this.dir = dir;
        this.taken = taken;
    }

    /** To be asked again and again. */
    synchronized boolean changed() {
        String state = FolderState.of(dir);
        boolean still = state.equals(seen);
        seen = state;
        return still && !state.equals(taken);
    }

    /** To be said before it is read, so that what changes meanwhile is seen afterwards. */
    synchronized void take() {
        taken = FolderState.of(dir);
        seen = taken;
    }

    /** It was not taken over for a reason that lies elsewhere, and is to be tried again. */
    synchronized void tryAgain() {
        taken = "";
    }
}
