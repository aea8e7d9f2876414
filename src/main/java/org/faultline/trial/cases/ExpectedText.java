package org.faultline.trial.cases;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.faultline.rule.language.text.Code;
import org.faultline.trial.cases.text.CaseFaults;
import org.faultline.trial.cases.text.YamlNodes;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/**
 * What the text of an alert must be: word for word, or between slashes a regular expression (RE2) that occurs in it.
 *
 * @param expression null where it is word for word
 */
public record ExpectedText(String said, @Nullable Pattern expression) {
    /** @param alertText of the rule, with {name} for values; null where it is not known */
    static ExpectedText of(Node node, Node key, @Nullable String alertText, CaseFaults faults) {
        String said = YamlNodes.text(node);
        if (said.isEmpty()) {
            faults.add(
                    YamlNodes.isEmpty(node) ? key : node,
                    Code.CASE_VALUE,
                    "'text' is the text of the alert, or a part of it between slashes: write 'text: /2 days/'");
        }
        boolean whole = alertText == null || said.isEmpty() || Pattern.matches(anyValues(alertText), said);
        if (!whole && !(said.startsWith("/") && said.endsWith("/"))) {
            faults.add(
                    node,
                    Code.CASE_VALUE,
                    "the rule's alerts say \"" + alertText + "\"; a part of that stands between slashes: write 'text: /"
                            + said + "/'");
        }
        boolean expression = said.length() > 2 && said.startsWith("/") && said.endsWith("/");
        try {
            return new ExpectedText(said, expression ? Pattern.compile(said.substring(1, said.length() - 1)) : null);
        } catch (PatternSyntaxException e) {
            faults.add(
                    node,
                    Code.CASE_VALUE,
                    said + " is not a regular expression (RE2): " + e.getDescription()
                            + "; write \\ before a sign that stands for itself, or the whole text without slashes");
            return new ExpectedText(said, null);
        }
    }

    private static String anyValues(String alertText) {
        return Arrays.stream(alertText.split("\\{\\w+}", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
    }

    public boolean is(String text) {
        return expression == null ? text.equals(said) : expression.matcher(text).find();
    }

    @Override
    public String toString() {
        return expression == null ? "\"" + said + "\"" : said;
    }
}
