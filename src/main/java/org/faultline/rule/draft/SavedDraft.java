package org.faultline.rule.draft;

import java.util.Set;
import org.faultline.rule.RulesInFolder;
import org.faultline.rule.file.NotSaved;
import org.faultline.rule.file.RuleFiles;

/**
 * A draft as the database keeps it. What stands there is checked as what somebody types.
 *
 * @param version of the text
 * @param replaced versions that a save took the place of
 */
public record SavedDraft(String rule, String family, String text, String version, Set<String> replaced) {
    /**
     * Its file.
     *
     * @throws NotSaved where it can have none
     */
    RuleFiles.File file() {
        RuleFiles.File file = RulesInFolder.draft(family, text);
        if (!file.id().equals(rule)) {
            throw new NotSaved(NotSaved.Field.TEXT, "its text is that of a rule of another name");
        }
        return file;
    }
}
