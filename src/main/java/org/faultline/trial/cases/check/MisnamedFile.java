package org.faultline.trial.cases.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.report.delivery.Nearest;
import org.faultline.rule.file.RuleFiles;
import org.faultline.trial.cases.CaseFile;
import org.jspecify.annotations.Nullable;

/**
 * A file beside rules that was meant to be read and is not, because of its name.
 *
 * @param name the one to give it
 * @param rule the id of the rule it is about
 */
record MisnamedFile(String name, String rule) {
    private static final Pattern RULE = Pattern.compile(
            "(.+?)\\.(?:drl\\.(?:txt|text|drl|md|yaml)|dlr|drools|rule|drl \\(\\d+\\)|drl)", Pattern.CASE_INSENSITIVE);
    private static final Pattern CASES = Pattern.compile(
            "(.+?)[._ -]+(?:cases?|tests?|testcases?|csaes|caes)(?: ?\\(\\d+\\)| - copy)?((?:\\.(?:yaml|yml|txt|text|yam|json|md))*)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern YAML =
            Pattern.compile("(.+?)(?: ?\\(\\d+\\)| - copy)?\\.(?:yaml|yml)(?:\\.txt)?", Pattern.CASE_INSENSITIVE);

    /** Files of knowledge, which may stand in a folder below that of the rules. */
    private static final Set<String> KNOWLEDGE =
            Set.of("actors.yaml", "areas.yaml", "groups.yaml", "places.yaml", "relations.yaml", "sources.yaml");

    /** Null where a file has nothing to do with rules. */
    static @Nullable MisnamedFile of(Path file, Collection<String> rules) {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(RuleFiles.ENDING) || name.endsWith(CaseFile.ENDING) || KNOWLEDGE.contains(name)) {
            return null;
        }
        Matcher rule = RULE.matcher(name);
        if (rule.matches()) {
            return new MisnamedFile(rule.group(1) + RuleFiles.ENDING, rule.group(1));
        }
        Matcher cases = CASES.matcher(name);
        Matcher yaml = YAML.matcher(name);
        boolean asCases =
                cases.matches() && (!cases.group(2).matches("(?i).*\\.(?:md|json)") || name.contains(".cases."));
        if (!asCases && !(yaml.matches() && isBesideRules(file))) {
            return null;
        }
        String stem = asCases ? cases.group(1) : yaml.group(1);
        String near = nearest(stem, rules);
        String of = near.isEmpty() ? stem : near;
        return new MisnamedFile(of + CaseFile.ENDING, of);
    }

    /** The rule that a name is of or nearly is of; empty where there is none. */
    static String nearest(String stem, Collection<String> rules) {
        String plain = stem.toLowerCase(Locale.ROOT).replaceAll("[\\s_.]+", "-");
        return rules.contains(plain)
                ? plain
                : Nearest.to(plain, rules).stream().findFirst().orElse("");
    }

    private static boolean isBesideRules(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        String[] rules = folder == null
                ? null
                : folder.toFile().list((dir, n) -> n.endsWith(RuleFiles.ENDING) || n.endsWith(CaseFile.ENDING));
        return rules != null && rules.length > 0;
    }

    String message(Path file) {
        return Files.exists(file.resolveSibling(name))
                ? "a file of this name is not read; put what it holds into " + name + ", or delete it"
                : "a file of this name is not read; rename it to " + name;
    }
}
