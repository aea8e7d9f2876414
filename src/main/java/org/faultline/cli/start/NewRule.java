package org.faultline.cli.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.report.EventType;
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
        } else if (pattern == RulePattern.SEQUENCE) {
            all.putAll(ofSequence(values));
        }
        if (values.getOrDefault("title", "").isEmpty() && all.containsKey("usual-title")) {
            all.put("title", all.getOrDefault("usual-title", ""));
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

    /** What comes first and what follows it, as tests and in words; one type that follows itself does so on a later day. */
    private static Map<String, String> ofSequence(Map<String, String> values) {
        EventType first = EventType.valueOf(values.getOrDefault("type", ""));
        String then = values.getOrDefault("then", "");
        boolean itself = then.isEmpty() ? first.is(EventType.Trait.VIOLENT) : then.equals(first.name());
        String second = then.isEmpty() ? "violence" : words(then);
        Map<String, String> all = new HashMap<>();
        all.put("usual-title", capital(words(first.name())) + " followed by " + second);
        all.put("first-words", words(first.name()));
        all.put("then-words", second);
        all.put("then-capital", capital(second));
        all.put("then-test", then.isEmpty() ? "violent" : "type == " + then);
        all.put("then-type", then.isEmpty() ? "CLASH" : then);
        all.put("least", itself ? "1" : "0");
        return all;
    }

    private static String words(String type) {
        return type.equals("IED")
                ? "bomb"
                : type.toLowerCase(Locale.ROOT).replace('_', ' ').replace("hq ", "headquarters ");
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
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
