package org.faultline.fact;

import java.time.LocalDate;

/** The calendar day: the only clock a rule has. */
public record Today(LocalDate day) implements Fact {
    @Override
    public String id() {
        return "today";
    }
}
