package org.faultline.rule.warning;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.rule.language.model.RuleStatus;
import org.faultline.rule.language.text.Code;
import org.faultline.rule.language.text.Comment;
import org.faultline.rule.language.text.Tokenizer;

/** Nothing at the head of a rule that says what it is for, to those who read its alerts or change it after its author left. */
final class HeadWarning implements Warning {
    private static final List<String> ANSWERS = List.of("Fires", "Why", "Misses", "Noise");

    @Override
    public List<Found> in(SoundRule rule, List<SoundRule> others) {
        if (rule.model().meta().status() == RuleStatus.RETIRED) {
            return List.of();
        }
        int line = rule.model().at().line();
        String head = Tokenizer.comments(rule.text()).stream()
                .filter(c -> c.at().line() < line)
                .map(Comment::text)
                .collect(Collectors.joining("\n"));
        List<String> missing = ANSWERS.stream().filter(a -> !answered(head, a)).toList();
        if (missing.isEmpty()) {
            return List.of();
        }
        String what = missing.size() == ANSWERS.size()
                ? "no comment at the head says what it fires on, why, what it misses and what noise it makes; write "
                        + ANSWERS.stream().collect(Collectors.joining(" …, ", "", " …"))
                : "the comment at the head does not say " + String.join(", ", missing) + "; write a line for each";
        return List.of(new Found(rule.model().at(), Code.HEAD, what));
    }

    private static boolean answered(String head, String answer) {
        return Stream.of(head.split("\n")).anyMatch(l -> l.matches("[\\s/*]*" + answer + "\\b.*\\w.*"));
    }
}
