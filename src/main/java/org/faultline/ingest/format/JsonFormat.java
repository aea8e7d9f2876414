package org.faultline.ingest.format;

import java.util.Locale;

/** Reports of our own as JSON, or rows of a table as a data set's API gives them. */
public enum JsonFormat implements Format {
    /** One report, or an array of them. */
    JSON,
    /** One report a line. */
    NDJSON;

    @Override
    public String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** One report a line, as which parts and refused rows of either are written. */
    @Override
    public String mediaType() {
        return "application/x-ndjson";
    }

    @Override
    public String fileEnding() {
        return ".ndjson";
    }
}
