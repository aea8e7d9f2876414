package org.faultline.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.faultline.fact.Dated;
import org.faultline.fact.Fact;

/** The words of a rule: the fact types and the constants of their fields, so that analysts need neither imports nor prefixes. */
final class Vocabulary {
    static final String PACKAGE = "faultline.rules";

    /** Strings and comments, which stay as they are, or a word that no dot precedes. */
    private static final Pattern TOKEN =
            Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|//[^\\n]*|(?s:/\\*.*?\\*/)|(?<![\\w.$])[A-Z][A-Z0-9_]*(?!\\w)");

    private static final Pattern HEADER = Pattern.compile("(?m)^\\s*(package|import)\\s[^;\\n]*;?");

    private static final List<Class<?>> FACTS = List.of(Fact.class.getPermittedSubclasses());
    private static final Map<String, String> CONSTANTS = constants();

    private Vocabulary() {}

    /** Gives the engine each dated fact's event time. */
    static String declarations() {
        return "package " + PACKAGE + ";\n"
                + FACTS.stream()
                        .filter(Dated.class::isAssignableFrom)
                        .map(f -> "declare " + f.getName() + " @role(event) @timestamp(at) end\n")
                        .collect(Collectors.joining());
    }

    /** The rule as the engine takes it; every line keeps its number. */
    static String prepared(String text) {
        String body = HEADER.matcher(text).replaceAll("");
        StringBuilder out = new StringBuilder(head());
        Matcher m = TOKEN.matcher(body);
        while (m.find()) {
            String word = m.group();
            m.appendReplacement(out, Matcher.quoteReplacement(CONSTANTS.getOrDefault(word, word)));
        }
        return m.appendTail(out).toString();
    }

    private static String head() {
        return "package " + PACKAGE + "; "
                + FACTS.stream().map(f -> "import " + f.getName() + "; ").collect(Collectors.joining())
                + "import accumulate " + CountDistinct.class.getName() + " distinct; "
                + "global " + Alerts.class.getName() + " alerts; ";
    }

    /** Every constant of an enum that a fact's field has, and the severities, by its bare name. */
    private static Map<String, String> constants() {
        Map<String, String> all = new TreeMap<>();
        List<Class<?>> enums = new ArrayList<>(List.of(Severity.class));
        FACTS.forEach(f -> Arrays.stream(f.getMethods())
                .map(java.lang.reflect.Method::getReturnType)
                .filter(Class::isEnum)
                .forEach(enums::add));
        for (Class<?> type : enums) {
            for (Object constant : type.getEnumConstants()) {
                String qualified = type.getName() + "." + constant;
                String other = all.put(constant.toString(), qualified);
                if (other != null && !other.equals(qualified)) {
                    throw new IllegalStateException(
                            constant + " is a constant of two fields: " + other + ", " + qualified);
                }
            }
        }
        return all;
    }
}
