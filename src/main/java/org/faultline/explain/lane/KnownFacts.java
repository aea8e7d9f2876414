package org.faultline.explain.lane;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.faultline.explain.text.Explanation;
import org.faultline.explain.text.Phrases;
import org.faultline.fact.Fact;
import org.faultline.rule.interpret.Values;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.FactPattern;
import org.faultline.rule.language.model.Position;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.model.Term;
import org.jspecify.annotations.Nullable;

/** The facts that matched, with the values of all that the rule asks of such facts. */
public final class KnownFacts {
    private final Phrases phrases;
    private final Map<String, Set<List<String>>> asked = new TreeMap<>();

    public KnownFacts(RuleModel rule, Phrases phrases) {
        this.phrases = phrases;
        rule.patterns().forEach(p -> p.constraints().forEach(c -> note(p, c)));
    }

    private void note(FactPattern p, Constraint c) {
        if (c instanceof Constraint.Binding b) {
            note(p, b.field());
        } else if (c instanceof Constraint.Flag f) {
            note(p, f.field());
        } else if (c instanceof Constraint.Comparison x) {
            note(p, x.left());
        } else if (c instanceof Constraint.Membership m) {
            note(p, m.left());
        } else if (c instanceof Constraint.Containment x) {
            note(p, x.left());
        } else if (c instanceof Constraint.Likeness l) {
            note(p, l.left());
        } else if (c instanceof Constraint.AnyOf any) {
            any.of().forEach(one -> note(p, one));
        } else if (c instanceof Constraint.AllOf all) {
            all.of().forEach(one -> note(p, one));
        } else {
            note(p, new Term.Path(Position.NOWHERE, null, List.of("day")));
        }
    }

    private void note(FactPattern p, Term term) {
        if (term instanceof Term.Path path
                && path.of() == null
                && !path.fields().isEmpty()) {
            asked.computeIfAbsent(p.type(), t -> new LinkedHashSet<>()).add(path.fields());
        }
    }

    /** @param own ids of those that matched */
    public List<Explanation.Known> of(Collection<Fact> facts, Collection<String> own) {
        Set<String> ids = new TreeSet<>(own);
        return facts.stream().filter(f -> ids.contains(f.id())).map(this::known).toList();
    }

    private Explanation.Known known(Fact fact) {
        String type = fact.getClass().getSimpleName();
        Map<String, @Nullable String> values = new TreeMap<>();
        Values of = new Values(fact, Map.of());
        asked.getOrDefault(type, Set.of()).forEach(fields -> {
            Object told = of.told(new Term.Path(Position.NOWHERE, null, fields));
            boolean known = told != null && !(told instanceof Double d && !Double.isFinite(d));
            values.put(String.join(".", fields), known ? Values.shown(told) : null);
        });
        return new Explanation.Known(fact.id(), phrases.type(type), values);
    }
}
