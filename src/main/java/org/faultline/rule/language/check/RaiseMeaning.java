package org.faultline.rule.language.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.Position;
import org.faultline.rule.language.model.Raise;
import org.faultline.rule.language.model.Severity;
import org.faultline.rule.language.model.Term;
import org.faultline.rule.language.model.ValueKind;
import org.faultline.rule.language.text.Code;

/** Checks that an alert is raised with a value for each name of the group-by, and a text whose places can be filled. */
final class RaiseMeaning {
    private static final Pattern PLACEHOLDER = Pattern.compile("(?<![$\\{])\\{([^{}]*)}");

    /** {@code ${x}}, {@code {{x}}}, {@code $x}, {@code %x%}, {@code <x>}. */
    private static final Pattern FOREIGN =
            Pattern.compile("\\$\\{(\\w+)}|\\{\\{(\\w+)}}|(?<!\\{)\\$(\\w+)|%(\\w+)%|<(\\w+)>");

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
        if (given == groupBy.size() - 1) {
            lacking(raise);
        } else if (given == groupBy.size() + 1 && given > 1) {
            superfluous(raise);
        } else if (given != groupBy.size() && !groupBy.isEmpty()) {
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

    /** One value too few: the first that is not named like its place. */
    private void lacking(Raise raise) {
        List<Term> values = raise.values();
        int i = 0;
        while (i < values.size() && !(values.get(i) instanceof Term.Path p && other(p, groupBy.get(i)))) {
            i++;
        }
        String name = groupBy.get(i);
        String written = scope.nameOf(name)
                .map(n -> "$" + n)
                .orElse("$" + name + ", and name it in a pattern: $" + name + " : " + name);
        scope.fault(
                i < values.size() ? values.get(i).at() : raise.text().at(),
                Code.RAISE,
                "a value is missing before this: alerts.raise takes a value for each of @groupBy(\""
                        + String.join(", ", groupBy) + "\") and a text, " + (groupBy.size() + 1) + " in all; write "
                        + written);
    }

    /** One value too many: the first that is not one of @groupBy's. */
    private void superfluous(Raise raise) {
        List<Term> values = new ArrayList<>(raise.values());
        Term wrong = values.stream()
                .filter(v -> !(v instanceof Term.Path p) || !groupBy.contains(scope.fieldOf(p)))
                .findFirst()
                .orElse(values.get(values.size() - 1));
        values.remove(wrong);
        if (wrong instanceof Term.Text t
                && Arrays.stream(Severity.values()).anyMatch(s -> s.name().equalsIgnoreCase(t.value()))) {
            scope.fault(
                    wrong.at(),
                    Code.RAISE,
                    "a severity stands without quotes; write alerts.raise("
                            + t.value().toUpperCase(Locale.ROOT) + ", …");
            return;
        }
        scope.fault(
                wrong.at(),
                Code.RAISE,
                "alerts.raise takes a value for each of @groupBy(\"" + String.join(", ", groupBy) + "\") and a text, "
                        + (groupBy.size() + 1) + " in all; leave " + Comparisons.shown(wrong) + " out: alerts.raise("
                        + values.stream().map(Comparisons::shown).collect(Collectors.joining(", ")) + ", \"…\")");
    }

    /** Whether a value is that of a later name. */
    private boolean other(Term.Path value, String name) {
        String field = scope.fieldOf(value);
        return !field.equals(name) && groupBy.contains(field);
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

    /** The place of a character of a text in its file. */
    private static Position within(Term.Text text, int index) {
        long escapes = text.value()
                .substring(0, index)
                .chars()
                .filter(c -> c == '"' || c == '\\')
                .count();
        return new Position(text.at().line(), text.at().column() + 1 + index + (int) escapes);
    }

    /** Places as other languages write them. */
    private void foreign(Term.Text text) {
        Matcher m = FOREIGN.matcher(text.value());
        while (m.find()) {
            String name = Stream.of(m.group(1), m.group(2), m.group(3), m.group(4), m.group(5))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse("");
            boolean dollar = m.group().startsWith("$");
            if (dollar || scope.named(name).isPresent()) {
                scope.fault(
                        within(text, m.start()),
                        Code.PLACEHOLDER,
                        "a value stands in a text as its name in single braces; write {" + name + "} instead of "
                                + m.group());
            }
        }
    }

    private void text(Term.Text text) {
        foreign(text);
        Matcher m = PLACEHOLDER.matcher(text.value());
        while (m.find()) {
            String name = m.group(1);
            // escapes before it are counted back in
            Position at = within(text, m.start());
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
