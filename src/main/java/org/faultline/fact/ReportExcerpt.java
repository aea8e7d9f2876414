package org.faultline.fact;

import java.time.Instant;
import java.util.List;

/**
 * One report of an event, as an explanation shows it: where it came from and the sentence; empty texts for what it lacks.
 *
 * @param asOf when its source revised it last
 * @param article what names the article it stands in: its address, else its id, else its publisher, headline and day, else the report's own key
 * @param readings what is not in its own words but in how they were read, such as {@code "dozens of fighters": dozens = 24 to 99}
 */
public record ReportExcerpt(
        String dataset,
        String externalId,
        Instant asOf,
        String quote,
        String source,
        String publisher,
        String title,
        String url,
        String publishedOn,
        String article,
        List<String> readings) {

    public String key() {
        return dataset + ":" + externalId;
    }
}
