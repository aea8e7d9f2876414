package org.faultline.rule.drl;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.faultline.rule.Terms;

/** Prints a rule from its model, in one form for people and in another for the engine. */
public final class Printer {
    /** How the names of a rule are written down. */
    interface Naming {
        String variable(String own);

        String type(String name);

        String field(String name);

        String constant(Term.Constant constant);

        String severity(String name);

        String matches(String text, boolean negated, String expression);

        String window(Constraint.Window window);

        String among(String text, boolean negated, List<String> values);

        default String function(Accumulate.Function function) {
            return function.word();
        }

        /** The constraints of a pattern in the order in which they are written. */
        default List<Constraint> ordered(List<Constraint> constraints) {
            return constraints;
        }
    }

    private final Naming naming;

    Printer(Naming naming) {
        this.naming = naming;
    }

    /** The rule as an analyst would write it; reading this again gives an equal model. */
    public static String print(RuleModel rule) {
        Printer own = new Printer(new OwnNames());
        RuleModel.Meta meta = rule.meta();
        return "rule " + quoted(rule.id())
                + "\n  @title(" + quoted(meta.title()) + ")"
                + "\n  @severity(" + meta.severity() + ")"
                + "\n  @status(" + meta.status().name().toLowerCase(Locale.ROOT) + ")"
                + "\n  @owner(" + quoted(meta.owner()) + ")"
                + "\n  @groupBy(" + quoted(String.join(", ", meta.groupBy())) + ")"
                + terms(meta.terms())
                + "\n"
                + own.body(rule);
    }

    private static String terms(Terms t) {
        return "\n  @quiet(\"" + t.quietDays() + "d\")"
                + "\n  @grace(\"" + t.graceDays() + "d\")"
                + (t.hold().isZero() ? "" : "\n  @hold(\"" + t.hold().toMinutes() + "m\")")
                + (t.sources() == 1 ? "" : "\n  @sources(" + t.sources() + ")")
                + (t.approval() ? "\n  @approval(true)" : "");
    }

    /** One constraint as an analyst would write it. */
    public static String print(Constraint constraint) {
        return new Printer(new OwnNames()).constraint(constraint);
    }

    /** One condition as an analyst would write it. */
    public static String print(Condition condition) {
        return new Printer(new OwnNames()).condition(condition);
    }

    /** One value as an analyst would write it. */
    public static String print(Term term) {
        return new Printer(new OwnNames()).term(term);
    }

    String body(RuleModel rule) {
        String conditions =
                rule.conditions().stream().map(c -> "  " + condition(c) + "\n").collect(Collectors.joining());
        return "when\n" + conditions + "then\n  " + raise(rule.raise()) + "\nend\n";
    }

    private String condition(Condition condition) {
        if (condition instanceof FactPattern p) {
            return pattern(p);
        } else if (condition instanceof Quantified q) {
            String word = q.quantifier().name().toLowerCase(Locale.ROOT);
            String all = joined(q.patterns());
            return q.patterns().size() == 1 ? word + " " + all : word + "( " + all + " )";
        }
        Accumulate a = (Accumulate) condition;
        String tests = a.tests().isEmpty() ? "" : ";\n    " + constraints(a.tests());
        return "accumulate(\n    " + joined(a.patterns()) + ";\n    "
                + a.results().stream().map(this::result).collect(Collectors.joining(", "))
                + tests + " )";
    }

    private String joined(List<FactPattern> patterns) {
        return patterns.stream().map(this::pattern).collect(Collectors.joining(" and "));
    }

    private String pattern(FactPattern p) {
        String name = p.name() == null ? "" : naming.variable(p.name()) + " : ";
        String inner = p.constraints().isEmpty() ? "()" : "( " + constraints(naming.ordered(p.constraints())) + " )";
        return name + naming.type(p.type()) + inner;
    }

    private String result(Accumulate.Result r) {
        String of = r.of() == null ? "()" : "( " + term(r.of()) + " )";
        return naming.variable(r.name()) + " : " + naming.function(r.function()) + of;
    }

    private String constraints(List<Constraint> all) {
        return all.stream().map(this::constraint).collect(Collectors.joining(", "));
    }

