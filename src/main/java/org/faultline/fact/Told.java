package org.faultline.rule;

/** A report behind a firing: where it came from and the sentence. */
public record Told(
        String dataset,
        String externalId,
        String asOf,
        String quote,
        String source,
        String publisher,
        String title,
        String url,
        String publishedOn) {
    /** What identifies the report. */
    public String key() {
        return dataset + ":" + externalId;
    }
}
