package org.faultline.explain.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.fact.Fact;
import org.faultline.fact.event.Event;
import org.faultline.knowledge.actor.FieldMeaning;
import org.faultline.rule.firing.EvidenceReader;
import org.faultline.rule.interpret.Reading;
import org.faultline.rule.interpret.Values;
import org.faultline.rule.language.model.Accumulate;
import org.faultline.rule.language.model.ConditionalElement;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.FactPattern;
import org.faultline.rule.language.model.Quantified;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.model.Term;
import org.faultline.rule.language.print.Printer;
import org.jspecify.annotations.Nullable;

/** Says of each condition of a rule what it asks for and what met it. */
public final class Conditions {
    /** What these say of a field depends on events besides their own, which a rebuilt one does not know. */
    private static final Set<String> BESIDE_OTHERS = Set.of("Lull", "Tally");

    private static final int HOURS = 24;

    private final RuleModel rule;
    private final ConditionText speech;
    private final Phrases phrases;
    private final Map<String, String> recorded;
    private final @Nullable Reading reading;
    private final Map<String, Object> bound;

    /**
     * @param recorded what the rule's names stood for when it fired, as text
     * @param reading all facts there were; null where these could not be made again
     * @param bound what the names stand for now
     */
    public Conditions(
            RuleModel rule,
            Phrases phrases,
            Map<String, String> recorded,
            @Nullable Reading reading,
            Map<String, Object> bound) {
        this.rule = rule;
        this.speech = new ConditionText(rule, phrases);
        this.phrases = phrases;
        this.recorded = recorded;
        this.reading = reading;
        this.bound = bound;
    }

    public List<Explanation.Condition> all() {
        return rule.conditions().stream().map(this::one).toList();
    }

    private Explanation.Condition one(ConditionalElement c) {
        List<Reading.Row> rows = rows(c);
        List<Explanation.Test> tests = new ArrayList<>();
        for (int i = 0; i < c.patterns().size(); i++) {
            FactPattern p = c.patterns().get(i);
            int at = i;
            asked(p.constraints())
                    .map(t -> new Explanation.Test(speech.test(t), Printer.print(t), value(c, p, t, at, rows)))
                    .forEach(tests::add);
        }
        if (c instanceof Accumulate a) {
            asked(a.tests())
                    .map(t -> new Explanation.Test(speech.test(t), Printer.print(t), figure(t)))
                    .forEach(tests::add);
        }
        List<Fact> facts =
                rows.stream().flatMap(r -> r.facts().stream()).distinct().toList();
        return new Explanation.Condition(
                speech.head(c),
                Printer.print(c).replaceAll("\\s+", " "),
                List.copyOf(tests),
                facts.stream().map(Fact::id).toList(),
                facts.stream()
                        .flatMap(f -> EvidenceReader.events(f).stream())
                        .map(Event::id)
                        .distinct()
                        .toList());
    }

    private static Stream<Constraint> asked(List<Constraint> all) {
        return all.stream().filter(c -> !(c instanceof Constraint.Binding));
    }

    /** The facts that met a condition; of a {@code not} none. */
    private List<Reading.Row> rows(ConditionalElement c) {
        if (reading == null || (c instanceof Quantified q && q.quantifier() == Quantified.Quantifier.NOT)) {
            return List.of();
        } else if (c instanceof FactPattern p) {
            return p.name() != null && bound.get(p.name()) instanceof Fact f
                    ? List.of(new Reading.Row(bound, List.of(f)))
                    : List.of();
        }
        return reading.rows(c.patterns(), bound);
    }

    private @Nullable String value(ConditionalElement c, FactPattern p, Constraint t, int at, List<Reading.Row> rows) {
        if (c instanceof Quantified q && q.quantifier() == Quantified.Quantifier.NOT) {
            return null;
        }
        String kept = c instanceof FactPattern ? kept(p, t) : null;
        if (kept != null) {
            return kept;
        }
        if (rows.isEmpty() || (BESIDE_OTHERS.contains(p.type()) && !(t instanceof Constraint.Window))) {
            return null;
        }
        return phrases.line(rows.stream()
                .map(r -> value(new Values(r.facts().get(at), r.bound()), t))
                .toList());
    }

    /** Where the rule gave a name to the very field that is tested, what was kept under it. */
    private @Nullable String kept(FactPattern p, Constraint t) {
        if (!(t instanceof Constraint.Comparison x)) {
            return null;
        }
        return p.constraints().stream()
                .filter(b -> b instanceof Constraint.Binding one && one.field().equals(x.left()))
                .map(b -> recorded.get(((Constraint.Binding) b).name()))
                .filter(Objects::nonNull)
                .map(kept -> speech.meaning(x.left()) == FieldMeaning.KEY
                        ? ""
                        : phrases.readable(speech.meaning(x.left()), kept))
                .findFirst()
                .orElse(null);
    }

    private String value(Values values, Constraint t) {
        if (t instanceof Constraint.AnyOf any) {
            return phrases.line(any.of().stream().map(one -> value(values, one)).toList());
        } else if (t instanceof Constraint.AllOf all) {
            return phrases.line(all.of().stream().map(one -> value(values, one)).toList());
        } else if (t instanceof Constraint.Window w) {
            return distance(values, w);
        }
        FieldMeaning meaning = speech.meaning(left(t));
        return meaning == FieldMeaning.KEY ? "" : phrases.shown(meaning, values.told(left(t)));
    }

    private static Term left(Constraint t) {
        if (t instanceof Constraint.Flag f) {
            return f.field();
        } else if (t instanceof Constraint.Comparison x) {
            return x.left();
        } else if (t instanceof Constraint.Membership m) {
            return m.left();
        } else if (t instanceof Constraint.Containment x) {
            return x.left();
        }
        return ((Constraint.Likeness) t).left();
    }

    private String distance(Values values, Constraint.Window w) {
        Long hours = values.hours(w);
        if (hours == null) {
            return phrases.of("unknown");
        }
        return switch (w.order()) {
            case BEFORE -> phrases.of("days.before", hours / HOURS);
            case AFTER -> phrases.of("days.after", hours / HOURS);
            case COINCIDES -> phrases.of("days.apart", Math.abs(hours / HOURS));
        };
    }

    /** What was counted, as it was kept. */
    private @Nullable String figure(Constraint t) {
        Accumulate.Result figure = t instanceof Constraint.Comparison x ? speech.figure(x.left()) : null;
        if (figure == null) {
            return null;
        }
        String kept = recorded.get(figure.name());
        Object now = bound.get(figure.name());
        FieldMeaning meaning = figure.of() == null ? FieldMeaning.TEXT : speech.meaning(figure.of());
        return kept != null ? phrases.readable(meaning, kept) : now == null ? null : phrases.shown(meaning, now);
    }

    /** The day that a rule's names say it was, if they do. */
    public static @Nullable LocalDate today(RuleModel rule, Map<String, String> recorded) {
        return rule.patterns().stream()
                .filter(p -> p.type().equals("Today"))
                .flatMap(p -> p.constraints().stream())
                .filter(c -> c instanceof Constraint.Binding b
                        && b.field().fields().equals(List.of("day"))
                        && recorded.containsKey(b.name()))
                .map(c -> LocalDate.parse(recorded.getOrDefault(((Constraint.Binding) c).name(), "")))
                .findFirst()
                .orElse(null);
    }
}
