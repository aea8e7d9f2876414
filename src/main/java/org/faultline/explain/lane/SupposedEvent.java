package org.faultline.explain.lane;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.explain.text.Phrases;
import org.faultline.report.EventType;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.FactPattern;
import org.faultline.rule.language.model.Term;

/** What a pattern of a rule asks of an event outright, put into a supposed report. */
final class SupposedEvent {
    /** Fewer than there are, since those of one kind are asked for alike. */
    private static final int MOST_TYPES = 3;

    private static final Map<String, String> QUANTITIES =
            Map.of("vehicles", "VEHICLES", "personnel", "PERSONNEL", "positionsLost", "POSITIONS_LOST");
    private static final Set<String> DEATHS = Set.of("deathsLow", "deathsBest", "deathsHigh", "deaths30");

    private final List<Constraint> constraints = new ArrayList<>();

    SupposedEvent(FactPattern pattern) {
        pattern.constraints().forEach(this::flatten);
    }

    private void flatten(Constraint c) {
        if (c instanceof Constraint.AnyOf any) {
            any.of().forEach(this::flatten);
        } else if (c instanceof Constraint.AllOf all) {
            all.of().forEach(this::flatten);
        } else {
            constraints.add(c);
        }
    }

    /** The report as it is, if its type will do, else one of each of some types that would. */
    Stream<SupposedReport> of(SupposedReport like) {
        Set<EventType> types = types();
        EventType own = EventType.valueOf(like.report().path("type").asText());
        if (types.isEmpty() || types.contains(own)) {
            return Stream.of(with(like, own));
        }
        return types.stream().limit(MOST_TYPES).map(t -> with(like, t));
    }

    private Set<EventType> types() {
        Set<EventType> all = EnumSet.noneOf(EventType.class);
        for (Constraint c : constraints) {
            if (c instanceof Constraint.Comparison x && field(x.left()).equals("type")) {
                constants(List.of(x.right())).map(EventType::valueOf).forEach(all::add);
            } else if (c instanceof Constraint.Membership m
                    && !m.negated()
                    && field(m.left()).equals("type")) {
                constants(m.values()).map(EventType::valueOf).forEach(all::add);
            } else if (c instanceof Constraint.Flag f && f.wanted()) {
                Arrays.stream(EventType.values())
                        .filter(t -> hasTrait(t, field(f.field())))
                        .forEach(all::add);
            }
        }
        boolean deadly = constraints.stream()
                .anyMatch(c -> c instanceof Constraint.Comparison x && DEATHS.contains(field(x.left())));
        return all.isEmpty() && deadly ? EnumSet.of(EventType.CLASH) : all;
    }

    private static boolean hasTrait(EventType type, String flag) {
        String name = Phrases.spaced(flag).replace(' ', '_').toUpperCase(Locale.ROOT);
        return Arrays.stream(EventType.Trait.values()).anyMatch(t -> t.name().equals(name) && type.is(t));
    }

    private static Stream<String> constants(List<Term> terms) {
        return terms.stream().filter(Term.Constant.class::isInstance).map(t -> ((Term.Constant) t).name());
    }

    private static String field(Term term) {
        return term instanceof Term.Path p && p.of() == null && p.fields().size() == 1
                ? p.fields().get(0)
                : "";
    }

    private SupposedReport with(SupposedReport like, EventType type) {
        ObjectNode r = like.report().deepCopy();
        r.put("type", type.name());
        constraints.forEach(c -> put(r, c));
        return new SupposedReport(r);
    }

    private void put(ObjectNode r, Constraint c) {
        if (!(c instanceof Constraint.Comparison x)) {
            return;
        }
        String field = field(x.left());
        boolean equal = x.operator() == Constraint.Operator.EQUAL;
        if (x.right() instanceof Term.Constant k && equal && field.equals("status") && !asksThatItHappened()) {
            r.put("status", k.name());
        } else if (x.right() instanceof Term.Constant k && equal && field.equals("outcome") && !r.has("outcome")) {
            r.put("outcome", k.name());
        } else if (x.right() instanceof Term.Amount n) {
            amount(r, field, x.operator(), n.value().intValue());
        }
    }

    private boolean asksThatItHappened() {
        return constraints.stream()
                .anyMatch(c -> c instanceof Constraint.Flag f
                        && f.wanted()
                        && field(f.field()).equals("happened"));
    }

    private static void amount(ObjectNode r, String field, Constraint.Operator operator, int bound) {
        int least = operator == Constraint.Operator.MORE ? bound + 1 : bound;
        if (operator != Constraint.Operator.MORE && operator != Constraint.Operator.AT_LEAST) {
            return;
        }
        if (DEATHS.contains(field)) {
            r.putObject("fatalities").put("low", least).put("best", least).put("high", least);
        } else if (QUANTITIES.containsKey(field)) {
            r.withArray("/quantities")
                    .addObject()
                    .put("measure", QUANTITIES.get(field))
                    .put("low", least)
                    .put("high", least);
        }
    }
}
