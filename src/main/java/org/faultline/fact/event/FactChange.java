package org.faultline.fact.event;

import java.util.Collection;
import java.util.List;
import org.faultline.fact.Fact;

/** Facts that no longer stand, each the very object that came, and facts that now do; a changed fact is in both, under one id. */
public record FactChange(Collection<Fact> gone, Collection<Fact> come) {
    public static final FactChange NONE = new FactChange(List.of(), List.of());
}
