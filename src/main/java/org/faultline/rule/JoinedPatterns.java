package org.faultline.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.faultline.rule.drl.Condition;
import org.faultline.rule.drl.Constraint;
import org.faultline.rule.drl.FactPattern;
import org.faultline.rule.drl.Printer;
import org.faultline.rule.drl.RuleModel;
import org.faultline.rule.drl.Term;
import org.faultline.rule.reading.Values;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says of how its patterns are joined. Of two patterns of which a match has one fact each, a fact of the one that leaves fewer
 * types of event is needed by those of the other, else one of that which is written first; a pattern in an {@code accumulate}, {@code not}
 * or {@code exists} needs others, and none needs it.
 */
final class JoinedPatterns {
    private static final String EVENT = "eventId";

    /** Of these two can be the same for the engine and not for a map. */
    private static final Set<Class<?>> INEXACT = Set.of(double.class, Double.class, float.class, Float.class);

    /** One of its patterns. */
    private static final class Side {
        private final FactPattern pattern;
        private final boolean single;

        /** What it asks, and what is known of its facts from what they are of one event with. */
        private final List<Constraint> asked;

        /** For each other, in which fields of its own it is equal to which of the other. */
        private final Map<Side, List<Equal>> equals = new LinkedHashMap<>();

        private final Entry entry;

        private Side(FactPattern pattern, boolean single, Map<String, Named> names) {
            this.pattern = pattern;
            this.single = single;
            this.asked = new ArrayList<>(pattern.constraints());
            for (Constraint c : pattern.constraints()) {
                if (c instanceof Constraint.Comparison x && x.operator() == Constraint.Operator.EQUAL) {
                    join(x.left(), x.right(), names);
                    join(x.right(), x.left(), names);
                }
            }
            this.entry = new Entry(
                    asked.stream()
                            .map(AskedOfEvents::types)
                            .filter(Objects::nonNull)
                            .toList(),
                    Admission.of(pattern.factType(), List.of(pattern.withConstraints(asked))));
        }

        private void join(Term own, Term other, Map<String, Named> names) {
            String ours = Term.ownField(own);
            if (ours == null
                    || !(other instanceof Term.Path path)
                    || path.of() == null
                    || path.fields().size() > 1) {
                return;
            }
            Named named = names.get(path.of());
            if (named == null
                    || !named.side.single
                    || (named.field == null) == path.fields().isEmpty()) {
                return;
            }
            String theirs = named.field == null ? path.fields().get(0) : named.field;
            Class<?> type = type(ours);
            if (ours.equals(EVENT) && theirs.equals(EVENT)) {
                named.side.asked.stream().filter(AskedOfEvents::ofEvent).forEach(asked::add);
            } else if (type == named.side.type(theirs) && !INEXACT.contains(type)) {
                equals.computeIfAbsent(named.side, s -> new ArrayList<>()).add(new Equal(ours, theirs));
            }
        }

        private Class<?> type(String field) {
            return Values.field(pattern.factType(), field).getReturnType();
        }

        private void needs(Side other, List<Equal> fields) {
            entry.needs(
                    other.entry,
                    Fields.of(
                            pattern.factType(), fields.stream().map(Equal::own).toList()),
                    Fields.of(
                            other.pattern.factType(),
                            fields.stream().map(Equal::other).toList()));
        }

        /** Whether each fact of it is one of another too, and so has itself. */
        private boolean isOneOf(Side other, List<Equal> fields) {
            return pattern.factType() == other.pattern.factType()
                    && fields.stream().allMatch(e -> e.own.equals(e.other))
                    && printed().containsAll(other.printed());
        }

        private Set<String> printed() {
            return asked.stream()
                    .filter(c -> !(c instanceof Constraint.Binding))
                    .map(Printer::print)
                    .collect(Collectors.toSet());
        }
    }

    /** A field of a pattern's own, and the one of another that it is equal to. */
    private record Equal(String own, String other) {
        private Equal turned() {
            return new Equal(/* own= */ other, /* other= */ own);
        }
    }

    /** A field of a pattern; of a pattern's own name, none. */
    private record Named(Side side, @Nullable String field) {}

    private final List<Side> sides = new ArrayList<>();

    JoinedPatterns(RuleModel rule) {
        Map<String, Named> names = new HashMap<>();
        for (Condition condition : rule.conditions()) {
            boolean single = condition instanceof FactPattern;
            Map<String, Named> within = single ? names : new HashMap<>(names);
            condition.patterns().forEach(p -> add(p, single, within));
        }
    }

    private void add(FactPattern pattern, boolean single, Map<String, Named> names) {
        Side side = new Side(pattern, single, names);
        sides.add(side);
        for (Constraint c : pattern.constraints()) {
            String field = c instanceof Constraint.Binding b ? Term.ownField(b.field()) : null;
            if (field != null) {
                names.put(((Constraint.Binding) c).name(), new Named(side, field));
            }
        }
        if (pattern.name() != null) {
            names.put(pattern.name(), new Named(side, null));
        }
    }

    /** Its patterns as entries, by the types of their facts. */
    Map<Class<?>, List<Entry>> entries() {
        for (Side side : sides) {
            side.equals.forEach((other, fields) -> {
                if (side.single && side.entry.types() < other.entry.types()) {
                    other.needs(side, fields.stream().map(Equal::turned).toList());
                } else if (!side.isOneOf(other, fields)) {
                    side.needs(other, fields);
                }
            });
        }
        Map<Class<?>, List<Entry>> byFact = new HashMap<>();
        sides.forEach(s -> byFact.computeIfAbsent(s.pattern.factType(), t -> new ArrayList<>())
                .add(s.entry));
        return byFact;
    }
}
