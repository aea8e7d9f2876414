package org.faultline.rule.language.idiom;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.faultline.rule.language.text.Token;

/** Writes in one pattern what DRL says with {@code or} and {@code forall} around two. */
final class PatternAlternatives {
    private PatternAlternatives() {}

    /** {@code T( a, b ) or T( a, c )} as {@code T( a, b || c )}; empty where one pattern cannot say it. */
    static String either(List<Token> one, List<Token> other) {
        List<String> first = tests(one);
        List<String> second = tests(other);
        List<String> both = first.stream().filter(second::contains).toList();
        List<String> left = without(first, both);
        List<String> right = without(second, both);
        boolean named = (String.join(",", left) + String.join(",", right)).matches(".*\\$\\w+ : .*|.*\\bthis\\b.*");
        if (!head(one).equals(head(other)) || named || left.isEmpty() || right.isEmpty()) {
            return "";
        }
        List<String> all = new ArrayList<>(both);
        all.add(group(left) + " || " + group(right));
        return named(one) + head(one) + "( " + String.join(", ", all) + " )";
    }

    /** {@code forall( A( x ) A( this == …, y ) )} as {@code not A( x, !y )}. */
    static String forall(List<Token> all, List<Token> each) {
        List<String> asked = without(tests(each), tests(all)).stream()
                .filter(t -> !t.startsWith("this"))
                .toList();
        List<String> some = new ArrayList<>(tests(all));
        some.add(asked.size() == 1 ? opposite(asked.get(0)) : "the opposite of " + String.join(", ", asked));
        return "not " + head(all) + "( " + String.join(", ", some) + " )";
    }

    /** {@code forall T( a, b == $b )} as {@code not T( !a, b == $b )}. */
    static String denied(List<Token> all) {
        List<String> tests = tests(all);
        tests.stream()
                .filter(t -> !t.contains("$") && !t.startsWith("this"))
                .findFirst()
                .ifPresent(t -> tests.set(tests.indexOf(t), opposite(t)));
        return "not " + head(all) + "( " + String.join(", ", tests) + " )";
    }

    private static String opposite(String test) {
        if (test.matches("[\\w.]+")) {
            return "!" + test;
        } else if (test.contains(" == ")) {
            return test.replace(" == ", " != ");
        } else if (test.contains(" != ")) {
            return test.replace(" != ", " == ");
        } else if (test.contains(" in (")) {
            return test.replace(" in (", " not in (");
        }
        return test.contains(" >= ")
                ? test.replace(" >= ", " < ")
                : test.contains(" > ")
                        ? test.replace(" > ", " <= ")
                        : test.contains(" <= ") ? test.replace(" <= ", " > ") : test.replace(" < ", " >= ");
    }

    private static String group(List<String> tests) {
        return tests.size() == 1 ? tests.get(0) : "(" + String.join(" && ", tests) + ")";
    }

    private static List<String> without(List<String> tests, List<String> others) {
        return tests.stream().filter(t -> !others.contains(t)).toList();
    }

    private static List<String> tests(List<Token> pattern) {
        int open = pattern.stream().map(Token::text).toList().indexOf("(");
        return Template.split(pattern.subList(open + 1, pattern.size() - 1), List.of(",")).stream()
                .map(Template::written)
                .collect(Collectors.toList());
    }

    private static String head(List<Token> pattern) {
        return pattern.get(pattern.get(0).isName() ? 2 : 0).text();
    }

    private static String named(List<Token> pattern) {
        return pattern.get(0).isName() ? pattern.get(0).text() + " : " : "";
    }
}
