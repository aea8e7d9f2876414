package org.faultline.fact;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * One report of an event, with how it was read.
 *
 * @param article what names the article it stands in: its address, else its id, else its publisher, headline and day, else the report's own key
 * @param readings what is not in its own words but in how they were read, such as {@code "dozens of fighters": dozens = 24 to 99}
 */
public record Telling(@JsonUnwrapped Told report, String article, List<String> readings) {
    public String key() {
        return report.key();
    }
}
