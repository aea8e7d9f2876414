package org.faultline.rule;

import java.time.LocalDate;
import java.util.List;
import org.faultline.fact.Dated;
import org.faultline.fact.Fact;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.FactHandle;

/** A fact before the rules, with what is asked of it again and again; a rule can hold thousands against each other on a day. */
final class Shown {
    private final String id;
    private final Fact fact;
    private final long day;
    private final @Nullable FactHandle handle;
    private @Nullable List<Exhibit> behind;

    /** @param handle the engine's; null of one that it does not hold any more */
    Shown(String id, Fact fact, @Nullable FactHandle handle) {
        this.id = id;
        this.fact = fact;
        this.day = (fact instanceof Dated dated ? dated.day() : LocalDate.MIN).toEpochDay();
        this.handle = handle;
    }

    String id() {
        return id;
    }

    Fact fact() {
        return fact;
    }

    @Nullable
    FactHandle handle() {
        return handle;
    }

    /** In days since 1970-01-01; as long ago as can be where it has none. */
    long day() {
        return day;
    }

    /** The events behind it, looked up once; whole days of them stand behind a fact, and many such facts behind a match. */
    List<Exhibit> behind(Exhibits all) {
        List<Exhibit> known = behind == null ? all.of(fact) : behind;
        behind = known;
        return known;
    }
}