    private String constraint(Constraint c) {
        if (c instanceof Constraint.Binding b) {
            return naming.variable(b.name()) + " : " + term(b.field());
        } else if (c instanceof Constraint.AllOf all) {
            return "(" + all.of().stream().map(this::nested).collect(Collectors.joining(" && ")) + ")";
        } else if (c instanceof Constraint.AnyOf any) {
            return any.of().stream().map(this::nested).collect(Collectors.joining(" || "));
        } else if (c instanceof Constraint.Flag f) {
            return (f.wanted() ? "" : "!") + term(f.field());
        } else if (c instanceof Constraint.Comparison x) {
            return comparison(x);
        } else if (c instanceof Constraint.Membership m) {
            return naming.among(
                    term(m.left()),
                    m.negated(),
                    m.values().stream().map(this::term).toList());
        } else if (c instanceof Constraint.Containment x) {
            return term(x.left()) + (x.negated() ? " not contains " : " contains ") + term(x.right());
        } else if (c instanceof Constraint.Likeness l) {
            return naming.matches(
                    term(l.left()), l.negated(), quoted(l.expression().value()));
        }
        return naming.window((Constraint.Window) c);
    }

    private String nested(Constraint c) {
        return c instanceof Constraint.AnyOf ? "(" + constraint(c) + ")" : constraint(c);
    }

    private String comparison(Constraint.Comparison x) {
        return term(x.left()) + " " + x.operator().symbol() + " " + term(x.right());
    }

    private String term(Term term) {
        if (term instanceof Term.Text t) {
            return quoted(t.value());
        } else if (term instanceof Term.Amount a) {
            return a.value().toPlainString();
        } else if (term instanceof Term.Truth t) {
            return String.valueOf(t.value());
        } else if (term instanceof Term.Constant c) {
            return naming.constant(c);
        } else if (term instanceof Term.Arithmetic a) {
            return operand(a.left()) + " " + a.sign() + " " + operand(a.right());
        }
        Term.Path path = (Term.Path) term;
        String fields = path.fields().stream().map(naming::field).collect(Collectors.joining("."));
        return path.of() == null ? fields : naming.variable(path.of()) + (fields.isEmpty() ? "" : "." + fields);
    }

    private String operand(Term term) {
        return term instanceof Term.Arithmetic ? "(" + term(term) + ")" : term(term);
    }

    private String raise(Raise raise) {
        String grade = raise.grade() == null ? "" : grade(raise.grade()) + ", ";
        String values = raise.values().stream().map(v -> term(v) + ", ").collect(Collectors.joining());
        return "alerts.raise(" + grade + values + quoted(raise.text().value()) + ");";
    }

    private String grade(Raise.Grade grade) {
        if (grade instanceof Raise.Grade.Fixed f) {
            return naming.severity(f.severity().name());
        }
        Raise.Grade.Choice c = (Raise.Grade.Choice) grade;
        return comparison(c.test()) + " ? " + grade(c.then()) + " : " + grade(c.otherwise());
    }

    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> out.appendCodePoint(c);
            }
        });
        return out.append('"').toString();
    }

    /** The names as the analyst wrote them. */
    private static final class OwnNames implements Naming {
        @Override
        public String variable(String own) {
            return "$" + own;
        }

        @Override
        public String type(String name) {
            return name;
        }

        @Override
        public String field(String name) {
            return name;
        }

        @Override
        public String constant(Term.Constant constant) {
            return constant.name();
        }

        @Override
        public String severity(String name) {
            return name;
        }

        @Override
        public String among(String text, boolean negated, List<String> values) {
            return text + (negated ? " not in (" : " in (") + String.join(", ", values) + ")";
        }

        @Override
        public String window(Constraint.Window w) {
            String bounds = w.bounds().stream().map(Constraint.Length::toString).collect(Collectors.joining(", "));
            return "this " + w.order().name().toLowerCase(Locale.ROOT) + "[" + bounds + "] " + variable(w.other());
        }

        @Override
        public String matches(String text, boolean negated, String expression) {
            return text + (negated ? " not" : "") + " matches " + expression;
        }
    }
}
