package org.faultline.rule.language.model;

import java.util.List;

/**
 * One rule as it was understood: what analysts may write, and nothing else.
 *
 * @param id the rule's name, which is its file's
 * @param conditions in the order of the file
 */
public record RuleModel(Position at, String id, Meta meta, List<ConditionalElement> conditions, Raise raise) {
    /**
     * What stands between the rule's name and {@code when}.
     *
     * @param groupBy what its findings are told apart by, in the order of the values of {@code alerts.raise}
     * @param groupByAt where each of those stands
     * @param theatres where it runs; empty for everywhere
     * @param terms when its alerts are told, and when they are over
     */
    public record Meta(
            String title,
            Severity severity,
            RuleStatus status,
            String owner,
            List<String> groupBy,
            List<Position> groupByAt,
            AlertTerms terms,
            List<String> theatres) {
        /** What it can be made of, as it is written. */
        public static final List<String> NAMES = List.of(
                "title",
                "severity",
                "status",
                "owner",
                "groupBy",
                "quiet",
                "grace",
                "hold",
                "sources",
                "approval",
                "theatres");

        public Meta {
            groupBy = List.copyOf(groupBy);
            groupByAt = List.copyOf(groupByAt);
            theatres = List.copyOf(theatres);
        }
    }

    public RuleModel {
        conditions = List.copyOf(conditions);
    }

    /** All patterns in the order of the file, also those in a {@code not}, {@code exists} or {@code accumulate}. */
    public List<FactPattern> patterns() {
        return conditions.stream().flatMap(c -> c.patterns().stream()).toList();
    }

    public RuleModel withId(String other) {
        return new RuleModel(at, other, meta, conditions, raise);
    }

    public RuleModel withConditions(List<ConditionalElement> others) {
        return new RuleModel(at, id, meta, others, raise);
    }

    public RuleModel withStatus(RuleStatus other) {
        Meta changed = new Meta(
                meta.title(),
                meta.severity(),
                other,
                meta.owner(),
                meta.groupBy(),
                meta.groupByAt(),
                meta.terms(),
                meta.theatres());
        return new RuleModel(at, id, changed, conditions, raise);
    }

    public RuleModel withRaise(Raise other) {
        return new RuleModel(at, id, meta, conditions, other);
    }
}
