package org.faultline.rule.language.check;

import java.util.HashMap;
import java.util.Map;
import org.faultline.rule.language.model.Accumulate;
import org.faultline.rule.language.model.ConditionalElement;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.FactPattern;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.model.Term;

/** The field that each {@code $name} of a rule stands for; of a sum, a least and a greatest the field it is worked out of. */
public final class NamedFields {
    private final Map<String, String> fields = new HashMap<>();

    public NamedFields(RuleModel rule) {
        rule.conditions().forEach(this::add);
    }

    private void add(ConditionalElement condition) {
        for (FactPattern p : condition.patterns()) {
            for (Constraint c : p.constraints()) {
                if (c instanceof Constraint.Binding b) {
                    fields.put(b.name(), last(b.field()));
                }
            }
        }
        if (condition instanceof Accumulate a) {
            a.results().stream()
                    .filter(r ->
                            r.function() != Accumulate.Function.COUNT && r.function() != Accumulate.Function.DISTINCT)
                    .forEach(r -> fields.put(r.name(), r.of() instanceof Term.Path p ? of(p) : ""));
        }
    }

    /** The name of the field at the end of a path; empty where it is a whole fact, or a figure of another kind. */
    public String of(Term.Path path) {
        return path.fields().isEmpty() && path.of() != null ? fields.getOrDefault(path.of(), "") : last(path);
    }

    private static String last(Term.Path path) {
        return path.fields().isEmpty() ? "" : path.fields().get(path.fields().size() - 1);
    }
}
