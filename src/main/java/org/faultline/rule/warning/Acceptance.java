package org.faultline.rule.warning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.rule.language.model.FactVocabulary;
import org.faultline.rule.language.model.Position;
import org.faultline.rule.language.text.Code;
import org.faultline.rule.language.text.Comment;
import org.faultline.rule.language.text.Tokenizer;

/**
 * A comment {@code // accepted: CODE: reason}, by which an author takes responsibility for a warning of the file.
 *
 * @param code as it is written
 * @param reason empty where there is none
 */
record Acceptance(Position at, String code, String reason) {
    private static final Pattern FORM = Pattern.compile("//\\s*accepted:\\s*([^:\\s]*)\\s*:?\\s*(.*)");
    private static final List<String> WARNINGS = Arrays.stream(Code.values())
            .filter(c -> c.level() == Code.Level.WARNING && c != Code.ACCEPTANCE)
            .map(Code::name)
            .toList();

    static List<Acceptance> in(String text) {
        List<Acceptance> all = new ArrayList<>();
        for (Comment comment : Tokenizer.comments(text)) {
            Matcher form = FORM.matcher(comment.text());
            if (form.matches()) {
                all.add(new Acceptance(
                        comment.at(), form.group(1), form.group(2).strip()));
            }
        }
        return all;
    }

    /** The warnings that are not accepted, and the acceptances that accept nothing. */
    static List<Warning.Found> remaining(List<Warning.Found> found, List<Acceptance> accepted) {
        List<Warning.Found> left = new ArrayList<>(found);
        left.removeIf(f -> accepted.stream().anyMatch(a -> a.accepts(f)));
        for (Acceptance a : accepted) {
            String wrong = a.wrong(found);
            if (!wrong.isEmpty()) {
                left.add(new Warning.Found(a.at, Code.ACCEPTANCE, wrong));
            }
        }
        return left;
    }

    private boolean accepts(Warning.Found warning) {
        return !reason.isEmpty() && warning.code().name().equals(code);
    }

    private String wrong(List<Warning.Found> found) {
        if (!WARNINGS.contains(code)) {
            return "there is no warning " + code + FactVocabulary.instead(code, WARNINGS)
                    + "; only warnings can be accepted";
        } else if (reason.isEmpty()) {
            return "an acceptance says why; write // accepted: " + code + ": and the reason";
        }
        return found.stream().anyMatch(this::accepts)
                ? ""
                : "there is no warning " + code + " here; leave this line out";
    }
}
