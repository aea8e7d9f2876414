package org.faultline.rule.language.print;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.rule.language.model.Accumulate;
import org.faultline.rule.language.model.AlertTerms;
import org.faultline.rule.language.model.ConditionalElement;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.FactPattern;
import org.faultline.rule.language.model.Quantified;
import org.faultline.rule.language.model.Raise;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.model.Term;

/** Prints a rule from its model, in one form for people and in another for the engine. */
public final class Printer {
    /** How the names of a rule are written down. */
    interface Naming {
        String variable(String own);

        String type(String name);

        String field(String name);

        String constant(Term.Constant constant);

        String severity(String name);

        String window(Constraint.Window window);

        /** {@code accumulate( … )}, and whatever it takes for its tests to hold. */
        String accumulate(Accumulate accumulate, Printer printer);

        String flag(Constraint.Flag flag, Printer printer);

        String comparison(Constraint.Comparison comparison, Printer printer);

        String membership(Constraint.Membership membership, Printer printer);

        String containment(Constraint.Containment containment, Printer printer);

        String likeness(Constraint.Likeness likeness, Printer printer);

        /** A value that an alert is raised with. */
        default String value(Term term, Printer printer) {
            return printer.term(term);
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
                + (meta.theatres().isEmpty() ? "" : "\n  @theatres(" + quoted(String.join(", ", meta.theatres())) + ")")
                + "\n"
                + own.body(rule);
    }

    private static String terms(AlertTerms t) {
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
    public static String print(ConditionalElement condition) {
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

    private String condition(ConditionalElement condition) {
        if (condition instanceof FactPattern p) {
            return pattern(p);
        } else if (condition instanceof Quantified q) {
            String word = q.quantifier().name().toLowerCase(Locale.ROOT);
            String all = joined(q.patterns());
            return q.patterns().size() == 1 ? word + " " + all : word + "( " + all + " )";
        }
        return naming.accumulate((Accumulate) condition, this);
    }

    String joined(List<FactPattern> patterns) {
        return patterns.stream().map(this::pattern).collect(Collectors.joining(" and "));
    }

    private String pattern(FactPattern p) {
        return pattern(p, List.of());
    }

    /** @param more what is written behind its constraints */
    String pattern(FactPattern p, List<String> more) {
        String name = p.name() == null ? "" : naming.variable(p.name()) + " : ";
        String inner = Stream.concat(naming.ordered(p.constraints()).stream().map(this::constraint), more.stream())
                .collect(Collectors.joining(", "));
        return name + naming.type(p.type()) + (inner.isEmpty() ? "()" : "( " + inner + " )");
    }

    String constraints(List<Constraint> all) {
        return all.stream().map(this::constraint).collect(Collectors.joining(", "));
    }

    String constraint(Constraint c) {
        if (c instanceof Constraint.Binding b) {
            return naming.variable(b.name()) + " : " + term(b.field());
        } else if (c instanceof Constraint.AllOf all) {
            return "(" + all.of().stream().map(this::nested).collect(Collectors.joining(" && ")) + ")";
        } else if (c instanceof Constraint.AnyOf any) {
            return any.of().stream().map(this::nested).collect(Collectors.joining(" || "));
        } else if (c instanceof Constraint.Flag f) {
            return naming.flag(f, this);
        } else if (c instanceof Constraint.Comparison x) {
            return naming.comparison(x, this);
        } else if (c instanceof Constraint.Membership m) {
            return naming.membership(m, this);
        } else if (c instanceof Constraint.Containment x) {
            return naming.containment(x, this);
        } else if (c instanceof Constraint.Likeness l) {
            return naming.likeness(l, this);
        }
        return naming.window((Constraint.Window) c);
    }

    private String nested(Constraint c) {
        return c instanceof Constraint.AnyOf ? "(" + constraint(c) + ")" : constraint(c);
    }

    String comparison(Constraint.Comparison x) {
        return term(x.left()) + " " + x.operator().symbol() + " " + term(x.right());
    }

    String term(Term term) {
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
        String values =
                raise.values().stream().map(v -> naming.value(v, this) + ", ").collect(Collectors.joining());
        return "alerts.raise(" + grade + values + quoted(raise.text().value()) + ");";
    }

    private String grade(Raise.Grade grade) {
        if (grade instanceof Raise.Grade.Fixed f) {
            return naming.severity(f.severity().name());
        }
        Raise.Grade.Choice c = (Raise.Grade.Choice) grade;
        return naming.comparison(c.test(), this) + " ? " + grade(c.then()) + " : " + grade(c.otherwise());
    }

    public static String quoted(String text) {
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
        public String accumulate(Accumulate a, Printer printer) {
            return "accumulate(\n    " + printer.joined(a.patterns()) + ";\n    "
                    + a.results().stream().map(r -> result(r, printer)).collect(Collectors.joining(", "))
                    + (a.tests().isEmpty() ? "" : ";\n    " + printer.constraints(a.tests())) + " )";
        }

        private String result(Accumulate.Result r, Printer printer) {
            return variable(r.name()) + " : " + r.function().word()
                    + (r.of() == null ? "()" : "( " + printer.term(r.of()) + " )");
        }

        @Override
        public String flag(Constraint.Flag f, Printer printer) {
            return (f.wanted() ? "" : "!") + printer.term(f.field());
        }

        @Override
        public String comparison(Constraint.Comparison x, Printer printer) {
            return printer.comparison(x);
        }

        @Override
        public String membership(Constraint.Membership m, Printer printer) {
            return printer.term(m.left())
                    + (m.negated() ? " not in (" : " in (")
                    + m.values().stream().map(printer::term).collect(Collectors.joining(", "))
                    + ")";
        }

        @Override
        public String containment(Constraint.Containment x, Printer printer) {
            return printer.term(x.left()) + (x.negated() ? " not contains " : " contains ") + printer.term(x.right());
        }

        @Override
        public String likeness(Constraint.Likeness l, Printer printer) {
            return printer.term(l.left()) + (l.negated() ? " not" : "") + " matches "
                    + quoted(l.expression().value());
        }

        @Override
        public String window(Constraint.Window w) {
            String bounds = w.bounds().stream().map(Constraint.Length::toString).collect(Collectors.joining(", "));
            return "this " + w.order().name().toLowerCase(Locale.ROOT) + "[" + bounds + "] " + variable(w.other());
        }
    }
}
