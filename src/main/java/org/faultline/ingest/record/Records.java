package org.faultline.ingest.record;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The records of a file in their order, as bytes that can stand a line (or some lines) each. */
public interface Records {
    /** The next, or null at the end. */
    @Nullable
    RawRecord next() throws IOException;

    /** What has to stand above the records wherever they are delivered; empty where they stand alone. */
    default byte[] header() {
        return new byte[0];
    }
}
