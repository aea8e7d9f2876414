package org.faultline.cli.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.rule.language.layout.RuleLayout;

/**
 * A rule that is begun after a pattern, with a case that fires, a near miss and a look-alike, which hold at once.
 *
 * @param drl its text, laid out
 * @param cases those of its cases file
 */
record NewRule(String drl, String cases) {
    /** {@code ${days}}, {@code ${days+1}} or {@code ${title|usual}}. */
    private static final Pattern HOLE = Pattern.compile("\\$\\{([a-z-]+?)(?:([+-]\\d+)|\\|([^}]*))?}");

    /**
     * Writes one.
     *
     * @param values those of the pattern, and its id, title and owner; an empty title is the usual one
     */
    static NewRule of(RulePattern pattern, Map<String, String> values) {
        Map<String, String> all = new HashMap<>(values);
        if (pattern == RulePattern.ONE_EVENT) {
            all.putAll(ofOneEvent(values));
        }
        return new NewRule(
                RuleLayout.of(filled(read(pattern.word() + ".drl"), all)),
                filled(read(pattern.word() + ".cases.yaml"), all));
    }

    /** What is asked of the one event, and what comes near it without being it. */
    private static Map<String, String> ofOneEvent(Map<String, String> values) {
        String type = values.getOrDefault("type", "");
        String relation = values.getOrDefault("relation", "");
        String deaths = values.getOrDefault("min-deaths", "");
        boolean enemies = relation.equals("ENEMY");
        Map<String, String> all = new HashMap<>();
        all.put("relation-test", relation.isEmpty() ? "" : ", relation == " + relation);
        all.put("deaths-test", deaths.isEmpty() ? "" : ", deathsBest >= " + deaths);
        all.put("side-a", enemies ? "ISIS" : "regime");
        all.put("side-b", "IRGC");
        all.put("dyad", enemies ? "iran-axis|isis" : "assad-side|iran-axis");
        all.put("min-deaths", deaths.isEmpty() ? "1" : deaths);
        all.put("near-miss", deaths.isEmpty() ? "only alleged" : "one dead less");
        all.put(
                "near-miss-field",
                deaths.isEmpty() ? "status: ALLEGED" : "fatalities: " + (Integer.parseInt(deaths) - 1));
        all.put("look-alike", relation.isEmpty() ? "something else" : enemies ? "between allies" : "between enemies");
        all.put("look-alike-type", !relation.isEmpty() ? type : type.equals("PROTEST") ? "OTHER" : "PROTEST");
        all.put("look-alike-a", relation.equals("ALLY") ? "ISIS" : "regime");
        return all;
    }

    private static String filled(String template, Map<String, String> values) {
        return HOLE.matcher(template).replaceAll(hole -> Matcher.quoteReplacement(value(hole, values)));
    }

    private static String value(MatchResult hole, Map<String, String> values) {
        String value = values.getOrDefault(hole.group(1), "");
        if (hole.group(2) != null) {
            return String.valueOf(Integer.parseInt(value) + Integer.parseInt(hole.group(2)));
        }
        return value.isEmpty() && hole.group(3) != null
                ? hole.group(3)
                : value.replace("\"", "'").replace("\\", "/");
    }

    private static String read(String name) {
        try (InputStream in = Objects.requireNonNull(NewRule.class.getResourceAsStream("/new-rule/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the pattern " + name, e);
        }
    }
}
