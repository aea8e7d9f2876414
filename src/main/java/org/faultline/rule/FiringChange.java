package org.faultline.rule;

import java.util.List;

/** Matches that no longer hold, and matches that are new or whose evidence has changed. */
public record FiringChange(List<Firing> gone, List<Firing> come) {
    public static final FiringChange NONE = new FiringChange(List.of(), List.of());
}
