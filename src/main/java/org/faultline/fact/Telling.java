package org.faultline.fact;

/** One report of an event, as an explanation shows it: where it came from and the sentence; empty texts for what it lacks. */
public record Telling(
        String dataset,
        String externalId,
        String asOf,
        String quote,
        String source,
        String publisher,
        String title,
        String url,
        String publishedOn) {

    public String key() {
        return dataset + ":" + externalId;
    }
}
