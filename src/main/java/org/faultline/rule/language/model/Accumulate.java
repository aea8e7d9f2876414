package org.faultline.rule.language.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code accumulate( patterns; $name : function( term ), …; tests )}: figures over all facts that match, and what must hold of them.
 *
 * @param patterns what is gone through; several are joined by {@code and}
 * @param tests over the names of the results
 */
public record Accumulate(Position at, List<FactPattern> patterns, List<Result> results, List<Constraint> tests)
        implements ConditionalElement {
    /**
     * One figure.
     *
     * @param of null for {@code count()}
     */
    public record Result(
            Position at,
            String name,
            Function function,
            @Nullable Term of) {}

    /** What can be worked out over many facts. */
    public enum Function {
        COUNT("count"),
        SUM("sum"),
        MIN("min"),
        MAX("max"),
        AVERAGE("average"),
        COLLECT_LIST("collectList"),
        COLLECT_SET("collectSet"),
        /** How many different values there are. */
        DISTINCT("distinct");

        private final String word;

        Function(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public Accumulate {
        patterns = List.copyOf(patterns);
        results = List.copyOf(results);
        tests = List.copyOf(tests);
    }

    public Accumulate withPatterns(List<FactPattern> others) {
        return new Accumulate(at, others, results, tests);
    }

    public Accumulate withTests(List<Constraint> others) {
        return new Accumulate(at, patterns, results, others);
    }
}
