package org.faultline.explain.text;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.faultline.rule.language.model.Raise;
import org.faultline.rule.language.model.RuleModel;

/**
 * What a rule asks for and what it then says, in words that can be read aloud.
 *
 * @param conditions in the order of the rule, without what met them
 * @param says the text of its alerts, with what stands for each value in square brackets
 * @param grade how severe they are where the rule decides that by the case; else empty
 */
public record RuleText(List<Explanation.Condition> conditions, String says, String grade) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    /** The rule in the language of the phrases. */
    public static RuleText of(RuleModel rule, Phrases phrases) {
        ConditionText speech = new ConditionText(rule, phrases);
        Raise raise = rule.raise();
        return new RuleText(
                new Conditions(rule, phrases, Map.of(), null, Map.of()).all(),
                PLACEHOLDER.matcher(raise.text().value()).replaceAll(m -> "[" + phrases.field(m.group(1)) + "]"),
                raise.grade() == null ? "" : grade(raise.grade(), speech, phrases));
    }

    private static String grade(Raise.Grade grade, ConditionText speech, Phrases phrases) {
        if (grade instanceof Raise.Grade.Fixed fixed) {
            return Phrases.words(fixed.severity().name());
        }
        Raise.Grade.Choice choice = (Raise.Grade.Choice) grade;
        return phrases.of(
                "grade.if",
                grade(choice.then(), speech, phrases),
                speech.test(choice.test()),
                grade(choice.otherwise(), speech, phrases));
    }
}
