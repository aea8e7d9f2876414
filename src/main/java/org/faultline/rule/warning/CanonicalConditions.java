package org.faultline.rule.warning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.faultline.rule.language.model.Accumulate;
import org.faultline.rule.language.model.ConditionalElement;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.FactPattern;
import org.faultline.rule.language.model.Quantified;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.model.Term;

/**
 * The conditions of a rule in a form in which names and the order of tests make no difference: each name is written as what it stands
 * for, and the tests of a pattern are sorted. A name that is given and never asked for is left out.
 *
 * @param shape with a sign in the place of each literal (a number, a text, a length of time)
 * @param literals in the order of the signs
 */
record CanonicalConditions(String shape, List<String> literals) {
    private static final String SIGN = "?";

    /** One test, with its literals beside it, so that sorting keeps them together. */
    private record Part(String shape, List<String> literals) {
        static Part joined(List<Part> parts, String with) {
            return new Part(
                    parts.stream().map(Part::shape).collect(Collectors.joining(with)),
                    parts.stream().flatMap(p -> p.literals.stream()).toList());
        }

        /** By their shapes, and where these are equal by their literals. */
        static Part sorted(List<Part> parts, String with) {
            return joined(
                    parts.stream().sorted((a, b) -> a.key().compareTo(b.key())).toList(), with);
        }

        private String key() {
            return shape + literals;
        }

        Part in(String before, String after) {
            return new Part(before + shape + after, literals);
        }

        static Part sign(String literal) {
            return new Part(SIGN, List.of(literal));
        }

        static Part word(String word) {
            return new Part(word, List.of());
        }
    }

    static CanonicalConditions of(RuleModel rule) {
        Reader reader = new Reader();
        Part all = Part.joined(rule.conditions().stream().map(reader::condition).toList(), "\n");
        return new CanonicalConditions(all.shape, all.literals);
    }

    /** The literal of this and that of the other where they differ in one alone; empty where they differ otherwise. */
    List<String> literalDifference(CanonicalConditions other) {
        if (!shape.equals(other.shape)) {
            return List.of();
        }
        List<Integer> different = IntStream.range(0, literals.size())
                .filter(i -> !literals.get(i).equals(other.literals.get(i)))
                .boxed()
                .toList();
        return different.size() == 1
                ? List.of(literals.get(different.get(0)), other.literals.get(different.get(0)))
                : List.of();
    }

    /** Goes through a rule in the order of its file, as a name is given before it is asked for. */
    private static final class Reader {
        private final Map<String, Part> names = new HashMap<>();
        private int patterns;

        Part condition(ConditionalElement condition) {
            if (condition instanceof Accumulate a) {
                Part inner = patterns(a.patterns());
                a.results().forEach(r -> names.put(r.name(), result(r)));
                return Part.joined(List.of(inner, tests(a.tests())), "; ").in("accumulate(", ")");
            } else if (condition instanceof Quantified q) {
                return patterns(q.patterns()).in(q.quantifier() + "(", ")");
            }
            return pattern((FactPattern) condition);
        }

        private Part result(Accumulate.Result r) {
            return (r.of() == null ? Part.word("") : term(r.of()))
                    .in(r.function().word() + "(", ")");
        }

        private Part patterns(List<FactPattern> all) {
            return Part.joined(all.stream().map(this::pattern).toList(), " and ");
        }

        private Part pattern(FactPattern p) {
            String fact = "#" + patterns++;
            if (p.name() != null) {
                names.put(p.name(), Part.word(fact));
            }
            p.constraints().stream()
                    .filter(Constraint.Binding.class::isInstance)
                    .map(Constraint.Binding.class::cast)
                    .forEach(b -> names.put(b.name(), term(b.field()).in(fact + ".", "")));
            return tests(p.constraints()).in(p.type() + "(", ")");
        }

        private Part tests(List<Constraint> all) {
            List<Part> parts = new ArrayList<>();
            all.stream()
                    .filter(c -> !(c instanceof Constraint.Binding))
                    .map(this::test)
                    .forEach(parts::add);
            return Part.sorted(parts, ", ");
        }

        private Part test(Constraint c) {
            if (c instanceof Constraint.AllOf all) {
                return Part.sorted(all.of().stream().map(this::test).toList(), " && ")
                        .in("(", ")");
            } else if (c instanceof Constraint.AnyOf any) {
                return Part.sorted(any.of().stream().map(this::test).toList(), " || ")
                        .in("(", ")");
            } else if (c instanceof Constraint.Flag f) {
                return term(f.field()).in(f.wanted() ? "" : "!", "");
            } else if (c instanceof Constraint.Comparison x) {
                return Part.joined(
                        List.of(term(x.left()), term(x.right())), x.operator().symbol());
            } else if (c instanceof Constraint.Membership m) {
                Part values = Part.sorted(m.values().stream().map(this::term).toList(), ", ");
                return Part.joined(List.of(term(m.left()), values), m.negated() ? " not in " : " in ");
            } else if (c instanceof Constraint.Containment x) {
                return Part.joined(
                        List.of(term(x.left()), term(x.right())), x.negated() ? " not contains " : " contains ");
            } else if (c instanceof Constraint.Likeness l) {
                return Part.joined(
                        List.of(term(l.left()), term(l.expression())), l.negated() ? " not matches " : " matches ");
            }
            Constraint.Window w = (Constraint.Window) c;
            List<Part> bounds =
                    w.bounds().stream().map(b -> Part.sign(b.toString())).toList();
            return Part.joined(bounds, ", ").in(w.order() + "[", "] " + named(w.other()).shape);
        }

        private Part term(Term term) {
            if (term instanceof Term.Text t) {
                return Part.sign('"' + t.value() + '"');
            } else if (term instanceof Term.Amount a) {
                return Part.sign(a.value().stripTrailingZeros().toPlainString());
            } else if (term instanceof Term.Truth t) {
                return Part.word(String.valueOf(t.value()));
            } else if (term instanceof Term.Constant c) {
                return Part.word(c.name());
            } else if (term instanceof Term.Arithmetic a) {
                return Part.joined(List.of(term(a.left()), term(a.right())), " " + a.sign() + " ")
                        .in("(", ")");
            }
            Term.Path path = (Term.Path) term;
            String fields = String.join(".", path.fields());
            if (path.of() == null) {
                return Part.word(fields);
            }
            return named(path.of()).in("", fields.isEmpty() ? "" : "." + fields);
        }

        private Part named(String name) {
            return names.getOrDefault(name, Part.word("$" + name));
        }
    }
}
