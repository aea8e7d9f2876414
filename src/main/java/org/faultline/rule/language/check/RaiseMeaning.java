package org.faultline.rule.language.check;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.Position;
import org.faultline.rule.language.model.Raise;
import org.faultline.rule.language.model.Term;
import org.faultline.rule.language.model.ValueKind;
import org.faultline.rule.language.text.Code;

/** Checks that an alert is raised with a value for each name of the group-by, and a text whose places can be filled. */
final class RaiseMeaning {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

    private final Scope scope;
    private final List<String> groupBy;

    RaiseMeaning(Scope scope, List<String> groupBy) {
        this.scope = scope;
        this.groupBy = groupBy;
    }

    void check(Raise raise) {
        raise.values().forEach(this::value);
        int given = raise.values().size();
        // without group-by names there is nothing to count against, and that has been named already
        if (given != groupBy.size() && !groupBy.isEmpty()) {
            scope.fault(
                    raise.at(),
                    Code.RAISE,
                    "alerts.raise takes a value for each of @groupBy(\"" + String.join(", ", groupBy)
                            + "\") and a text, " + (groupBy.size() + 1)
                            + " in all (before them a severity, if it is not the rule's own); here are " + (given + 1));
        }
        if (raise.grade() != null) {
            grade(raise.grade());
        }
        text(raise.text());
    }

    private void value(Term value) {
        if (value instanceof Term.Constant c && !c.name().isEmpty()) {
            scope.fault(
                    value.at(), Code.RAISE, "a value is what an alert is told apart by; write a $name, or a \"text\"");
            return;
        }
        ValueKind kind = scope.kind(value);
        if (kind.is(ValueKind.Sort.RECORD) || kind.is(ValueKind.Sort.LIST)) {
            scope.fault(
                    value.at(),
                    Code.WRONG_KIND,
                    "alerts are not told apart by " + kind.words()
                            + "; write a field of it, such as a $dyad that was named in the pattern");
        }
    }

    private void grade(Raise.Grade grade) {
        if (!(grade instanceof Raise.Grade.Choice choice)) {
            return;
        }
        Constraint.Comparison test = choice.test();
        new Comparisons(scope).compare(test.left(), test.operator(), test.right());
        ValueKind kind = scope.kind(test.left());
        if (kind.is(ValueKind.Sort.TEXT) || kind.is(ValueKind.Sort.DAY)) {
            scope.fault(
                    test.at(),
                    Code.WRONG_KIND,
                    "a severity is chosen by a number or a constant, but this is " + kind.words()
                            + "; write two rules");
        }
        grade(choice.then());
        grade(choice.otherwise());
    }

    private void text(Term.Text text) {
        Matcher m = PLACEHOLDER.matcher(text.value());
        while (m.find()) {
            String name = m.group(1);
            // escapes before it are counted back in
            long escapes = text.value()
                    .substring(0, m.start())
                    .chars()
                    .filter(c -> c == '"' || c == '\\')
                    .count();
            Position at = new Position(text.at().line(), text.at().column() + 1 + m.start() + (int) escapes);
            ValueKind kind = scope.named(name.replaceFirst("^\\$", "")).orElse(null);
            if (name.startsWith("$") && kind != null) {
                scope.fault(
                        at,
                        Code.PLACEHOLDER,
                        "in a text the name stands without its dollar; write {" + name.substring(1) + "}");
            } else if (kind == null) {
                scope.unknownPlace(at, name);
            } else if (kind.is(ValueKind.Sort.RECORD)) {
                scope.fault(at, Code.PLACEHOLDER, "{" + name + "} is a whole fact; name a field of it and write that");
            }
        }
    }
}
