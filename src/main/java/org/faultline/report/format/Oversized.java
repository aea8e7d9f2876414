package org.faultline.report.format;

import java.io.IOException;

/** Unpacking, or one report, went past a limit. */
final class Oversized extends IOException {
    Oversized(String message) {
        super(message);
    }
}
