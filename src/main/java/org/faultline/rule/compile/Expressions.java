package org.faultline.rule.compile;

import com.google.re2j.Pattern;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What {@code matches} in a rule runs on: RE2, whose time grows with the text and not with the ways to read the expression. */
public final class Expressions {
    /** More than all rules of a book hold; beyond it expressions of rules long gone make room. */
    private static final int MOST = 1000;

    private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();

    private Expressions() {}

    /** Whether the whole text fits the expression, which the checker has seen to be one. */
    public static boolean fits(String text, String expression) {
        if (COMPILED.size() > MOST) {
            COMPILED.clear();
        }
        return COMPILED.computeIfAbsent(expression, Pattern::compile).matches(text);
    }
}
