package org.faultline.ingest.stream;

import java.io.IOException;

/** A gzip or zip that is damaged, or holds what is not read; nothing that comes after can be reached. */
public final class UnreadableArchive extends IOException {
    public UnreadableArchive(String message) {
        super(message);
    }
}
