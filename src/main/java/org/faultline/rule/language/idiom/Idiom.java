package org.faultline.rule.language.idiom;

import java.util.List;
import java.util.Optional;
import org.faultline.rule.language.text.Code;
import org.faultline.rule.language.text.Token;

/**
 * One form of words that people bring from elsewhere, and what is written for it.
 *
 * @param written the form as a {@link Template}
 * @param ours what is written for it, with the same gaps; empty where only the advice helps
 * @param advice a sentence beside it, which begins in lower case; may be empty
 * @param example what somebody might write, for the manual
 */
public record Idiom(Habit habit, Place place, Template written, String ours, String advice, String example) {

    /** What is wrong with it. */
    Code code() {
        return ours.contains("known}") ? Code.NULL : Code.IDIOM;
    }

    /** Where it begins there, and something can be written for what fills it. */
    Optional<Template.Found> find(List<Token> tokens, int from) {
        return written.find(tokens, from)
                .filter(found -> ours.isEmpty() || !instead(found).isEmpty());
    }

    /** What is written for what was found; empty where nothing takes its place. */
    String instead(Template.Found found) {
        return Template.fill(ours, found);
    }

    /** What reading goes on with. */
    String standIn(Template.Found found) {
        if (ours.isEmpty() && found.gaps().containsKey("p")) {
            return Template.fill("{p}", found);
        } else if (ours.isEmpty() && place == Place.FIGURE) {
            return Template.fill("{x} : count()", found);
        } else if (ours.isEmpty()) {
            return place == Place.TEST ? "id != \"\"" : "";
        }
        return instead(found);
    }

    /** A sign alone would be lost in a sentence. */
    private static String quoted(String written) {
        return written.length() < 3 ? "'" + written + "'" : written;
    }

    /** What to do about it, as a message says it. */
    String remedy(Template.Found found, List<Token> tokens) {
        String theirs = Template.written(tokens);
        String shown = theirs.length() > 60 ? theirs.substring(0, 60) + "…" : theirs;
        String sentence = ours.isEmpty() ? "" : "write " + quoted(instead(found)) + " instead of " + quoted(shown);
        return sentence + (sentence.isEmpty() || advice.isEmpty() ? "" : "; ") + Template.fill(advice, found);
    }
}
