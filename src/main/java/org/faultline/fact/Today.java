package org.faultline.fact;

import java.time.LocalDate;

/** The calendar day: the only clock a rule has. */
public record Today(LocalDate day) implements Fact, Dated {
    @Override
    public String id() {
        return "today";
    }
}
