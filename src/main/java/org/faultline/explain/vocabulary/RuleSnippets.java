package org.faultline.explain.vocabulary;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The words of rules as snippets of VS Code, which offers them while a rule is typed. Names are left out, as they change. */
public final class RuleSnippets {
    private RuleSnippets() {}

    /** By what each is called. */
    public static Map<String, Object> of(RuleWords words) {
        Map<String, Object> all = new LinkedHashMap<>();
        words.facts().forEach((fact, meaning) -> add(all, fact, fact + "( $1 )", meaning));
        facts(words).forEach((field, facts) -> facts.stream()
                .findFirst()
                .map(fact -> words.fields().getOrDefault(fact, Map.of()).get(field))
                .ifPresent(kind -> add(all, words, field, kind, facts)));
        words.functions().forEach(f -> add(all, f, f + "( \\$${1:name} )", "accumulate"));
        words.metadata().forEach((name, values) -> {
            String value = values.isEmpty() ? "\"$1\"" : "${1|" + String.join(",", values) + "|}";
            add(all, "@" + name, "@" + name + "(" + value + ")", "metadata");
        });
        return all;
    }

    private static void add(
            Map<String, Object> all, RuleWords words, String field, RuleWords.Field kind, Set<String> facts) {
        String of = kind.of();
        boolean constant = kind.kind().equals("constant") && of != null;
        String body = constant
                ? field + " == ${1|" + String.join(",", words.constants().getOrDefault(of, List.of())) + "|}"
                : field;
        add(all, field, body, (constant ? of : kind.kind()) + " of " + String.join(", ", facts));
    }

    /** Every field with the facts that have it. */
    private static Map<String, Set<String>> facts(RuleWords words) {
        Map<String, Set<String>> all = new TreeMap<>();
        for (String fact : words.facts().keySet()) {
            for (String field : words.fields().getOrDefault(fact, Map.of()).keySet()) {
                all.computeIfAbsent(field, f -> new TreeSet<>()).add(fact);
            }
        }
        return all;
    }

    private static void add(Map<String, Object> all, String prefix, String body, String description) {
        Map<String, Object> snippet = new LinkedHashMap<>();
        snippet.put("scope", "drl,plaintext");
        snippet.put("prefix", prefix);
        snippet.put("description", description);
        snippet.put("body", body);
        all.put("word: " + prefix, snippet);
    }
}
