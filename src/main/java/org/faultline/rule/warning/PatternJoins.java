package org.faultline.rule.warning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.FactPattern;
import org.faultline.rule.language.model.Position;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.model.Term;

/** Where the patterns of a rule are joined by their fields. */
final class PatternJoins {
    /** A field of a pattern. */
    record Field(FactPattern pattern, List<String> path, Position at) {
        String name() {
            return path.isEmpty() ? "" : path.get(path.size() - 1);
        }
    }

    /** A test {@code one == other}, where the one is a field of the pattern it stands in and the other of one before. */
    record Join(Field one, Field other, String name) {}

    private final Map<String, Field> named = new LinkedHashMap<>();
    private final Map<String, FactPattern> patterns = new LinkedHashMap<>();
    private final List<Join> joins = new ArrayList<>();

    PatternJoins(RuleModel rule) {
        for (FactPattern p : rule.patterns()) {
            Optional.ofNullable(p.name()).ifPresent(n -> patterns.put(n, p));
            for (Constraint c : p.constraints()) {
                if (c instanceof Constraint.Binding b) {
                    named.put(b.name(), new Field(p, b.field().fields(), b.at()));
                } else if (c instanceof Constraint.Comparison x && x.operator() == Constraint.Operator.EQUAL) {
                    join(p, x.left(), x.right());
                    join(p, x.right(), x.left());
                }
            }
        }
    }

    private void join(FactPattern in, Term one, Term other) {
        String fact = other instanceof Term.Path path ? path.of() : null;
        if (fact != null && one instanceof Term.Path own && own.of() == null) {
            of(other).ifPresent(o -> joins.add(new Join(new Field(in, own.fields(), own.at()), o, fact)));
        }
    }

    /** The field that a {@code $name} or {@code $fact.field} stands for. */
    Optional<Field> of(Term term) {
        if (!(term instanceof Term.Path path) || path.of() == null) {
            return Optional.empty();
        }
        FactPattern fact = patterns.get(path.of());
        return path.fields().isEmpty()
                ? Optional.ofNullable(named.get(path.of()))
                : fact == null ? Optional.empty() : Optional.of(new Field(fact, path.fields(), path.at()));
    }

    List<Join> all() {
        return joins;
    }
}
