package org.faultline.notify.mail.words;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.faultline.alert.lifecycle.Cause;
import org.faultline.knowledge.actor.DisplayNames;
import org.jspecify.annotations.Nullable;

/**
 * What changed in the news and made an alert take something back, in one language.
 *
 * @param longestName in characters, of a report or a value
 */
public record CausePhrases(MailPhrases words, DisplayNames names, int longestName) {
    public String say(Cause c) {
        Map<String, Object> values = new HashMap<>();
        values.put("report", words.own(c.report(), longestName));
        values.put("field", c.what() == null ? "" : words.word("field", c.what().replace(' ', '-')));
        values.put("was", words.own(value(c, c.before()), longestName));
        values.put("is", words.own(value(c, c.now()), longestName));
        return words.say("change.by." + c.kind(), values);
    }

    private String value(Cause c, @Nullable String value) {
        String known = Objects.requireNonNullElse(value, "");
        return c.ofGroups() ? words.list(Cause.groups(known).map(names::group).toList()) : known;
    }
}
