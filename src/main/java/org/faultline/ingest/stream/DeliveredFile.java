package org.faultline.ingest.stream;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** One file of a delivery, unpacked; it has a name only inside a zip. */
public record DeliveredFile(@Nullable String name, InputStream bytes) {}
