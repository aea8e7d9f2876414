package org.faultline.rule.warning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.faultline.rule.language.check.NamedFields;
import org.faultline.rule.language.model.Accumulate;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.FactVocabulary;
import org.faultline.rule.language.model.Position;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.model.Term;
import org.faultline.rule.language.print.Printer;
import org.faultline.rule.language.text.Code;
import org.faultline.rule.warning.KnownValues.Kind;
import org.jspecify.annotations.Nullable;

/** A name that nobody has, so that the rule never fires, or values that are raised in another order than {@code @groupBy} names them. */
final class ValueWarning implements Warning {
    private final KnownValues known;

    ValueWarning(KnownValues known) {
        this.known = known;
    }

    @Override
    public List<Found> in(SoundRule rule, List<SoundRule> others) {
        Search search = new Search(known, new NamedFields(rule.model()));
        search.all(rule.model());
        return search.found;
    }

    private record Search(KnownValues known, NamedFields fields, List<Found> found) {
        Search(KnownValues known, NamedFields fields) {
            this(known, fields, new ArrayList<>());
        }

        private void all(RuleModel rule) {
            rule.patterns().forEach(p -> p.constraints().forEach(this::test));
            rule.conditions().stream()
                    .filter(Accumulate.class::isInstance)
                    .forEach(a -> ((Accumulate) a).tests().forEach(this::test));
            raised(rule);
        }

        private void add(Position at, String message) {
            found.add(new Found(at, Code.DOUBTFUL, message));
        }

        private void test(Constraint c) {
            if (c instanceof Constraint.AnyOf any) {
                any.of().forEach(this::test);
            } else if (c instanceof Constraint.AllOf all) {
                all.of().forEach(this::test);
            } else if (c instanceof Constraint.Membership m && m.left() instanceof Term.Path p) {
                m.values().forEach(v -> value(p, v));
            } else if (c instanceof Constraint.Comparison x && x.left() instanceof Term.Path p) {
                value(p, x.right());
            }
        }

        private void value(Term.Path left, Term right) {
            if (!(right instanceof Term.Text text) || text.value().isEmpty()) {
                return;
            }
            if (fields.of(left).equals("dyad")) {
                dyad(text);
            } else {
                Kind.of(fields.of(left)).ifPresent(kind -> name(kind, text));
            }
        }

        private void name(Kind kind, Term.Text text) {
            String instead = instead(kind, text.value());
            if (instead != null) {
                add(
                        text.at(),
                        "no " + kind.words + " is called \"" + text.value() + "\" (" + kind.source + ")" + instead);
            }
        }

        /** What to write for a value that is none; null where nothing is wrong with it. */
        private @Nullable String instead(Kind kind, String value) {
            if (known.knowsNothingOf(kind) || known.has(kind, value) || value.endsWith(" (unknown)")) {
                return null;
            }
            Optional<String> meant = known.meant(kind, value);
            if (meant.isPresent()) {
                return "; did you mean \"" + meant.get() + "\"?";
            }
            return !kind.closed
                    ? null
                    : kind == Kind.COUNTRY
                            ? "; write its three letters, such as \"SYR\""
                            : "; there are " + String.join(", ", known.values(kind))
                                    + "; of one that nobody described write \"" + value + " (unknown)\"";
        }

        private void dyad(Term.Text text) {
            if (known.knowsNothingOf(Kind.GROUP)) {
                return;
            }
            String[] sides = text.value().split("\\s*\\|\\s*|\\s+(-|/|&|vs\\.?|and)\\s+|\\s*[,;/&]\\s*");
            String right = Arrays.stream(sides)
                    .map(s -> known.has(Kind.GROUP, s) || s.endsWith(" (unknown)")
                            ? s
                            : known.meant(Kind.GROUP, s).orElse(s))
                    .sorted()
                    .collect(Collectors.joining("|"));
            if (sides.length != 2) {
                add(
                        text.at(),
                        "a dyad is the ids of two groups in alphabetical order with | between them, such as \"assad-side|iran-axis\"");
            } else if (!right.equals(text.value())) {
                add(
                        text.at(),
                        "no dyad is called \"" + text.value()
                                + "\": it is the ids of both groups in alphabetical order; write \"" + right + "\"");
            }
        }

        /** Values of alerts.raise whose fields are those of other names of {@code @groupBy}, and names that are no field. */
        private void raised(RuleModel rule) {
            List<String> groupBy = rule.meta().groupBy();
            List<Term> values = rule.raise().values();
            if (rule.raise().isUnread() || values.size() != groupBy.size()) {
                return;
            }
            List<String> given = values.stream()
                    .map(v -> v instanceof Term.Path p ? fields.of(p) : "")
                    .toList();
            List<Term> ordered = ordered(groupBy, values, given);
            for (int i = 0; i < values.size(); i++) {
                String name = groupBy.get(i);
                String field = given.get(i);
                if (!ordered.get(i).equals(values.get(i))) {
                    add(
                            values.get(i).at(),
                            "the values stand in the order of @groupBy(\"" + String.join(", ", groupBy)
                                    + "\"); write alerts.raise("
                                    + ordered.stream().map(Printer::print).collect(Collectors.joining(", "))
                                    + ", \"…\")");
                    return;
                }
                if (!field.isEmpty() && !FactVocabulary.everyField().contains(name)) {
                    add(
                            rule.meta().groupByAt().get(i),
                            "no fact has a field " + name + ", and the value for it is the " + field
                                    + "; write @groupBy(\""
                                    + groupBy.stream()
                                            .map(g -> g.equals(name) ? field : g)
                                            .collect(Collectors.joining(", "))
                                    + "\")");
                    return;
                }
            }
        }

        /** Each value whose field @groupBy names in the place of that name; the others in the places that are left. */
        private static List<Term> ordered(List<String> groupBy, List<Term> values, List<String> given) {
            List<Term> others = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                if (!groupBy.contains(given.get(i)) || given.indexOf(given.get(i)) != i) {
                    others.add(values.get(i));
                }
            }
            return groupBy.stream()
                    .map(g -> given.contains(g) ? values.get(given.indexOf(g)) : others.remove(0))
                    .toList();
        }
    }
}
