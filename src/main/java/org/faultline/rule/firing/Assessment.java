package org.faultline.rule.firing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How sure a firing is. Worked out when somebody asks, as that takes long and of most firings nobody does. It follows from the facts of
 * the firing, so that two are equal wherever those are, and equality does not look at it.
 */
public final class Assessment {
    /** Why something holds only maybe. */
    public enum Kind {
        /** The reports allow several days, and it does not hold for all of them. */
        DATE,
        /** The reports allow several places, and it does not hold for all of them. */
        PLACE,
        /** It is only alleged. */
        ALLEGED
    }

    /** One reason, by the id of the event that it is about. */
    public record Doubt(Kind kind, String event) {}

    /**
     * What there is to say.
     *
     * @param doubts why it holds only maybe; none where it holds for every day and place that the reports allow
     * @param soleSources the original sources without any one of which it would not hold, in alphabetical order
     * @param sources all that tell of its events
     */
    public record Result(List<Doubt> doubts, List<String> soleSources, List<String> sources) {

        public Result {
            doubts = List.copyOf(doubts);
            soleSources = List.copyOf(soleSources);
            sources = List.copyOf(sources);
        }
    }

    private @Nullable Supplier<Result> how;
    private @Nullable Result result;

    Assessment(Supplier<Result> how) {
        this.how = how;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Assessment(Result result) {
        this.result = result;
    }

    @JsonValue
    public synchronized Result result() {
        if (result == null && how != null) {
            result = how.get();
            how = null; // and the facts that it held
        }
        if (result == null) {
            throw new IllegalStateException("neither known nor known how to work out");
        }
        return result;
    }

    /**
     * What can be said of events alone, without the rule and its facts: each that is loosely dated or placed is taken to decide, and each
     * that one source tells to need it.
     */
    static Result of(Collection<Evidence> evidence) {
        List<Doubt> doubts = new ArrayList<>();
        Set<String> sole = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Set<String> sources = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Evidence e : evidence) {
            if (e.datePrecision() > ReportUncertainty.EXACT_DAY) {
                doubts.add(new Doubt(Kind.DATE, e.event()));
            }
            if (e.placePrecision() > ReportUncertainty.ADMIN1) {
                doubts.add(new Doubt(Kind.PLACE, e.event()));
            }
            if (e.status().equals("ALLEGED")) {
                doubts.add(new Doubt(Kind.ALLEGED, e.event()));
            }
            sources.addAll(e.sources());
            if (e.sources().size() < 2) {
                sole.addAll(e.sources());
            }
        }
        return new Result(doubts, List.copyOf(sole), List.copyOf(sources));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Assessment;
    }

    @Override
    public int hashCode() {
        return 0;
    }
}
