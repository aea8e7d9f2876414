package org.faultline.ingest.format;

/** A form in which reports may be delivered. */
public interface Format {
    /** As the API and the command line write it: {@code ucdp-ged}. */
    String apiName();

    /** Of a body, and of the file in which refused rows are given back. */
    String mediaType();

    /** The end of the name of such a file: {@code .csv}. */
    String fileEnding();
}
