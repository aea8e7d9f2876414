package org.faultline.ingest.stream;

import java.io.IOException;

/** Unpacking, or one report, went past a limit. */
public final class Oversized extends IOException {
    Oversized(String message) {
        super(message);
    }
}
