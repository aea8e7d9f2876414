package org.faultline.alert.certainty;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.function.Supplier;
import org.faultline.rule.firing.Firing;
import org.jspecify.annotations.Nullable;

/** How sure an alert is, and why: worked out from the firing whose words it uses once somebody asks, as of many revisions nobody does. */
public final class AssessedCertainty {
    /**
     * What comes of it.
     *
     * @param reasons what keeps it from being surer; of what is OBSERVED, who tells it
     */
    public record Assessed(Certainty level, List<CertaintyReason> reasons) {
        public Assessed {
            reasons = List.copyOf(reasons);
        }
    }

    private @Nullable Supplier<Assessed> how;
    private @Nullable Assessed assessed;

    private AssessedCertainty(Supplier<Assessed> how) {
        this.how = how;
    }

    @JsonCreator
    public AssessedCertainty(
            @JsonProperty("level") Certainty level, @JsonProperty("reasons") List<CertaintyReason> reasons) {
        this.assessed = new Assessed(level, reasons);
    }

    /**
     * @param firing the one whose words the alert uses
     * @param sources all that tell of the alert's events, those of other firings too
     */
    public static AssessedCertainty of(Firing firing, List<String> sources) {
        return new AssessedCertainty(() -> CertaintyReasons.of(firing, sources));
    }

    @JsonValue
    public synchronized Assessed assessed() {
        if (assessed == null && how != null) {
            assessed = how.get();
            how = null; // and the firing it held
        }
        if (assessed == null) {
            throw new IllegalStateException("neither assessed nor known how to");
        }
        return assessed;
    }

    public Certainty level() {
        return assessed().level();
    }

    public List<CertaintyReason> reasons() {
        return assessed().reasons();
    }

    /** The reasons in English. */
    public List<String> texts() {
        return reasons().stream().map(CertaintyReason::text).toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AssessedCertainty a && assessed().equals(a.assessed());
    }

    @Override
    public int hashCode() {
        return assessed().hashCode();
    }
}
